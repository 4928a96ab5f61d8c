"""Texts that several towns say alike: content/towns/<section>/<slug>.md becomes one source of each town.

A line `roubaix.price: …` of the header holds in Roubaix alone, in place of a line `price: …`. Words in braces
are filled with other lines of the header, then with what portal.demo.towns says of the town: `{name}`,
`{phone}`, `{email}`, and the counters below. Any line may be made up for that: `{fee}` wants a line `fee: …`.
"""

import re

from portal.demo.towns import HUB, TOWNS
from portal.writing.sources import Source

SHARED = "towns"
COUNTERS = {  # slugs of places
    "roubaix": {
        "hotel": "hotel-de-ville",
        "mairies": "hotel-de-ville, mairie-annexe-de-l-ourdissoir",
        "schools": "hotel-de-ville, mairie-annexe-de-l-ourdissoir",
        "social": "ccas, hotel-de-ville",
        "france_services": "guichet-du-rouet, espace-public-numerique-le-declic",
        "dump": "decheterie-du-dernier-fil",
    },
    "tourcoing": {
        "hotel": "hotel-de-ville",
        "mairies": "hotel-de-ville, mairie-de-quartier-du-fournil",
        "schools": "hotel-de-ville, mairie-de-quartier-du-fournil",
        "social": "ccas, hotel-de-ville",
        "france_services": "accueil-de-la-place-ronde, point-numerique-la-souris-verte",
        "dump": "decheterie-des-cinq-bacs",
    },
    "marcq": {
        "hotel": "guichet-de-la-maison-commune",
        "mairies": "guichet-de-la-maison-commune",
        "schools": "guichet-de-la-maison-commune",
        "social": "ccas, guichet-de-la-maison-commune",
        "france_services": "maison-des-services-du-buisson, espace-numerique-le-petit-clic",
        "dump": "decheterie-des-feuilles-mortes",
    },
}
_WORD = re.compile(r"\{(\w+)\}")
_FACTS = {town["slug"]: {name: town[name] for name in ("name", "phone", "email")} for town in TOWNS}
_SLUGS = tuple(slug for slug in _FACTS if slug != HUB)


def in_each_town(sources):
    """`sources`, those of `towns/` replaced by one for each town."""
    for source in sources:
        if source.site != SHARED:
            yield source
            continue
        for slug in _SLUGS:
            yield _of_town(source, slug)


def _of_town(source, slug):
    lines = {name: text for name, text in source.header.items() if "." not in name}
    lines |= {
        name.removeprefix(f"{slug}."): text
        for name, text in source.header.items()
        if name.startswith(f"{slug}.")
    }
    facts = COUNTERS[slug] | _FACTS[slug] | lines
    header = {name: _filled(text, facts) for name, text in lines.items()}
    return Source(source.key.replace(SHARED, slug, 1), header, _filled(source.body, facts))


def _filled(text, facts):
    """`text` with its words in braces; a word may bring others."""
    while _WORD.search(text):
        text = _WORD.sub(lambda found: facts[found[1]], text)
    return text
