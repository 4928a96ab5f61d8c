"""The places of a city as rows: facts that are public, never notes, never the owner's address."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from directory.exports import licences
from directory.models import DirectorySettings, PlacePage, SourceRecord
from directory.models.access import ACCESS_FACTS

AT_ONCE = 1000
FACTS = (
    "pk",
    "translation_key",
    "title",
    "url_path",
    "introduction",
    "kind",
    "street",
    "address_extra",
    "postcode",
    "town",
    "insee_code",
    "ban_key",
    "latitude",
    "longitude",
    "phone",
    "email",
    "website",
    "hours",
    "hours_note",
    "by_appointment",
    "booking_url",
    "services",
    "payments",
    "facilities",
    "digital_services",
    "digital_audiences",
    "siret",
    "rna",
    "verified_on",
    "last_published_at",
    "category__slug",
    "category__title",
    "category__scdl_theme",
    "category__scdl_code",
    *ACCESS_FACTS,
)


@dataclass(frozen=True)
class Place:
    """`facts`: {name of FACTS: value}; `licence` is None where the place may not be given away."""

    facts: dict
    url: str
    licence: licences.Licence | None
    sources: tuple[str, ...]

    def __getitem__(self, name):
        return self.facts[name]


class NamedSource(NamedTuple):
    """Where a place comes from."""

    pk: int
    licence: str
    producer: str
    name: str


@dataclass(frozen=True)
class Town:
    """Who publishes. `siret` is "" until an editor writes it in the settings of the directory."""

    name: str
    insee_code: str
    siret: str


def town_of(city):
    """The town behind a City."""
    settings = DirectorySettings.objects.filter(site_id=city.site_id).first()
    return Town(city.name, city.settings.insee_code, settings.siret if settings else "")


def places_of(city, said=None, **filters):
    """Every Place that the city publishes, in its first language, in the order of the tree. `said`: what
    `sources_by_place` gave, where it has been read."""
    home = city.first_home
    if home is None:
        return
    pages = PlacePage.objects.filter(path__startswith=home.path, live=True, alias_of=None, **filters)
    said = sources_by_place(city) if said is None else said
    base = f"{city.base_url}/{city.languages[0]}/"
    for facts in pages.order_by("path").values(*FACTS).iterator(AT_ONCE):
        own = said.get(facts["pk"], ())
        yield Place(
            facts,
            url=base + facts["url_path"][len(home.url_path) :],
            licence=licences.common(source.licence for source in own),
            sources=tuple(source.producer or source.name for source in own),
        )


def sources_by_place(city):
    """{id of a place: rows of the sources of the city that speak of it, the oldest first}, in one query."""
    found = defaultdict(set)
    records = SourceRecord.objects.filter(source__city=city.settings.pk, page__isnull=False)
    columns = ("page_id", "source_id", "source__licence", "source__producer", "source__name")
    for place, *source in records.values_list(*columns).iterator(5000):
        found[place].add(NamedSource(*source))
    return {place: sorted(own) for place, own in found.items()}
