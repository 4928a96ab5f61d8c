"""A table of activities as a town hall keeps it: a row each, with its days and hours in columns."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.importing.adapter import BaseAdapter
from events.imports.adapter import ActivityAdapter, dates_in_words
from events.imports.moments import days_in, hours_in, schedule_of
from events.models.choices import Attendance


class Adapter(ActivityAdapter):
    label = gettext_lazy("Excel file or CSV")
    needs_mapping = True

    def fill(self, draft, raw):
        BaseAdapter.fill(self, draft, raw)
        schedule = schedule_of(
            days_in(self._said("days", raw)),
            next(iter(days_in(self._said("last_day", raw))), None),
            hours_in(f"{self._said('starts_at', raw)} {self._said('ends_at', raw)}"),
        )
        draft.put_schedule(schedule)
        draft.remarks += dates_in_words(schedule)
        draft.fields.setdefault("attendance", Attendance.HERE.value)
        draft.skip = draft.skip or ("" if schedule else _("no date"))
        if not draft.identifier:
            draft.identify_by_dates()

    def _said(self, name, raw):
        """What the columns of a fact say, as one text."""
        return self.reader.columns.joined(raw.cells, self.reader.mapping["columns"].get(name, ()))
