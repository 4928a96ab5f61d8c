"""Lines of a form with a date each: a day, from, to. It works without scripts, and where a browser knows no
picker for days, with « 31/12/2026 » and « 14 h 30 »."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from events.schedule import checks
from events.schedule.entries import WHOLE_DAY, Dates, Hours

FEWEST, MOST, STEP = 4, 40, 4  # lines
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y"]
HOURS = ["%H:%M", "%H:%M:%S", "%Hh%M", "%H h %M", "%Hh", "%H h", "%H"]
PARTS = ("day", "start", "end")


def line_fields(count):
    """{name: field} of `count` lines."""
    fields = {}
    for number in range(1, count + 1):
        words = {"number": number}
        fields[f"day_{number}"] = forms.DateField(
            label=_("Date %(number)s") % words,
            required=False,
            input_formats=DAYS,
            widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        )
        for name, label in (("start", _("Date %(number)s, from")), ("end", _("Date %(number)s, to"))):
            fields[f"{name}_{number}"] = forms.TimeField(
                label=label % words,
                required=False,
                input_formats=HOURS,
                widget=forms.TimeInput({"type": "time"}, "%H:%M"),
            )
    return fields


def count_in(data):
    """How many lines a form has that came back."""
    written = data.get("lines", "")
    count = int(written) if written.isascii() and written.isdigit() and len(written) < 4 else FEWEST
    return min(max(count, FEWEST), MOST)


def names_of(number):
    """Names of the fields of a line."""
    return [f"{name}_{number}" for name in PARTS]


def faults_of(line, number):
    """{name of a field: what is wrong} of one line, whose values are right one by one."""
    day, start, end = line
    if day is None:
        return {f"day_{number}": _("Say the day as well.")} if start or end else {}
    if day < timezone.localdate():
        return {f"day_{number}": _("This day is over.")}
    faults = checks.field_faults(dict(zip(PARTS, line, strict=True)))
    if not faults and start:
        missing = checks.missing_hour(Dates((day,), Hours(start, end)))
        faults = {"start": missing[1]} if missing else {}
    return {f"{name}_{number}": fault for name, fault in faults.items()}


def as_text(lines):
    """Lines as a proposal keeps them, each once and in order."""
    said = {tuple(part.isoformat() if part else "" for part in line) for line in lines}
    return [list(line) for line in sorted(said)]


def schedule_of(lines):
    """The raw value of a schedule: days with the same hours are one entry."""
    by_hours = {}
    for day, start, end in lines:
        by_hours.setdefault((start or WHOLE_DAY, end or None), []).append(day)
    return [_entry(days, start, end) for (start, end), days in by_hours.items()]


def _entry(days, start, end):
    hours = {"start": start, "end": end}
    if len(days) == 1:
        return {"type": "once", "value": {"day": days[0]} | hours}
    return {"type": "dates", "value": {"days": days} | hours}
