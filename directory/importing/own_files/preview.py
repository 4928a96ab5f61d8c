"""The first rows of a file as they would be written, before anything is."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from directory.importing.boundary import Town
from directory.importing.drafts import Draft
from directory.importing.models import Source
from directory.importing.target import Target
from directory.reading.rows import Table

ROWS = 20
POSITION = ("latitude", "longitude")


@dataclass(frozen=True)
class Row:
    """`values`: words under each heading of the preview; `reason`: why the row is left out, or ""; `point`:
    where it would stand on the map."""

    number: int
    title: str
    values: list[str]
    reason: str
    remarks: list[str]
    point: tuple[float, float] | None


@dataclass(frozen=True)
class Preview:
    """Names of the facts that some row has, and the rows."""

    headings: list[str]
    rows: list[Row]

    @property
    def points(self) -> list[dict]:
        """What the map shows."""
        return [
            {"latitude": line.point[0], "longitude": line.point[1], "title": line.title}
            for line in self.rows
            if line.point
        ]


def preview(target: Target, source: Source, table: Table, vocabulary: Any, mapping: dict) -> Preview:
    """The first rows of a table, read by a mapping. Raises FileRefusedError."""
    adapter = target.kinds_of_file[source.adapter](table, vocabulary, mapping)
    town = Town(source.city, source.boundary, None if source.boundary else target.border_of(source.city))
    drafts = [adapter.draft(raw) for raw in islice(adapter.table, ROWS)]
    reasons = [draft.skip or town.objection(draft) or _why_nowhere(draft) for draft in drafts]
    names = _names(drafts)
    fields = target.page._meta.get_field
    return Preview(
        [str(fields(name).verbose_name) for name in names],
        [
            Row(
                draft.number,
                draft.title,
                _values(target, adapter, draft, names),
                reason,
                draft.remarks,
                None if reason else _point(draft),
            )
            for draft, reason in sorted(zip(drafts, reasons, strict=True), key=lambda row: row[0].number)
        ],
    )


def _why_nowhere(draft):
    return _("neither position nor address") if draft.is_nowhere else ""


def _names(drafts: Iterable[Draft]) -> list[str]:
    """Facts that some draft has, in the order in which they are put."""
    names = dict.fromkeys(name for draft in drafts for name in draft.fields)
    return [name for name in names if name not in ("title", *POSITION)]


def _values(target, adapter, draft, names):
    said = draft.fields
    return [target.shown(name, said[name], adapter.vocabulary) if name in said else "" for name in names]


def _point(draft):
    return (draft.fields["latitude"], draft.fields["longitude"]) if "latitude" in draft.fields else None
