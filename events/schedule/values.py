"""What the blocks of a schedule hold, read as entries: None where a draft leaves out what is necessary."""

from wagtail.blocks import StructValue

from events.schedule.entries import (
    WHOLE_DAY,
    Dates,
    Hours,
    LeftOut,
    Monthly,
    OpenDays,
    Rule,
    Run,
    Session,
    Weekly,
)


class EntryValue(StructValue):
    """Fields that code leaves out are empty."""

    def __missing__(self, name):
        return None


def hours_of(value) -> Hours | None:
    """The clock hours of a block, or WHOLE_DAY."""
    return Hours(value["start"], value["end"]) if value["start"] else WHOLE_DAY


def _left_out(value):
    return LeftOut(
        bool(value["school_holidays"]),
        bool(value["public_holidays"]),
        frozenset(filter(None, value["except_days"] or [])),
    )


def _has(value, *names):
    return all(value[name] for name in names)


class OnceValue(EntryValue):
    def entry(self):
        return Dates((self["day"],), hours_of(self)) if self["day"] else None


class DatesValue(EntryValue):
    def entry(self):
        days = tuple(filter(None, self["days"]))
        return Dates(days, hours_of(self)) if days else None


class RunValue(EntryValue):
    def entry(self):
        if not _has(self, "first", "last"):
            return None
        return Run(self["first"], self["last"], hours_of(self), _left_out(self))


class WeeklyValue(EntryValue):
    def entry(self):
        sessions = tuple(
            Session(frozenset(session["weekdays"]), hours_of(session))
            for session in self["sessions"]
            if session["weekdays"]
        )
        if not sessions or not self["first"]:
            return None
        return Weekly(sessions, self["first"], self["last"], self["every"] or 1, _left_out(self))


class MonthlyValue(EntryValue):
    def entry(self):
        by_weekday = self["ranks"] and self["weekday"] in range(7)
        if not self["first"] or not (by_weekday or self["number"]):
            return None
        if by_weekday:
            how = {"ranks": tuple(self["ranks"]), "weekday": self["weekday"]}
        else:
            how = {"number": self["number"]}
        return Monthly(hours_of(self), self["first"], self["last"], left_out=_left_out(self), **how)


class OpenDaysValue(EntryValue):
    def entry(self):
        return OpenDays(self["first"], self["last"]) if _has(self, "first", "last") else None


class RuleValue(EntryValue):
    def entry(self):
        return Rule(self["text"]) if self["text"] else None
