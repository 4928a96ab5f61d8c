"""When it is closed, or closes at another time: « sauf », « fermé », « jusqu’à »."""

import itertools

from django.utils.translation import gettext as _

from directory.hours.reading import seasons
from directory.hours.reading.items import HOLIDAYS
from directory.hours.reading.telling import Telling
from directory.hours.reading.timetable import MOVED, MOVED_UNSAID, refuse


class ClosingReader(Telling):
    """Reads exceptions to the rules told before."""

    is_wide = True  # whether the exception that is read is one to every rule told so far

    def _reach(self):
        """« Lundi 9 h – 12 h, samedi 9 h – 12 h sauf en août »: on Saturdays, or on all days? Sure after one
        rule, in a sentence of its own, or behind a comma in the sentence of all rules."""
        own = self.rules == self.rules_before
        behind = self.rules_before == 0 and self.kind(-2) == "COMMA"
        self.is_wide = self.rules < 2 or own or behind

    def _except(self, item):
        self._reach()
        self._check_excepts_opening(item)
        self.skip("COLON", "COMMA")
        if self.kind() == "SEASON":
            return self._except_season(self.take())
        if self.kind() == "SPANS":
            return self._cut(self.take())
        if self.kind() != "DAYS":
            return refuse(item, _("Except when?"))
        found = self.take()
        ahead = 1 if self.kind() in {"COMMA", "UNTIL", "COLON"} else 0
        if self.kind(ahead) == "MOMENT":
            self.place += ahead + 1
            most = MOVED if self.kind(-2) == "UNTIL" else MOVED_UNSAID
            return self._end_at(found.value[0], self.peek(-1), found, most)
        if self.kind(ahead) == "UNTIL" and self.kind(ahead + 1) == "MOMENT":
            self.place += ahead + 2
            return self._end_at(found.value[0], self.peek(-1), found)
        if self.kind(ahead) == "CLOSED":
            self.place += ahead + 1
        return self._close(found)

    def _check_excepts_opening(self, item):
        """« Fermé en août, sauf le samedi » opens; « sauf le lundi hors vacances scolaires » may."""
        before = self.parts[: self.place - 1]
        is_heading = self.kind() == "SEASON" and self.kind(1) in {"COLON", "DAYS"}
        while before and before[-1].kind in {"STOP", "LEFT"} and not is_heading:
            before = before[:-1]
        line = {part.kind for part in itertools.takewhile(lambda part: part.kind != "STOP", reversed(before))}
        if "CLOSED" in line or self.kind(-3) == "EXCEPT":
            refuse(item, _("Is it open or closed then?"))

    def _except_season(self, item):
        if item.value == seasons.SCHOOL and self.kind() in {"COLON", "DAYS"}:
            self.enter(seasons.TERM, None, self.kind() != "COLON")
        elif item.value in seasons.UNDATED or self.kind() == "SPANS":
            refuse(item, _("Which hours hold in this part of the year?"))
        else:
            self._sure_for_all(item)
            self._close(item)

    def _sure_for_all(self, season):
        """A season that is left out holds for every rule: refuse it where it may be meant for one."""
        ahead = itertools.takewhile(lambda item: item.kind != "STOP", self.parts[self.place :])
        goes_on = self.kind() in {"AND", "COMMA"} and any(item.kind == "SPANS" for item in ahead)
        in_brackets = self.kind() == "RIGHT" and sum(item.kind == "DAYS" for item in self.parts) > 1
        if goes_on or in_brackets or not self.is_wide:
            refuse(season, _("Which hours hold in this part of the year?"))

    def _close(self, found):
        """The days or the season of `found`, and those named in one breath: « jours fériés et en août »."""
        if found.kind == "SEASON":
            self.table.weeks.setdefault(found.value, {})
        else:
            self._after_closed()
            self._close_days(*found.value, found)
        if self.kind() in {"AND", "COMMA"} and self._names_holidays(1):
            self.place += 1
            self._close(self.take())

    def _close_days(self, days, half, item):
        """In the part of the year that was named last, if it is sure that the closing belongs to it."""
        season = self.season
        if self.is_apart and days == HOLIDAYS and not self.tells_more:
            season = seasons.ALL_YEAR
        elif days == HOLIDAYS and not self.is_wide:
            refuse(item, _("Which hours hold in this part of the year?"))
        elif self._is_about_more(item) or (self.is_apart and self.table.opens_elsewhere(season, days)):
            refuse(item, _("In which part of the year?"))
        self.table.close(season, days, half, item)
        self.last = None  # « fermé le lundi d’octobre à mars »: the season is not that of the rule before

    def _is_about_more(self, item):
        """Whether it may hold in other parts of the year: two of them in this sentence, or on another line
        than « Juillet : lundi 9 h – 12 h »."""
        if self.season == seasons.ALL_YEAR:
            return False
        before = self.parts[: self.parts.index(item)]
        line = itertools.takewhile(lambda found: found.kind != "STOP", reversed(before))
        return (self.is_stale and self.is_apart) or sum(found.kind == "SEASON" for found in line) > 1

    def _names_holidays(self, ahead):
        if self.kind(ahead) == "SEASON":  # « le lundi, en août »: on Mondays of August? « et » makes a list
            ends = {"END", "STOP", "RIGHT"} if self.kind() == "AND" else set()
            return self.kind(ahead + 1) in {"AND", *ends}
        return self.kind(ahead) == "DAYS" and self.peek(ahead).value[0] == HOLIDAYS

    def _closed(self, item):
        self._reach()
        self.skip("COLON", "COMMA")
        if self.kind() == "SEASON":
            season = self.take()
            self._sure_for_all(season)
            return self._close(season)
        if self.kind() == "MOMENT" and self.kind(1) == "DAYS":
            self.place += 2
            return self._end_at(self.peek(-1).value[0], self.peek(-2), self.peek(-1))
        if self.kind() == "DAYS":
            return self._close(self.take())
        if self.kind() == "SPANS":
            return self._cut(self.take())
        if self.season != seasons.ALL_YEAR and self.kind() in {"STOP", "END"}:
            self.table.weeks.setdefault(self.season, {})
            self.is_inline, self.heading = False, None
            return self.leave()
        return refuse(item, _("Closed when?"))

    def _cut(self, spans):
        """« 9 h – 18 h, fermé de 12 h à 14 h »: sure where one rule alone was told."""
        is_sure = self.rules == 1 == len(spans.value) and self.kind() in {"END", "STOP", "RIGHT", "COMMA"}
        if not is_sure or self.last is None:
            refuse(spans, _("On which days is it closed at these times?"))
        season, days, _slots, _item = self.last
        self.table.cut(season, days, spans.value[0], spans)

    def _after_closed(self):
        """Times right after closed days: do they close or open?"""
        place = self.place
        self.skip("COLON", "COMMA", "LEFT")
        if self.kind() in {"SPANS", "MOMENT"}:
            refuse(self.peek(), _("Is it open or closed at these times?"))
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
            return self._end_at(target.value[0], moment, moment, most)
        if target.value not in {seasons.SCHOOL, seasons.SUMMER_SCHOOL}:
            refuse(target, _("Which hours hold in this part of the year?"))
        return self.table.end_at(target.value, None, moment.value, moment, most)

    def _end_at(self, days, moment, item, most=MOVED):
        """Another closing time on `days`, in the part of the year that was named last."""
        if self._is_about_more(item):
            refuse(item, _("In which part of the year?"))
        self.table.end_at(self.season, days, moment.value, item, most)
