"""What every kind of file of activities has in common."""

from copy import deepcopy

from django.utils.translation import gettext as _

from directory.importing.adapter import BaseAdapter
from events.imports.drafts import ActivityDraft
from events.imports.mapping import ActivityReader, merged
from events.imports.schedules import BLOCK
from events.imports.venues import ADDRESS
from events.models.choices import Attendance, Availability
from events.schedule.sentences import in_words
from search.occurrences import Status

MOST_SENTENCES = 3


def dates_in_words(schedule: list[dict]) -> list[str]:
    """What an editor wants to see of an event before it is imported."""
    return in_words(BLOCK.to_python(deepcopy(schedule)))[:MOST_SENTENCES]


class ActivityAdapter(BaseAdapter):
    """Rows -> drafts of activities. A mapping of a source is added to that of its kind of file.

    Cells that every kind has: `schedule`, `is_partial`, `status`, `statuses`, `is_online`, `is_mixed`,
    `is_full`, `remarks`, `fault`.
    """

    draft_class = ActivityDraft
    reader_class = ActivityReader

    def __init__(self, table, vocabulary, mapping=None):
        super().__init__(table, vocabulary, merged(self.mapping, mapping))
        self.is_mapped = bool(mapping)

    def fill(self, draft, raw):
        super().fill(draft, raw)
        cells = raw.cells
        draft.remarks += [*dates_in_words(cells["schedule"]), *cells.get("remarks", [])]
        draft.put_schedule(cells["schedule"], is_partial=cells.get("is_partial", False))
        self._put_attendance(draft, cells)
        if cells.get("is_full"):
            draft.fields["availability"] = Availability.FULL.value
        if (status := cells["status"]) != Status.SCHEDULED or cells.get("statuses"):
            draft.beside = {"status": str(status), "statuses": cells.get("statuses", {})}
        draft.skip = draft.skip or cells["fault"] or ("" if cells["schedule"] else _("no date"))
        if not draft.identifier:
            draft.identify_by_dates()
            draft.remarks.append(_("without an identifier (UID): known by its name and its dates"))

    def complete(self, draft):
        """A place that the directory has is named, and says its address itself."""
        if key := self.vocabulary.find(draft.fields):
            for name in ADDRESS:
                draft.fields.pop(name, None)
            draft.fields["venue"] = key

    @staticmethod
    def _put_attendance(draft, cells):
        if cells.get("is_mixed"):
            draft.fields["attendance"] = Attendance.BOTH.value
        elif cells.get("is_online"):
            draft.fields["attendance"] = Attendance.ONLINE.value
        draft.fields.setdefault("attendance", Attendance.HERE.value)
