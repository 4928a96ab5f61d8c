"""The first reading: every row is read and judged before anything is written.

So a file that turns out to be cut, or to have lost a fifth of its rows, changes nothing. Rows that ask for a
write wait in a temporary file, not in memory.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from directory.importers.drafts import Draft
from directory.importers.lines import Outcome
from directory.importers.matching import AmbiguousError
from directory.models import SourceRecord


@dataclass
class Decision:
    """What to do with a row: write to `place_id`, or make a place when there is none.

    `record_id` is the source's record of it, None when the source speaks of this place for the first time.
    """

    draft: Draft
    place_id: int | None = None
    record_id: int | None = None

    def to_json(self):
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text):
        row = json.loads(text)
        return cls(Draft(**row["draft"]), row["place_id"], row["record_id"])


@dataclass(frozen=True)
class Known:
    """A record of the source, as far as rows are compared with it."""

    pk: int
    digest: str
    place_id: int | None
    missing_since: date | None


class Survey:
    """`look(draft)` judges one row; afterwards `vanished` are the records that no row spoke of."""

    def __init__(self, source, places, town, lines):
        rows = SourceRecord.objects.filter(source=source)
        columns = ("identifier", "pk", "digest", "place_id", "missing_since")
        self.known = {row[0]: Known(*row[1:]) for row in rows.values_list(*columns).iterator(5000)}
        self.unseen = set(self.known)
        self.numbers: dict[str, int] = {}
        self.places, self.town, self.lines = places, town, lines

    def look(self, draft):
        """A Decision, or None when the row is settled and in the report."""
        self.unseen.discard(draft.identifier)
        if reason := self._objection(draft):
            self.lines.add(Outcome.SKIPPED, draft, [reason])
            return None
        self.numbers[draft.identifier] = draft.number
        known = self.known.get(draft.identifier)
        if known is None:
            return self._first_time(draft)
        if known.place_id is None:
            self.lines.add(Outcome.SKIPPED, draft, [_("deleted here: imports do not bring it back")])
            return None
        if known.digest == draft.digest and known.missing_since is None:
            self.lines.add(Outcome.UNCHANGED, draft, place_id=known.place_id)
            return None
        return Decision(draft, known.place_id, known.pk)

    def _objection(self, draft):
        if draft.skip:
            return draft.skip
        if reason := self.town.objection(draft):
            return reason
        if draft.identifier in self.numbers:
            return _("same as line %(number)s") % {"number": self.numbers[draft.identifier]}
        return ""

    def _first_time(self, draft):
        try:
            place_id = self.places.find(draft.fields)
        except AmbiguousError as error:
            self.lines.add(Outcome.SKIPPED, draft, [error])
            return None
        if place_id is None and draft.is_nowhere:
            self.lines.add(Outcome.SKIPPED, draft, [_("neither position nor address")])
            return None
        return Decision(draft, place_id)

    @property
    def vanished(self):
        """Records that were in the file last time, and are not in this one."""
        return [self.known[key].pk for key in self.unseen if self.known[key].missing_since is None]

    @property
    def active(self):
        """How many records were in the file last time."""
        return sum(known.missing_since is None for known in self.known.values())
