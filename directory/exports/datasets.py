"""What each city gives away: datasets, their files, and how many places are in and out of each."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from core import generation
from core.cells import harmless
from directory.exports import kml, mednum, plain, scdl
from directory.exports.contract import contract
from directory.exports.licences import LICENCES, Licence
from directory.exports.places import places_of, sources_by_place, town_of

CSV, GEOJSON, KML = "csv", "geojson", "kml"
TYPES = {CSV: "text/csv; charset=utf-8", GEOJSON: "application/geo+json", KML: kml.TYPE}


@dataclass(frozen=True)
class Dataset:
    """`rows(places, town)` yields (place, cells or None, column that is wanting); None: our own columns."""

    slug: str
    title: str
    text: str
    formats: tuple[str, ...] = (CSV,)
    schema: str = ""
    schema_name: str = ""
    schema_url: str = ""
    filters: dict = field(default_factory=dict)
    rows: Callable[..., Iterator] | None = None

    def judged(self, city, town=None, said=None) -> Iterator:
        """(place, cells or None, wanting) of every place of the city that the dataset is about. Of our own
        columns, which want nothing, cells are drawn later. `town` and `said` (directory.exports.places):
        where they have been read."""
        found = places_of(city, said, **self.filters)
        if self.rows:
            return self.rows(found, town or town_of(city))
        return ((place, (), None) for place in found)

    @property
    def columns(self):
        return contract(self.schema).columns if self.schema else plain.COLUMNS


DATASETS = (
    Dataset(
        slug="equipements",
        title=_("Public services"),
        text=_("Public services of the town, as the national register of equipment wants them."),
        schema=scdl.SCHEMA,
        schema_name="SCDL Équipements 0.1.5",
        schema_url="https://schema.data.gouv.fr/scdl/equipements/",
        filters=scdl.FILTERS,
        rows=scdl.rows,
    ),
    Dataset(
        slug="mediation-numerique",
        title=_("Digital help"),
        text=_("Places where people find help with digital tools."),
        schema=mednum.SCHEMA,
        schema_name="Lieux de médiation numérique 1.0.2",
        schema_url="https://schema.data.gouv.fr/LaMednum/standard-mediation-num/",
        filters=mednum.FILTERS,
        rows=mednum.rows,
    ),
    Dataset(
        slug="lieux",
        title=_("All places"),
        text=_("Every place of the directory, with its hours and how accessible it is."),
        formats=(CSV, GEOJSON, KML),
    ),
)


def find(name):
    """(Dataset, Licence) of the name of a file without extension, or None."""
    for dataset in DATASETS:
        for licence in LICENCES:
            if name == dataset.slug + licence.suffix:
                return dataset, licence
    return None


def lines(dataset, licence, extension, city):
    """The file, piece by piece."""
    own = ((place, cells) for place, cells, _wanting in dataset.judged(city) if place.licence == licence)
    if extension in (GEOJSON, KML):
        write = _collection if extension == GEOJSON else kml.document
        return write(place for place, _cells in own)
    if dataset.rows is None:
        return _table(dataset.columns, (plain.row(place).values() for place, _cells in own))
    return _table(dataset.columns, (cells for _place, cells in own if cells))


@dataclass(frozen=True)
class Tally:
    """`given`: rows by licence. `unlicensed`: places whose source allows nothing. `wanting`: places left
    out by the column that they have nothing for."""

    given: Counter[Licence]
    unlicensed: int
    wanting: Counter[str]


def tallies(city):
    """{slug: Tally} of a City, counted once until one of its places changes."""
    return generation.held(f"open data {city.slug}", lambda: _tallies(city), [city.slug])


def _tallies(city):
    read = town_of(city), sources_by_place(city)
    return {dataset.slug: _tally(dataset.judged(city, *read)) for dataset in DATASETS}


def _tally(judged):
    given, wanting, unlicensed = Counter(), Counter(), 0
    for place, cells, column in judged:
        if place.licence is None:
            unlicensed += 1
        elif cells is None:
            wanting[column] += 1
        else:
            given[place.licence] += 1
    return Tally(given, unlicensed, wanting)


class _Echo:
    """What csv writes is what the caller gets."""

    def write(self, line):
        return line


def _table(columns, rows):
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield writer.writerow(columns)
    for cells in rows:
        yield writer.writerow(map(harmless, cells))


def _collection(places):
    yield '{"type":"FeatureCollection","features":['
    first = True
    for feature in filter(None, map(plain.feature, places)):
        yield ("" if first else ",\n") + feature
        first = False
    yield "]}\n"
