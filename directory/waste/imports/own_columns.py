"""What the columns of a town hall's own file of collection days may hold."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from directory.importing.own_files.kinds import ColumnKind
from directory.models.choices import Stream
from directory.reading import texts
from directory.waste.imports.days import read_days
from directory.waste.imports.gathering import BOTH_SIDES, NAMES, SIDES, STREAMS, stream_called
from search.analysis import fold

LABELS = {
    "sector": _("Sector"),
    "street": _("Street"),
    "district": _("District"),
    "side": _("Side of the street (even, odd)"),
    "first": _("From number"),
    "last": _("To number"),
    "stream": _("What the line is about: glass, garden waste…"),
    "days": _("Days of what the line is about"),
    "container": _("Bin or bag"),
    "note": _("Good to know"),
}


def is_days(cell: str) -> bool:
    """Whether the days of a cell are understood."""
    try:
        return bool(read_days(cell))
    except ValueError:
        return False


def _kind(name, looks_right=None, **more):
    return ColumnKind(name, LABELS[name], _folded(NAMES[name]), looks_right, **more)


def _folded(names):
    return tuple(fold(name, " ") for name in names)


SECTOR_COLUMNS = (
    _kind("sector"),
    _kind("street", is_joined=True),
    _kind("district"),
    _kind("side", lambda cell: fold(cell, " ") in {*SIDES, *BOTH_SIDES}),
    _kind("first", str.isdigit),
    _kind("last", str.isdigit),
    *(
        ColumnKind(
            stream.value, format_lazy(_("Days: {what}"), what=stream.label), _folded(STREAMS[stream]), is_days
        )
        for stream in Stream
    ),
    _kind(
        "stream",
        choices=lambda _vocabulary: dict(Stream.choices),
        code_of=lambda _vocabulary, cell: stream_called(texts.text(cell)) or "",
    ),
    _kind("days", is_days),
    _kind("container"),
    _kind("note"),
)
