"""What a text has told so far, and in which part of the year one is."""

from django.utils.translation import gettext as _

from directory.hours.reading import seasons
from directory.hours.reading.items import Walk
from directory.hours.reading.timetable import Timetable, refuse

TIMED = {"DAYS", "SPANS", "ALWAYS"}


class Telling(Walk):
    """Walks over the items of one text and fills `table`; what is only said goes to `remarks`."""

    def __init__(self, items):
        super().__init__(items)
        self.table, self.remarks = Timetable(), []
        self.season, self.season_ends, self.season_is_older = seasons.ALL_YEAR, False, False
        self.is_inline = self.is_stale = False  # a heading on the line of its rule; a rule after that line
        self.heading = None  # a season for which nothing was said yet
        self.last = None  # (season, days, slots, item) of the latest rule
        self.shared = ()  # the days of « Tous les jours 8 h – 18 h d’octobre à mars, 8 h – 21 h d’avril … »
        self.rules, self.rules_before = 0, 0  # how many rules were read, and before this sentence
        self.comment = ""
        kinds = [item.kind for item in items]
        self.times_first = next((kind for kind in kinds if kind in TIMED), "") == "SPANS"

    @property
    def tells_more(self):
        """Whether days or times follow."""
        return any(part.kind in TIMED for part in self.parts[self.place :])

    @property
    def is_apart(self):
        """Whether a part of the year was named before this sentence, which told no rule yet."""
        return self.season_is_older and self.rules == self.rules_before

    def enter(self, season, item, ends):
        """From here on, `season`: until the end of the sentence (`ends`) or until the next one."""
        self.season, self.season_ends, self.season_is_older = season, ends, False
        self.heading, self.is_stale = item, False

    def open(self, days, slots, item):
        """A rule: `slots` on `days`, in the part of the year that was named last."""
        self.heading = None
        if self.is_stale:
            refuse(item, _("In which part of the year?"))
        self.table.open(self.season, days, slots, item)
        self.last = (self.season, days, slots, item)
        self.rules += 1

    def end_sentence(self):
        """The end of a sentence ends what held for that sentence."""
        self.comment, self.rules_before = "", self.rules
        self.is_stale |= self.is_inline
        self.season_is_older = self.season != seasons.ALL_YEAR
        if self.season_ends:
            self.check_heading()
            self.leave()

    def leave(self):
        """Back to the whole year."""
        self.season, self.season_ends, self.season_is_older = seasons.ALL_YEAR, False, False

    def check_heading(self):
        """« Lundi 9 h – 12 h. De septembre à juin »: what follows nothing may belong to what precedes."""
        if self.heading:
            refuse(self.heading, _("Which hours hold in this part of the year?"))
