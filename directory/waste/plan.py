"""What a process holds of the collections of a city: its page, its sectors and their streets."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from functools import cached_property

from core import generation
from core.reads import structure_of
from core.sites import City, get_portal
from directory.models import SectorPage, WastePage
from directory.street_lines import StreetPart, read_lines
from directory.waste.dates import Rule, Sector, Town

# {words of a street, as addresses are looked for: its parts with their sectors}
Streets = dict[tuple[str, ...], list[tuple[StreetPart, Sector]]]


@dataclass(frozen=True)
class Plan:
    """The page of a city, its rules and its sectors."""

    title: str
    path: str
    town: Town
    taken_in_by: time | None
    sectors: tuple[Sector, ...] = ()

    @cached_property
    def by_street(self) -> Streets:
        """{street as it is looked for: its parts with their sectors}: who types an address needs it."""
        return streets_of(self.sectors)


def plan_of(city_slug: str, language: str = "") -> Plan | None:
    """The plan of a city in a language (or its first one), None where it has no page for it."""
    city = get_portal().by_slug.get(city_slug)
    if city is None:
        return None
    language = language if language in city.homes else city.languages[0]
    structure = [structure_of(city_slug)]
    return generation.held(f"waste {city_slug} {language}", lambda: _read(city, language), structure)


def _read(city: City, language: str) -> Plan | None:
    """In two queries."""
    home = city.homes.get(language)
    page = home and WastePage.objects.filter(live=True, path__startswith=home.path).first()
    if not page:
        return None
    town, portal = Town.of(page), get_portal()
    rows = SectorPage.objects.filter(live=True, alias_of=None, path__startswith=page.path).order_by("title")
    sectors = tuple(sector_of(row, portal.path_of(row) or "", town) for row in rows)
    path = portal.path_of(page) or ""
    return Plan(page.title, path, town, page.taken_in_by, sectors)


def streets_of(sectors: Iterable[Sector]) -> Streets:
    """The parts of each street with their sectors."""
    by_street: Streets = defaultdict(list)
    for sector in sectors:
        for part in sector.streets:
            by_street[part.key].append((part, sector))
    return dict(by_street)


def sector_of(page: SectorPage, path: str, town: Town) -> Sector:
    """The Sector that a page describes. `path`: its address without host."""
    return Sector(
        key=str(page.translation_key),
        title=page.title,
        path=path,
        rules=tuple(Rule.of(block["value"]) for block in page.collections.raw_data),
        streets=read_lines(page.streets),
        town=town,
    )
