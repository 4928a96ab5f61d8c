"""The districts by which a place is found: its own, and those where it delivers or is active."""

from core.sites import get_portal
from directory.models import PlacePage
from directory.models.place import names_in


def districts_under(home):
    """Every district that a live place under a home page names, in order. `home`: its treebeard path."""
    places = PlacePage.objects.filter(live=True, path__startswith=home)
    rows = places.order_by().values_list("district", "service_area").distinct()
    return sorted({name for district, area in rows for name in (district, *names_in(area)) if name})


def found_in(page, of_home=districts_under):
    """Names of districts, without repetition. Who serves the whole town is found in each that some place of
    the same directory names. `of_home`: districts_under, or what keeps its answers for many pages."""
    named = [page.district, *page.districts_served]
    home = get_portal().home_of(page) if page.serves_whole_town else None
    if home:
        city, language = home
        named += of_home(city.homes[language].path)
    return list(dict.fromkeys(filter(None, named)))
