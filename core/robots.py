"""robots.txt of each host (RFC 9309)."""

from django.http import HttpResponse

from core import reads

# A list and one filter of it are for search engines; combinations, orders and the results of a
# search are the same items again. Everything has its own address in the sitemap.
SITE = """\
User-agent: *
Disallow: /admin/
Disallow: /*?*&
Disallow: /*?*tri=
Disallow: /*?q=

Sitemap: {base_url}/sitemap.xml
"""
CLOSED = "User-agent: *\nDisallow: /\n"
PATH = "/robots.txt"
TYPE = "text/plain; charset=utf-8"


def serve(request):
    """What crawlers may read on the site of a city."""
    reads.declare()
    return HttpResponse(SITE.format(base_url=request.city.base_url), content_type=TYPE)


def closed():
    """For a host that is only the editors'."""
    return HttpResponse(CLOSED, content_type=TYPE)
