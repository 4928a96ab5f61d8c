"""The names of the documents of each corpus, « city:/path/ », told from the files that pages are made of."""

from functools import cache

from core.slugs import slug_of
from portal.demo.pages import CONTENT
from portal.demo.towns import HUB, SLUGS
from tests.relevance.corpora import HERE, TOWN_OF_TEXTS
from tests.relevance.judged import rows
from tests.relevance.longtexts import texts


@cache
def documents_of(name: str) -> frozenset[str]:
    """Of the set `name`."""
    return {"everyday": everyday, "texts": long_texts}[name]()


def everyday():
    """Pages of the demonstration and places of the directory."""
    pages = {_page(city, path) for city in SLUGS for path in (CONTENT / city).rglob("*.md")}
    in_each_town = list((CONTENT / "towns").rglob("*.md"))
    procedures = {_page(city, path) for city in SLUGS if city != HUB for path in in_each_town}
    rows_of_places = rows(HERE / "everyday" / "places.csv")
    places = {f"{row['city']}:/fr/lieux/{slug_of(row['name'])}/" for row in rows_of_places}
    return frozenset(pages | procedures | places | _collections())


def long_texts():
    """The long texts and the guide, and the procedures of the town that has them."""
    procedures = {_page(TOWN_OF_TEXTS, path) for path in (CONTENT / "towns").rglob("*.md")}
    return frozenset(procedures | {f"{TOWN_OF_TEXTS}:{text.path}" for text in texts()})


def _collections():
    """The days of collection, and the sectors of each town."""
    sectors = {
        (path.stem, row["secteur"])
        for path in CONTENT.parent.glob("collections/*.csv")
        for row in rows(path, delimiter=";")
    }
    pages = {f"{city}:/fr/collecte/" for city, _sector in sectors}
    return pages | {f"{city}:/fr/collecte/{slug_of(sector)}/" for city, sector in sectors}


def _page(city, path):
    folders = path.relative_to(CONTENT).parts[1:-1]
    return f"{city}:/{'/'.join(('fr', *folders, path.stem))}/"
