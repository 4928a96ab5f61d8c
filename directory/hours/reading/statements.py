"""Items to a timetable: who opens when, except when."""

import itertools

from django.utils.translation import gettext as _

from directory.hours.reading import seasons
from directory.hours.reading.items import PUBLIC_HOLIDAY, Day
from directory.hours.reading.timetable import MOVED, MOVED_UNSAID, Slot, Timetable, refuse

EVERY_DAY = tuple(Day(number) for number in range(7))
BY_APPOINTMENT = "sur rendez-vous"
SOFT = {"COMMA", "AND", "COLON", "LEFT", "RIGHT"}


class Statements:
    """Reads the items of one text, once: `Statements(items).read()` gives (Timetable, remarks).

    `is_bare`: the text holds times and no word at all, « 7h-20h ». In the syntax, that is every day.
    """

    def __init__(self, items, is_bare=False):
        self.items, self.place, self.is_bare = items, 0, is_bare
        self.table, self.remarks = Timetable(), []
        self.season, self.season_ends = seasons.ALL_YEAR, False
        self.is_inline = self.is_stale = False  # a heading on the line of its rule; a rule after that line
        self.heading = None  # a season for which nothing was said yet
        self.last = None  # (season, days, slots, item) of the latest rule
        self.times_first = self._starts_with_times()
        self.comment = ""

    def read(self):
        readers = {"DAYS": self._days, "SPANS": self._spans, "SEASON": self._season, "EXCEPT": self._except}
        readers |= {"CLOSED": self._closed, "UNTIL": self._until, "MOMENT": self._moment}
        readers |= {"ALWAYS": self._always, "APPOINTMENT": self._appointment, "REMARK": self._remark}
        while (kind := self.kind()) != "END":
            if kind in readers:
                readers[kind](self.take())
            elif kind == "HALF":
                refuse(self.item(), _("From what time to what time?"))
            else:
                self._pass(self.take())
        self._check_heading()
        self.table.settle(self.items[-1])
        return self.table, self.remarks

    def kind(self, ahead=0):
        place = self.place + ahead
        return self.items[place].kind if 0 <= place < len(self.items) else "END"

    def item(self, ahead=0):
        return self.items[self.place + ahead]

    def take(self):
        self.place += 1
        return self.items[self.place - 1]

    def skip(self, *kinds):
        while self.kind() in kinds:
            self.place += 1

    def _starts_with_times(self):
        first = next((item.kind for item in self.items if item.kind in {"DAYS", "SPANS", "ALWAYS"}), "")
        return first == "SPANS"

    def _pass(self, item):
        """A separator; the end of a sentence ends what held for that sentence."""
        if item.kind == "STOP":
            self.comment = ""
            self.is_stale |= self.is_inline
            if self.season_ends:
                self._check_heading()
                self.season, self.season_ends = seasons.ALL_YEAR, False

    def _remark(self, item):
        self.remarks.append(item.value)

    # --- Rules ------------------------------------------------------------------------------

    def _days(self, item):
        days, _half = item.value
        days = self._all_but(days)
        comment = self._before_times() or self.comment
        if self.kind() == "CLOSED" and self.kind(-1) not in {"COMMA", "AND"}:
            self.place += 1
            self._after_closed()
            return self.table.close(self.season, days, item.value[1], item)
        if self.kind() in {"UNTIL", "CLOSED"} and self.kind(1) == "MOMENT":
            self.place += 2
            return self.table.end_at(self.season, days, self.item(-1).value, self.item(-1))
        slots = self._groups(comment, item)
        if not slots and comment == BY_APPOINTMENT and not item.value[1]:
            slots = [Slot(None, comment)]
        if not slots:
            refuse(item, _("No hours for these days."))
        return self._open(days, slots, item)

    def _all_but(self, days):
        """« Tous les jours sauf le lundi, de 10 h à 19 h »: fewer days, when times follow."""
        ahead = 1 if self.kind() == "LEFT" else 0
        after = ahead + 2 + (self.kind(ahead + 2) in {"RIGHT", "COMMA", "COLON"})
        after += self.kind(after) in {"COMMA", "COLON"}
        if (self.kind(ahead), self.kind(ahead + 1)) != ("EXCEPT", "DAYS") or self.kind(after) != "SPANS":
            return days
        left_out, half = self.item(ahead + 1).value
        if half or not set(left_out) < set(days):
            return days
        self.place += after
        return tuple(day for day in days if day not in left_out)

    def _before_times(self):
        """Skips what may stand between days and their times; answers the comment met there."""
        comment = ""
        while self.kind() in {"COLON", "COMMA", "LEFT", "RIGHT", "APPOINTMENT", "WITHOUT"}:
            if self.kind() in {"LEFT", "COMMA"} and self.kind(1) not in {"SPANS", "APPOINTMENT", "WITHOUT"}:
                break
            if self.take().kind == "APPOINTMENT":
                comment = BY_APPOINTMENT
        return comment

    def _groups(self, comment, days):
        """The times that follow, each with what is said beside it."""
        slots, half = [], days.value[1]
        while self._moves_to_times():
            ahead = self._own_comment()
            item = self.take()
            spans = ((0, 1440),) if item.kind == "ALWAYS" else item.value
            words = ahead or self._comment_after(item) or comment
            slots += [Slot(span, words) for span in spans]
        if slots and half and not all(_fits(slot, half) for slot in slots):
            refuse(days, _("Do these hours belong to the morning or the afternoon?"))
        spans = [slot.span for slot in slots]
        if any(early[1] > late[0] for early, late in itertools.pairwise(spans)):
            refuse(days, _("These times do not follow one another."))
        return slots

    def _moves_to_times(self):
        place = self.place
        while self.kind() in SOFT | {"WITHOUT"} or (
            self.kind() == "APPOINTMENT" and self.kind(1) in {"SPANS", "ALWAYS"}
        ):
            if self.kind() == "APPOINTMENT":
                break
            self.place += 1
        if "SPANS" in {self.kind(), self.kind(1)} or "ALWAYS" in {self.kind(), self.kind(1)}:
            return self.kind() in {"SPANS", "ALWAYS", "APPOINTMENT"} or self._stay(place)
        return self._stay(place)

    def _stay(self, place):
        self.place = place
        return False

    def _own_comment(self):
        """« …, sur rendez-vous de 14 h à 17 h »: the comment stands before its times."""
        if self.kind() != "APPOINTMENT":
            return ""
        if self.kind(-1) in {"SPANS", "ALWAYS"}:
            refuse(self.item(), _("Which hours are by appointment, those before or those after?"))
        self.place += 1
        return BY_APPOINTMENT

    def _comment_after(self, spans):
        """« 9 h – 12 h sur rendez-vous », « 9 h – 12 h (sur rendez-vous) »."""
        place = self.place
        is_apart = self.kind() in {"COMMA", "LEFT"}
        self.skip("COMMA", "LEFT")
        if self.kind() != "APPOINTMENT" or self.kind(1) in {"SPANS", "COLON", "DAYS"}:
            self.place = place
            return ""
        self._check_reach()
        alone = sum(item.kind == "DAYS" for item in self.items) <= 1
        if spans.kind == "SPANS" and len(spans.value) > 1 and not is_apart and not alone:
            refuse(self.item(), _("Which of these hours are by appointment?"))
        self.place += 1
        self.skip("RIGHT")
        return BY_APPOINTMENT

    def _check_reach(self):
        """« Lundi 9 h – 12 h, mardi 14 h – 17 h, sur rendez-vous »: both, or the latter? Unsure at the end of
        a sentence of several days, if nothing is set against it."""
        before = [item.kind for item in self.items[: self.place]]
        line = before[len(before) - before[::-1].index("STOP") :] if "STOP" in before else before
        is_last = self.kind(2 if self.kind(1) == "RIGHT" else 1) in {"END", "STOP"}
        told_apart = any(item.kind == "WITHOUT" for item in self.items)
        if line.count("DAYS") > 1 and is_last and not told_apart:
            refuse(self.item(), _("Which of these hours are by appointment?"))

    def _check_heading(self):
        """« Lundi 9 h – 12 h. De septembre à juin »: what follows nothing may belong to what precedes."""
        if self.heading:
            refuse(self.heading, _("Which hours hold in this part of the year?"))

    def _open(self, days, slots, item):
        self.heading = None
        if self.is_stale:
            refuse(item, _("In which part of the year?"))
        self.table.open(self.season, days, slots, item)
        self.last = (self.season, days, slots, item)

    def _spans(self, item):
        """Times before their days, or without days."""
        words = self._comment_after(item) or self.comment
        slots = [Slot(span, words) for span in item.value]
        ahead = 1 if self.kind() == "COMMA" else 0
        if self.times_first and self.kind(ahead) == "DAYS":
            self.place += ahead
            return self._days_after(slots)
        base = self.table.weeks.get(seasons.ALL_YEAR, {})
        if self.season != seasons.ALL_YEAR and base and not self.times_first:
            days = tuple(day for day, known in base.items() if known)
            return self._open(days, slots, item)
        if self.is_bare:
            return self._open(EVERY_DAY, slots, item)
        return refuse(item, _("On which days?"))

    def _days_after(self, slots):
        item = self.take()
        days, half = item.value
        if half and not all(_fits(slot, half) for slot in slots):
            refuse(item, _("Do these hours belong to the morning or the afternoon?"))
        if self.kind() in {"SPANS", "DAYS", "COLON", "UNTIL", "MOMENT", "CLOSED"}:
            refuse(item, _("Do these days belong to the hours before or after them?"))
        self._open(days, slots, item)

    def _always(self, item):
        """Day and night: on the days that follow, else on every day."""
        slots = [Slot((0, 1440))]
        self.skip("COMMA")
        if self.kind() == "DAYS":
            self.times_first = True
            return self._days_after(slots)
        return self._open(EVERY_DAY, slots, item)

    def _appointment(self, item):
        """« Sur rendez-vous : les lundis de 14 h à 16 h » holds for its sentence; alone, it is a note."""
        follows = self.kind(1) if self.kind() == "COLON" else self.kind()
        if follows in {"DAYS", "SPANS"}:
            self.comment = BY_APPOINTMENT
        elif follows in {"END", "STOP", "RIGHT", "COMMA"}:
            self.remarks.append(BY_APPOINTMENT)
        else:
            refuse(item, _("What is by appointment?"))

    # --- Seasons ------------------------------------------------------------------------------

    def _season(self, item):
        """A heading (« Juillet : »), the end of a rule (« … de mai à juin »), or the start of one."""
        self._check_heading()
        season, after = item.value, self.kind()
        before = self.kind(-2)
        alone = before in {"END", "STOP"} and after in {"STOP", "END"}
        if after == "COLON" or alone:
            self.season, self.season_ends, self.last = season, False, None
            self.is_inline, self.is_stale = not alone and self.kind(1) != "STOP", False
            self.table.is_partial, self.heading = True, item
        elif before in {"SPANS", "DAYS", "APPOINTMENT"} and self.last and item.is_led and after != "SPANS":
            self._end_of_rule(season, item)
        elif before in {"END", "STOP", "COMMA", "AND"} and after in {"DAYS", "SPANS", "CLOSED", "COMMA"}:
            self.season, self.season_ends, self.is_stale = season, True, False
            self.table.is_partial |= season.is_school
            self.heading = item
        elif before == "CLOSED":
            self.table.weeks.setdefault(season, {})
        else:
            refuse(item, _("Which hours hold in this part of the year?"))

    def _end_of_rule(self, season, item):
        """The latest rule holds only in that season."""
        was, days, slots, _item = self.last
        if was != seasons.ALL_YEAR or season in {seasons.SUMMER, seasons.TERM}:
            refuse(item, _("Which hours hold in this part of the year?"))
        for day in days:
            week = self.table.weeks[was]
            if week[day] != list(slots):
                refuse(item, _("Which hours hold in this part of the year?"))
            del week[day]
        self.table.open(season, days, slots, item)
        self.last = None

    # --- Exceptions ------------------------------------------------------------------------------

    def _except(self, item):
        self.skip("COLON", "COMMA")
        if self.kind() == "SEASON":
            return self._except_season(self.take())
        if self.kind() != "DAYS":
            return refuse(item, _("Except when?"))
        found = self.take()
        days, _half = found.value
        ahead = 1 if self.kind() in {"COMMA", "UNTIL", "COLON"} else 0
        if self.kind(ahead) == "MOMENT":
            self.place += ahead + 1
            most = MOVED if self.kind(-2) == "UNTIL" else MOVED_UNSAID
            return self.table.end_at(self.season, days, self.item(-1).value, found, most)
        if self.kind(ahead) == "UNTIL" and self.kind(ahead + 1) == "MOMENT":
            self.place += ahead + 2
            return self.table.end_at(self.season, days, self.item(-1).value, found)
        if self.kind(ahead) == "CLOSED":
            self.place += ahead + 1
        return self._close(found)

    def _except_season(self, item):
        if item.value == seasons.SCHOOL and self.kind() in {"COLON", "DAYS"}:
            self.season, self.season_ends = seasons.TERM, self.kind() != "COLON"
        elif item.value in {seasons.SUMMER, seasons.TERM} or self.kind() == "SPANS":
            refuse(item, _("Which hours hold in this part of the year?"))
        else:
            self._sure_for_all(item)
            self._close(item)

    def _sure_for_all(self, season):
        """A season that is left out holds for every rule: refuse it where it may be meant for one."""
        ahead = itertools.takewhile(lambda item: item.kind != "STOP", self.items[self.place :])
        goes_on = self.kind() in {"AND", "COMMA"} and any(item.kind == "SPANS" for item in ahead)
        in_brackets = self.kind() == "RIGHT" and sum(item.kind == "DAYS" for item in self.items) > 1
        if goes_on or in_brackets:
            refuse(season, _("Which hours hold in this part of the year?"))

    def _close(self, found):
        """The days or the season of `found`, and those named in one breath: « jours fériés et en août »."""
        if found.kind == "SEASON":
            self.table.weeks.setdefault(found.value, {})
        else:
            self._after_closed()
            self.table.close(self.season, *found.value, found)
        if self.kind() in {"AND", "COMMA"} and self._names_holidays(1):
            self.place += 1
            self._close(self.take())

    def _names_holidays(self, ahead):
        if self.kind(ahead) == "SEASON":
            return self.kind(ahead + 1) in {"END", "STOP", "RIGHT", "AND"}
        return self.kind(ahead) == "DAYS" and self.item(ahead).value[0] == (Day(PUBLIC_HOLIDAY),)

    def _closed(self, item):
        self.skip("COLON", "COMMA")
        if self.kind() == "SEASON":
            season = self.take()
            self._sure_for_all(season)
            return self._close(season)
        if self.kind() == "MOMENT" and self.kind(1) == "DAYS":
            self.place += 2
            moment, days = self.item(-2), self.item(-1)
            return self.table.end_at(self.season, days.value[0], moment.value, days)
        if self.kind() == "DAYS":
            return self._close(self.take())
        if self.season != seasons.ALL_YEAR and self.kind() in {"STOP", "END"}:
            closed, self.season, self.is_inline, self.heading = self.season, seasons.ALL_YEAR, False, None
            return self.table.weeks.setdefault(closed, {})
        return refuse(item, _("Closed when?"))

    def _after_closed(self):
        """Times right after closed days: do they close or open?"""
        place = self.place
        self.skip("COLON", "COMMA", "LEFT")
        if self.kind() in {"SPANS", "MOMENT"}:
            refuse(self.item(), _("Is it open or closed at these times?"))
        self.place = place

    def _until(self, item):
        if self.kind() != "MOMENT" or self.kind(1) not in {"DAYS", "SEASON"}:
            refuse(item, _("On which days until that time?"))
        self._other_end(self.take())

    def _moment(self, item):
        """« (17 h 30 le mercredi) »: another closing time."""
        is_bracketed = self.kind(-2) == "LEFT" and self.kind(1) == "RIGHT"
        if not is_bracketed or self.kind() not in {"DAYS", "SEASON"}:
            refuse(item, _("Does it open or close at that time?"))
        self._other_end(item, MOVED_UNSAID)

    def _other_end(self, moment, most=MOVED):
        target = self.take()
        if target.kind == "DAYS":
            return self.table.end_at(self.season, target.value[0], moment.value, moment, most)
        if target.value not in {seasons.SCHOOL, seasons.SUMMER_SCHOOL}:
            refuse(target, _("Which hours hold in this part of the year?"))
        return self.table.end_at(target.value, None, moment.value, moment, most)


def _fits(slot, half):
    from directory.hours.reading.times import fits

    return slot.span is not None and fits(slot.span, half)
