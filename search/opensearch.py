"""OpenSearch 1.1: lets a browser search a site from its address bar, in the language of a page."""

from xml.sax.saxutils import escape, quoteattr

from django.http import Http404, HttpResponse

from core import reads
from core.menus import tagline_in
from core.search_page import search_template
from core.text import xml_safe
from core.theme import app_icons

MOST_NAME = 16  # characters, says the specification
TYPE = "application/opensearchdescription+xml"
DOCUMENT = """\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name}</ShortName>
<Description>{description}</Description>
<Url type="text/html" template={template}/>
<Image width="32" height="32" type="image/png">{icon}</Image>
<Language>{language}</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
"""


def serve(request):
    """The description of this host in the first language of its city."""
    return _described(request.city, request.city.languages[0])


def serve_in_language(request):
    """The same in the language of the path."""
    return _described(request.city, request.LANGUAGE_CODE)


def _described(city, language):
    reads.declare()
    template = search_template(city, language, "searchTerms")
    if not template:
        raise Http404
    document = DOCUMENT.format(
        name=escape(xml_safe(city.name)[:MOST_NAME].strip()),
        description=escape(xml_safe(" – ".join(filter(None, (city.name, tagline_in(city, language)))))),
        template=quoteattr(template),
        icon=escape(city.base_url + app_icons.url(city.slug, app_icons.SMALL)),
        language=language,
    )
    return HttpResponse(document, content_type=TYPE)
