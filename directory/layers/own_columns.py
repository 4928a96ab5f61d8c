"""What the columns of a town hall's own file of a layer may hold: those that its kind declares, and where."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from directory.hours.reading import read
from directory.importing.own_files.kinds import IDENTIFIER, TITLE, WHERE, ColumnKind, named
from directory.importing.own_files.own_file import Needed
from directory.layers import geometry
from directory.layers.kinds import AREA, LINE, POINT, Fact, Kind
from search.analysis import fold

ADDRESS = "adresse"  # the fact that the columns of an address say
ADDRESS_PARTS = ("street", "address", "postcode", "town")
SHAPE = ColumnKind(
    "shape",
    _("Line: GeoJSON or WKT in one cell"),
    ("geo shape", "geometry", "geometrie", "geom", "the geom", "wkt", "geojson"),
    lambda cell: geometry.written(cell, LINE),
    is_telling=True,
)
OF_POINTS = Needed(
    (("latitude", "longitude"), ("point",), ("street",), ("address",)),
    _("Say where each row is: its latitude and longitude, both in one cell, or its address."),
)
OF_LINES = Needed((("shape",),), _("Say which column holds the line: without it, nothing can be drawn."))
NOTHING = Needed(((),), "")


def columns_of(kind: Kind) -> tuple[ColumnKind, ...]:
    """What the columns of a file of this kind may be; () of a border, which has none to name."""
    if kind.geometry == AREA:
        return ()
    where = tuple(_placed(kind)) if kind.geometry == POINT else (SHAPE,)
    said = {word for column in where for word in column.words}
    title = tuple(word for word in _folded(kind.title) if word not in said)
    facts = (_fact(name, fact) for name, fact in kind.facts.items() if name != ADDRESS)
    own = _folded(kind.identifier)
    return (
        replace(TITLE, words=(*TITLE.words, *title)),
        *where,
        *facts,
        replace(IDENTIFIER, words=(*own, *IDENTIFIER.words)),
    )


def needed(kind: Kind, *, is_drawn: bool) -> Needed:
    """The columns without which nothing stands on the map. `is_drawn`: rows have their shapes beside them, as
    in GeoJSON."""
    if is_drawn:
        return NOTHING
    return OF_POINTS if kind.geometry == POINT else OF_LINES


def _placed(kind):
    """Where a point is, under the names that its schema has for it too."""
    address = kind.facts.get(ADDRESS)
    own = {
        "street": [part for column in (address.columns if address else ()) for part in column.split("+")],
        "latitude": kind.latitude,
        "longitude": kind.longitude,
        "point": kind.point,
    }
    for name in (*ADDRESS_PARTS, "latitude", "longitude", "point"):
        column = named(WHERE, name)
        yield replace(column, words=(*column.words, *_folded(own.get(name, ()))))


def _fact(name: str, fact: Fact) -> ColumnKind:
    words = _folded(fact.columns)
    if fact.is_hours:
        return ColumnKind(name, fact.label, words, lambda cell: bool(read(cell).hours))
    if not fact.values or fact.is_list:
        return ColumnKind(name, fact.label, words)
    return ColumnKind(
        name,
        fact.label,
        words,
        choices=lambda _vocabulary: {code: str(label) for label, code in _first_codes(fact).items()},
        code_of=lambda _vocabulary, cell: _code_of(fact, cell),
    )


def _first_codes(fact):
    """{label: the first code that has it}."""
    codes: dict = {}
    for code, label in fact.values.items():
        codes.setdefault(label, code)
    return codes


def _code_of(fact, cell):
    """What a cell says, be it the code of the schema or its words, or ""."""
    said = fold(cell, " ")
    for code, label in fact.values.items():
        if said in (fold(code, " "), fold(str(label), " ")):
            return _first_codes(fact)[label]
    return ""


def _folded(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(name, " ") for name in names)
