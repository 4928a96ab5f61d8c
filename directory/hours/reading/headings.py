"""Parts of the year as headings: « Juillet et août : … », « … de mai à juin »."""

from django.utils.translation import gettext as _

from directory.hours.reading import seasons
from directory.hours.reading.telling import Telling
from directory.hours.reading.timetable import refuse


class SeasonReader(Telling):
    """Reads for which part of the year the rules hold."""

    def _season(self, item):
        """A heading (« Juillet : »), the end of a rule (« … de mai à juin »), or the start of one."""
        if item.value == seasons.ALL_YEAR and sum(part.kind == "SEASON" for part in self.parts) == 1:
            return
        self.check_heading()
        if item.value.is_single_days and self.kind(-2) != "CLOSED":
            refuse(item, _("A single day belongs to the exceptional closures and openings."))
        season, after, before = item.value, self.kind(), self.kind(-2)
        alone = before in {"END", "STOP"} and after in {"STOP", "END"}
        if after == "COLON" or alone:
            self.enter(season, item, ends=False)
            self.last, self.is_inline = None, not alone and self.kind(1) != "STOP"
        elif self.last and item.is_led and self._ends_rule(before, after):
            self._end_of_rule(season, item)
        elif before in {"END", "STOP", "COMMA", "AND"} and after in {"DAYS", "SPANS", "CLOSED", "COMMA"}:
            self.enter(season, item, ends=True)
        else:
            refuse(item, _("Which hours hold in this part of the year?"))

    def _ends_rule(self, before, after):
        """« 9 h – 18 h de mai à juin », « …, de mai à juin » at the end of a text of one rule."""
        is_apart = before == "COMMA" and after == "END" and self.rules == 1
        return is_apart or (before in {"SPANS", "DAYS", "APPOINTMENT"} and after != "SPANS")

    def _end_of_rule(self, season, item):
        """The latest rule holds only in that season."""
        was, days, slots, _item = self.last
        if was != seasons.ALL_YEAR or season in seasons.UNDATED:
            refuse(item, _("Which hours hold in this part of the year?"))
        for day in days:
            week = self.table.weeks[was]
            if week[day] != list(slots):
                refuse(item, _("Which hours hold in this part of the year?"))
            del week[day]
        self.table.open(season, days, slots, item)
        self.last, self.shared = None, days
