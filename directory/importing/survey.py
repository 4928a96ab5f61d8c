"""The first reading: every row is read and judged before anything is written.

So a file that turns out to be cut, or to have lost a fifth of its rows, changes nothing. Rows that ask for a
write wait in a temporary file, not in memory.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import NamedTuple, Self

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from directory.importing.boundary import Town
from directory.importing.drafts import Draft, fingerprint
from directory.importing.lines import Lines
from directory.importing.matching import FAR, AmbiguousError, KnownPages
from directory.importing.models import Outcome, Source
from directory.importing.target import Target
from search.analysis import fold
from search.nearby import distance

UNLIKE = 60  # of 100, words in any order


@dataclass
class Decision:
    """What to do with a row: write to `page_id`, or make a page when there is none; withdraw the page where
    the row lies outside the town.

    `record_id` is the source's record of it, None when the source speaks of this page for the first time.
    """

    draft: Draft
    page_id: int | None = None
    record_id: int | None = None

    def to_json(self) -> str:
        """The decision as one line of text."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str, draft_class: type[Draft]) -> Self:
        """The decision that `to_json` wrote, with its draft of this class."""
        row = json.loads(text)
        return cls(draft_class(**row["draft"]), row["page_id"], row["record_id"])


@dataclass(frozen=True)
class Known:
    """A record of the source, as far as rows are compared with it."""

    pk: int
    digest: str
    page_id: int | None
    missing_since: date | None
    is_live: bool | None
    is_nowhere: bool = False


class Seen(NamedTuple):
    """Where a row before stands, and what tells what it speaks of from another."""

    number: int
    point: tuple[float, float] | None
    address: str

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """What is remembered of the row of a draft."""
        point = (draft.fields["latitude"], draft.fields["longitude"]) if "latitude" in draft.fields else None
        return cls(draft.number, point, fold(f"{draft.title} {draft.fields.get('street', '')}", " "))

    def is_another(self, row: "Seen") -> bool:
        """Whether a row speaks of something else: far away; without positions, of another name elsewhere."""
        if self.point and row.point:
            return distance(self.point, row.point) > FAR
        return fuzz.token_sort_ratio(self.address, row.address) < UNLIKE


class Survey:
    """`look(draft)` judges one row; afterwards `vanished` are the records that no row spoke of, `leaving()`
    the decisions about published pages of earlier runs that lie outside the town."""

    def __init__(self, target: Target, source: Source, pages: KnownPages, town: Town, lines: Lines) -> None:
        rows = target.record.objects.filter(source=source)
        columns = ("identifier", "pk", "digest", "page_id", "missing_since", "page__live")
        where = [f"page__{name}" for name in target.located_by]
        told = rows.values_list(*columns, *where).iterator(5000)
        self.known = {identifier: _known(target, *row) for identifier, *row in told}
        self.unseen = set(self.known)
        self.seen: dict[str, Seen] = {}
        self.outside: dict[str, Decision] = {}
        self.drafts: dict[str, Draft] = {}
        self.keeps_drafts, self.lost_beside_rows = target.keeps_drafts, False
        self.pages, self.town, self.lines = pages, town, lines

    def look(self, draft: Draft) -> Decision | None:
        """A Decision, or None when the row is settled and in the report."""
        if not draft.gone:
            self.unseen.discard(draft.identifier)
        self._tell_apart(draft)
        reason = self._objection(draft)
        known = self.known.get(draft.identifier)
        if draft.is_outside and known and known.is_live and draft.identifier not in self.outside:
            self.outside[draft.identifier] = Decision(draft, known.page_id, known.pk)
            return None
        if reason:
            self.lines.add(Outcome.SKIPPED, draft, [reason])
            return None
        self.seen[draft.identifier] = Seen.of(draft)
        if self.keeps_drafts:
            self.drafts[draft.identifier] = draft
        if known is None:
            return self._first_time(draft)
        if known.page_id is None:
            self.lines.add(Outcome.SKIPPED, draft, [_("deleted here: imports do not bring it back")])
            return None
        if known.digest == draft.digest and known.missing_since is None:
            self.lines.add(Outcome.UNCHANGED, draft, page_id=known.page_id, is_nowhere=known.is_nowhere)
            return None
        return Decision(draft, known.page_id, known.pk)

    def _tell_apart(self, draft):
        """A row with the identifier of a line before that speaks of something else gets one of its own."""
        before = self.seen.get(draft.identifier)
        if before is None or draft.skip or not before.is_another(Seen.of(draft)):
            return
        words = _("identifier of line %(number)s too, which is another place: doubled in the file")
        draft.remarks.append(words % {"number": before.number})
        draft.identifier = f"{draft.identifier[:150]}#{fingerprint(draft.fields)}"
        self.unseen.discard(draft.identifier)

    def _objection(self, draft):
        if draft.skip:
            return draft.skip
        if reason := self.town.objection(draft):
            return reason
        if draft.identifier in self.seen:
            return _("same as line %(number)s") % {"number": self.seen[draft.identifier].number}
        return ""

    def _first_time(self, draft):
        try:
            page_id = self.pages.find(draft)
            if twin := self.pages.twin:
                draft.remark(
                    _("%(value)s, far from here, has the same %(field)s: identifier given twice"), *twin
                )
        except AmbiguousError as error:
            self.lines.add(Outcome.SKIPPED, draft, [error])
            return None
        if page_id is None and draft.is_nowhere:
            self.lines.add(Outcome.SKIPPED, draft, [_("neither position nor address")])
            return None
        return Decision(draft, page_id)

    def leaving(self) -> list[Decision]:
        """Decisions about published pages of earlier runs that lie outside the town. To be asked once, after
        the last row: a later row inside may have had the same identifier, and the page is that row's."""
        for identifier in self.outside.keys() & self.seen.keys():
            draft = self.outside.pop(identifier).draft
            self.lines.add(Outcome.SKIPPED, draft, [_("outside the town")])
        return list(self.outside.values())

    @property
    def vanished(self) -> list[int]:
        """Ids of records that were in the file last time, and are not in this one."""
        return [self.known[key].pk for key in self.unseen if self.known[key].missing_since is None]

    @property
    def active(self) -> int:
        """How many records were in the file last time."""
        return sum(known.missing_since is None for known in self.known.values())


def _known(target, pk, digest, page_id, missing_since, is_live, *where):
    is_nowhere = target.is_nowhere(dict(zip(target.located_by, where, strict=True)))
    return Known(pk, digest, page_id, missing_since, is_live, is_nowhere)
