"""A timetable in OpenStreetMap opening_hours syntax.

https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from directory.hours.reading import seasons
from directory.hours.reading.items import PUBLIC_HOLIDAY

NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
UNTOLD = "24/7 unknown"


def write(table):
    """The rules of every season, the whole year first; what is closed last, for a later rule holds."""
    if _is_always(table):
        return "24/7"
    rules = [] if table.is_whole_year else [UNTOLD]
    ordered = sorted(table.weeks.items(), key=_order)
    late, shut = [], []
    for season, week in ordered:
        if season != seasons.ALL_YEAR and (not week or not table.is_whole_year):
            (rules if week else shut).append(f"{season.osm} off")
        plain = {day: slots for day, slots in week.items() if not day.nth and day.weekday != PUBLIC_HOLIDAY}
        rules += _rules(season, {day: slots for day, slots in plain.items() if slots})
        closed = [day for day, slots in plain.items() if not slots and _was_open(day, season, table)]
        rules += [f"{_prefix(season)}{days_selector(closed)} off"] if closed else []
        rules += ["SH unknown"] if season == seasons.ALL_YEAR and table.is_term_only else []
        late += _rules(season, {day: slots for day, slots in week.items() if day not in plain})
    opened = [rule for rule in late if not rule.endswith(" off")]
    return "; ".join([*rules, *opened, *shut, *(rule for rule in late if rule not in opened)])


def _order(pair):
    """A later rule holds over an earlier one: closed parts of the year come last."""
    season, week = pair
    return not week, season.is_school, season != seasons.ALL_YEAR


def _is_always(table):
    week = table.weeks.get(seasons.ALL_YEAR, {})
    plain = [slots for day, slots in week.items() if not day.nth and day.weekday < PUBLIC_HOLIDAY]
    return (
        len(table.weeks) == 1 == len({*map(str, plain)})
        and len(week) == 7 == len(plain)
        and plain[0][0].span == (0, 1440)
    )


def _was_open(day, season, table):
    return season != seasons.ALL_YEAR and any(
        other.weekday == day.weekday for other in table.weeks.get(seasons.ALL_YEAR, {})
    )


def _prefix(season):
    return f"{season.osm} " if season.osm else ""


def _rules(season, week):
    """Days of equal hours in one rule; `off` for those without any."""
    alike = {}
    for day, slots in sorted(week.items()):
        alike.setdefault(tuple(slots), []).append(day)
    return [f"{_rule(season, days, slots)}" for slots, days in alike.items()]


def _rule(season, days, slots):
    head = f"{_prefix(season)}{days_selector(days)}"
    if not slots:
        return f"{head} off"
    parts, groups = [], {}
    for slot in slots:
        groups.setdefault((slot.words, slot.span is None), []).append(slot)
    for (words, untimed), alike in groups.items():
        times = " unknown" if untimed else " " + ",".join(_clock(*slot.span) for slot in alike)
        parts.append(f"{head}{times}" + (f' "{words}"' if words else ""))
    return ", ".join(parts)


def _clock(start, end):
    end = end if end <= 1440 else end - 1440
    return f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"


def days_selector(days):
    """`Mo-We,Fr`, `Sa[1,3]`, `PH`."""
    plain = sorted(day.weekday for day in days if not day.nth and day.weekday != PUBLIC_HOLIDAY)
    words = [_run(run) for run in _runs(plain)]
    words += [f"{NAMES[day.weekday]}[{','.join(map(str, day.nth))}]" for day in sorted(days) if day.nth]
    words += ["PH"] if any(day.weekday == PUBLIC_HOLIDAY for day in days) else []
    return ",".join(words)


def _runs(numbers):
    runs = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _run(run):
    if len(run) < 3:
        return ",".join(NAMES[number] for number in run)
    return f"{NAMES[run[0]]}-{NAMES[run[-1]]}"
