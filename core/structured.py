"""JSON-LD in the vocabulary of schema.org, from what a page already has in memory."""

import json

from django.utils import timezone
from django.utils.safestring import mark_safe

from core.menus import tagline_in
from core.search_page import search_template

CONTEXT = "https://schema.org"
# What could end the script element or open another one, as JSON may also write it.
ESCAPES = (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026"))


def written(nodes):
    """The nodes as one graph, as JSON that is safe inside a script element."""
    graph = {"@context": CONTEXT, "@graph": [_filled(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign, written_out in ESCAPES:
        text = text.replace(sign, written_out)
    return mark_safe(text)  # noqa: S308 - no character of HTML is left


def page_node(page, request, canonical):
    """What every page with a text says of itself; its type is the page's `schema_type`."""
    return {
        "@type": page.schema_type,
        "@id": f"{canonical}#page",
        "url": canonical,
        "name": page.title,
        "description": page.search_description or page.introduction,
        "inLanguage": request.LANGUAGE_CODE,
        "dateModified": moment(page.last_published_at),
        "isPartOf": {"@id": f"{request.city.base_url}/#site"},
        "publisher": publisher(request.city),
    }


def moment(value):
    """An aware datetime as ISO 8601 in the time of the towns; None without one."""
    return value and timezone.localtime(value).isoformat(timespec="seconds")


def _filled(node):
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def breadcrumb(crumbs, base_url, canonical):
    """BreadcrumbList from (title, url) steps; the last one, the page itself, has no url."""
    steps = [
        {
            "@type": "ListItem",
            "position": place,
            "name": crumb.title,
            "item": absolute(crumb.url, base_url) if crumb.url else canonical,
        }
        for place, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{canonical}#fil", "itemListElement": steps}


def absolute(address, base_url):
    """An address with its host."""
    return address if "://" in address else base_url + address


def organisation_id(city):
    """What other nodes call the town, or the group of towns, that publishes a site."""
    return f"{city.base_url}/#organisation"


def publisher(city):
    """The publisher as an article names it."""
    kind = "Organization" if city.is_hub else "GovernmentOrganization"
    return {"@type": kind, "@id": organisation_id(city), "name": publisher_name(city), "url": city.base_url}


def publisher_name(city):
    """Whom the legal notice names."""
    return city.settings.legal_publisher or city.name


def organisation(city, logo):
    """The publisher in full, for the home page. `logo`: absolute address of its picture."""
    settings = city.settings
    place = {
        "@type": "City",
        "name": city.name,
        "identifier": settings.insee_code,
        "geo": settings.latitude is not None
        and settings.longitude is not None
        and {"@type": "GeoCoordinates", "latitude": settings.latitude, "longitude": settings.longitude},
    }
    return publisher(city) | {
        "logo": logo,
        "email": settings.email,
        "telephone": settings.phone,
        "address": " ".join(settings.address.split()),
        "areaServed": None if city.is_hub else {name: value for name, value in place.items() if value},
        "sameAs": [url for link in settings.social_links.raw_data if (url := link["value"].get("url"))],
    }


def website(city, language):
    """The site itself, for the home page, and how to search it."""
    template = search_template(city, language, "search_term_string")
    return {
        "@type": "WebSite",
        "@id": f"{city.base_url}/#site",
        "name": city.name,
        "alternateName": tagline_in(city, language),
        "url": city.home_url(language),
        "inLanguage": list(city.languages),
        "publisher": {"@id": organisation_id(city)},
        "potentialAction": template
        and {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": template},
            "query-input": "required name=search_term_string",
        },
    }
