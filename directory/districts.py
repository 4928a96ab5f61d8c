"""The districts by which a place is found: its own, and those where it delivers or is active."""

from core.sites import get_portal
from directory.models import PlacePage


def found_in(page):
    """Names of districts, without repetition. Who serves the whole town is found in each that some place of
    the same directory names."""
    named = [page.district, *page.districts_served]
    if page.serves_whole_town:
        named += districts_of_town(page)
    return list(dict.fromkeys(filter(None, named)))


def districts_of_town(page):
    """Every district that a live place of the same town names, in order."""
    home = get_portal().home_of(page)
    if home is None:
        return []
    city, language = home
    places = PlacePage.objects.filter(live=True, path__startswith=city.homes[language].path)
    rows = places.only("district", "service_area").exclude(district="", service_area="")
    return sorted({name for row in rows.iterator() for name in (row.district, *row.districts_served) if name})
