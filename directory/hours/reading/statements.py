"""Items to a timetable: who opens when, except when."""

from django.utils.translation import gettext as _

from directory.hours.reading import seasons
from directory.hours.reading.closings import ClosingReader
from directory.hours.reading.headings import SeasonReader
from directory.hours.reading.items import EVERY_DAY, HOLIDAYS, Item
from directory.hours.reading.slots import SlotReader
from directory.hours.reading.timetable import Slot, refuse
from directory.hours.rules import BY_APPOINTMENT

ALSO_BY_APPOINTMENT = "également sur rendez-vous"


class Statements(SlotReader, ClosingReader, SeasonReader):
    """Reads the items of one text, once: `Statements(items).read()` gives (Timetable, remarks)."""

    appointment = None  # the item that says it of the whole text

    def read(self):
        readers = {"DAYS": self._days, "SPANS": self._spans, "SEASON": self._season, "EXCEPT": self._except}
        readers |= {"CLOSED": self._closed, "UNTIL": self._until, "MOMENT": self._moment}
        readers |= {"ALWAYS": self._always, "APPOINTMENT": self._appointment, "REMARK": self._remark}
        readers |= {"OTHERS": self._others}
        while (kind := self.kind()) != "END":
            item = self.take()
            if kind in readers:
                readers[kind](item)
            elif kind == "HALF":
                refuse(item, _("From what time to what time?"))
            elif kind == "STOP":
                self.end_sentence()
        self.check_heading()
        self._ask_first()
        self.table.settle(self.parts[-1])
        return self.table, self.remarks

    def _remark(self, item):
        self.remarks.append(item.value)

    # --- Rules ------------------------------------------------------------------------------

    def _days(self, item):
        days = self._all_but(item.value[0])
        comment = self._before_times() or self.comment
        if self.kind() == "CLOSED" and self.kind(-1) not in {"COMMA", "AND"}:
            self.place, self.is_wide = self.place + 1, True
            self._after_closed()
            return self._close_days(days, item.value[1], item)
        if self.kind() in {"UNTIL", "CLOSED"} and self.kind(1) == "MOMENT":
            self.place += 2
            return self._end_at(days, self.peek(-1), item)
        slots = self._groups(comment, item)
        if not slots and comment == BY_APPOINTMENT and not item.value[1]:
            slots = [Slot(None, comment)]
        if not slots:
            refuse(item, _("No hours for these days."))
        return self.open(days, slots, item)

    def _others(self, item):
        """« Fermé le mardi. Tous les autres jours, 10 h – 18 h »: the weekdays that were not named. Without
        « tous », only if Sunday was: it may not be meant."""
        named = {day.weekday for day in self.table.weeks.get(seasons.ALL_YEAR, {})}
        days = tuple(day for day in EVERY_DAY if day.weekday not in named)
        is_sure = len(days) < 7 and (item.value == "all" or EVERY_DAY[6] not in days)
        if not is_sure or set(self.table.weeks) != {seasons.ALL_YEAR} or self.season != seasons.ALL_YEAR:
            refuse(item, _("On which days?"))
        self._days(Item("DAYS", (days, None), item.start, item.end))

    def _all_but(self, days):
        """« Tous les jours sauf le lundi, de 10 h à 19 h »: fewer days, when times follow."""
        ahead = 1 if self.kind() in {"LEFT", "COMMA"} else 0
        after = ahead + 2 + (self.kind(ahead + 2) in {"RIGHT", "COMMA", "COLON"})
        after += self.kind(after) in {"COMMA", "COLON"}
        if (self.kind(ahead), self.kind(ahead + 1)) != ("EXCEPT", "DAYS") or self.kind(after) != "SPANS":
            return days
        left_out, half = self.peek(ahead + 1).value
        weekdays = set(left_out) - set(HOLIDAYS)
        if half or not weekdays < set(days):
            return days
        if weekdays != set(left_out):
            self.table.close(self.season, HOLIDAYS, None, self.peek(ahead + 1))
        self.place += after
        return tuple(day for day in days if day not in left_out)

    def _spans(self, item):
        """Times before their days, or without days."""
        words = self._comment_after(item) or self.comment
        slots = [Slot(span, words) for span in item.value]
        ahead = 1 if self.kind() == "COMMA" else 0
        if self.times_first and self.kind(ahead) == "DAYS":
            self.place += ahead
            return self._days_after(slots)
        days = self.shared
        if days and self._ends_in_season():
            self.rules += 1
            return self.table.open(self.take().value, days, slots, item)
        base = self.table.weeks.get(seasons.ALL_YEAR, {})
        if self.season != seasons.ALL_YEAR and base and not self.times_first:
            days = tuple(day for day, known in base.items() if known)
            return self.open(days, slots, item)
        return refuse(item, _("On which days?"))

    def _ends_in_season(self):
        """« 8 h – 18 h d’octobre à mars »: the part of the year stands after the times."""
        is_led = self.kind() == "SEASON" and self.peek().is_led
        return is_led and self.season == seasons.ALL_YEAR and self.kind(1) in {"END", "STOP", "COMMA", "AND"}

    def _days_after(self, slots):
        item = self.take()
        days, half = item.value
        self._check_half(slots, half, item)
        if self.kind() in {"SPANS", "DAYS", "COLON", "UNTIL", "MOMENT", "CLOSED"}:
            refuse(item, _("Do these days belong to the hours before or after them?"))
        self.open(days, slots, item)

    def _always(self, item):
        """Day and night: on the days that follow, else on every day."""
        slots = [Slot((0, 1440))]
        self.skip("COMMA")
        if self.kind() == "DAYS":
            self.times_first = True
            return self._days_after(slots)
        return self.open(EVERY_DAY, slots, item)

    # --- Appointments -------------------------------------------------------------------------

    def _appointment(self, item):
        """« Sur rendez-vous : les lundis de 14 h à 16 h » holds for its sentence; alone, for the whole text;
        « ou sur rendez-vous » for other moments than those that are told."""
        follows = self.kind(1) if self.kind() == "COLON" else self.kind()
        if follows in {"DAYS", "SPANS"}:
            self._check_heads_one(item)
            self.comment = BY_APPOINTMENT
        elif follows not in {"END", "STOP", "RIGHT", "COMMA"}:
            refuse(item, _("What is by appointment?"))
        elif self.kind(-2) == "AND" and item.value != "only":
            self.remarks.append(ALSO_BY_APPOINTMENT)
        elif self.rules and self.tells_more:
            refuse(item, _("Which of these hours are by appointment?"))
        else:
            self.appointment = item

    def _check_heads_one(self, item):
        """« Sur rendez-vous : lundi 9 h – 12 h. Mardi 14 h – 17 h »: is it the heading of both? « Sur
        rendez-vous lundi 9 h – 12 h, mardi sans rendez-vous 14 h – 17 h »: of a part of its sentence?"""
        kinds = [part.kind for part in self.parts[self.place :]]
        end = kinds.index("STOP") if "STOP" in kinds else len(kinds)
        sentence, after = kinds[:end], kinds[end:]
        told_apart = {"APPOINTMENT", "WITHOUT"} & set(after) or self.rules
        is_of_more = self.kind() == "COLON" and "DAYS" in after and not told_apart
        if is_of_more or "WITHOUT" in sentence:
            refuse(item, _("Which of these hours are by appointment?"))

    def _ask_first(self):
        """What was said of the whole text, unless something else was said of a part of it."""
        if self.appointment is None:
            return
        if self.table.comments() != {""} or any(part.kind == "WITHOUT" for part in self.parts):
            refuse(self.appointment, _("Which of these hours are by appointment?"))
        self.table.say(BY_APPOINTMENT)
