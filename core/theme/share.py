"""The picture shown where a page is shared: its address, which changes with what is drawn.

A page has one picture, with its title; a city has one for views that are no page, with its tagline.
"""

from functools import lru_cache
from hashlib import sha256

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from core.theme import motifs

CITY = "ville"
DRAWING = 3  # another number, and every picture is drawn anew


def city_title(city):
    """What the picture of a whole city says under its name."""
    return city.tagline or city.name


def url(city, key, title):
    """Address without host. `key`: a page's number, or CITY."""
    return f"/partage/{city.slug}/{key}.{digest(city, title)}.png"


def digest(city, title):
    """Changes with the yarns, the weave, the name and the title."""
    return _digest(motifs.dresses()[city.slug].digest, city.name, title)


@lru_cache(maxsize=4096)
def _digest(look, name, title):
    return sha256("\0".join((str(DRAWING), look, name, title)).encode()).hexdigest()[:12]


def title_of(portal, city, key):
    """The title to draw, or None where there is no such published page in this city (one query)."""
    if key == CITY:
        return city_title(city)
    if not key.isdecimal() or len(key) > 9:
        return None
    pages = Page.objects.filter(Q(expire_at=None) | Q(expire_at__gt=timezone.now()), pk=int(key), live=True)
    page = pages.only("path", "title").first()
    found = page and portal.home_of(page)
    return page.title if found and found[0] == city else None
