"""All the streets and districts that the portal knows of a city: those of the addresses in its directory, and
those of its collection sectors, which have no points of their own."""

from django.apps import apps

from core import generation
from core.generation import ANY
from core.sites import City, get_portal
from directory.street_lines import DISTRICT, read_lines
from directory.streets import Area, Streets, split, words_of


def streets_of(city: City) -> Streets:
    """Those of a city, of the hub those of all, read once until one of its pages changes."""
    cities = get_portal().communes if city.is_hub else (city,)
    scopes = (ANY,) if city.is_hub else (city.slug,)
    return generation.held(f"streets of {city.slug}", lambda: _read(cities), scopes)


def _read(cities):
    streets = Streets()
    for city in cities:
        home = city.homes[city.languages[0]].path
        _read_places(streets, home)
        _read_sectors(streets, home)
    return streets


def _read_places(streets, home):
    """Those without a point say in which district their street is."""
    columns = ("title", "street", "postcode", "town", "district", "latitude", "longitude")
    places = apps.get_model("directory", "PlacePage").objects.live().public().filter(path__startswith=home)
    nowhere = []
    rows = places.order_by("title", "pk").values_list(*columns)
    for title, street, postcode, town, district, *point in rows.iterator(2000):
        if None in point:
            nowhere.append((split(street)[2], words_of(district)))
        else:
            streets.add(title, street, f"{postcode} {town}".strip(), district, tuple(point))
    for street, district in nowhere:
        streets.add_around(street, streets.districts.get(district))


def _read_sectors(streets, home):
    sectors = apps.get_model("directory", "SectorPage").objects.live().public().filter(path__startswith=home)
    for title, lines in sectors.order_by("title").values_list("title", "streets"):
        parts = read_lines(lines)
        area = Area(title, False, [point for part in parts for point in _points_of(streets, part)])
        for part in parts:
            streets.add_around(part.key, area)


def _points_of(streets, part):
    if part.key[:1] == (DISTRICT,):
        district = streets.districts.get(part.key[1:])
        return district.points if district else []
    return [(door.latitude, door.longitude) for door in streets.by_name.get(part.key, ())]
