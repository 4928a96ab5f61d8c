"""The times of days, each with what is said beside it: « 9 h – 12 h, sur rendez-vous de 14 h à 17 h »."""

import itertools

from django.utils.translation import gettext as _

from directory.hours.reading.telling import Telling
from directory.hours.reading.times import fits
from directory.hours.reading.timetable import Slot, refuse
from directory.hours.rules import BY_APPOINTMENT

SOFT = {"COMMA", "AND", "COLON", "LEFT", "RIGHT"}


class SlotReader(Telling):
    """Reads the times that stand beside days."""

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
        slots, half, first = [], days.value[1], self.place
        while self._moves_to_times():
            if any(part.kind == "WITHOUT" for part in self.parts[first : self.place]):
                comment = ""
            ahead = self._own_comment()
            item = self.take()
            spans = ((0, 1440),) if item.kind == "ALWAYS" else item.value
            words = ahead or self._comment_after(item) or comment
            slots += [Slot(span, words) for span in spans]
        self._check_half(slots, half, days)
        spans = [slot.span for slot in slots]
        if any(early[1] > late[0] for early, late in itertools.pairwise(spans)):
            refuse(days, _("These times do not follow one another."))
        return slots

    def _check_half(self, slots, half, days):
        if half and not all(fits(slot.span, half) for slot in slots):
            refuse(days, _("Do these hours belong to the morning or the afternoon?"))

    def _moves_to_times(self):
        """To the next times of the same days, over what may stand before them; else stays."""
        place = self.place
        self.skip(*SOFT, "WITHOUT")
        ahead = 1 if self.kind() == "APPOINTMENT" else 0
        if self.kind(ahead) in {"SPANS", "ALWAYS"}:
            return True
        self.place = place
        return False

    def _own_comment(self):
        """« …, sur rendez-vous de 14 h à 17 h »: the comment stands before its times."""
        if self.kind() != "APPOINTMENT":
            return ""
        if self.kind(-1) in {"SPANS", "ALWAYS"} or (self.kind(-2), self.kind(-1)) == ("DAYS", "AND"):
            refuse(self.peek(), _("Which hours are by appointment, those before or those after?"))
        self.place += 1
        return BY_APPOINTMENT

    def _comment_after(self, spans):
        """« 9 h – 12 h sur rendez-vous », « 9 h – 12 h (sur rendez-vous) »."""
        place = self.place
        self.skip("COMMA", "LEFT")
        if self.kind() != "APPOINTMENT" or self.kind(1) in {"SPANS", "COLON", "DAYS"}:
            self.place = place
            return ""
        self._check_reach()
        between = (self.kind(-1), self.kind(1), self.kind(2)) == ("COMMA", "COMMA", "DAYS")
        many = spans.kind == "SPANS" and len(spans.value) > 1
        if between or many:
            refuse(self.peek(), _("Which of these hours are by appointment?"))
        self.place += 1
        self.skip("RIGHT")
        return BY_APPOINTMENT

    def _check_reach(self):
        """« Lundi 9 h – 12 h, mardi 14 h – 17 h, sur rendez-vous »: both, or the latter? Unsure at the end of
        a sentence of several days, if nothing is set against it."""
        before = [item.kind for item in self.parts[: self.place]]
        line = before[len(before) - before[::-1].index("STOP") :] if "STOP" in before else before
        is_last = self.kind(2 if self.kind(1) == "RIGHT" else 1) in {"END", "STOP"}
        told_apart = any(item.kind == "WITHOUT" for item in self.parts)
        if line.count("DAYS") > 1 and is_last and not told_apart:
            refuse(self.peek(), _("Which of these hours are by appointment?"))
