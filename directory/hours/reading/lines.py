"""Lines that belong together: « Lundi ⏎ 9 h – 12 h ⏎ 14 h – 17 h »."""

from directory.hours.reading.items import Item

SOFT = {"COMMA", "AND", "COLON"}


def joined(items):
    """The same items without the ends of lines between days and their times, or « closed », below them."""
    lines = [[]]
    for item in items:
        lines[-1].append(item)
        if item.kind == "STOP":
            lines.append([])
    kept = []
    for line in filter(None, lines):
        if kept and _continues(kept[-1], line):
            end = kept[-1].pop()
            kept[-1] += [Item("COLON", None, end.start, end.end), *line]
        else:
            kept.append(line)
    return [item for line in kept for item in line]


def _continues(line, following):
    told = [item.kind for item in line if item.kind not in SOFT]
    more = {item.kind for item in following} - SOFT - {"STOP"}
    is_timed = told[:1] == ["DAYS"] and set(told[1:-1]) <= {"SPANS"} and told[-1:] == ["STOP"]
    return (is_timed and more == {"SPANS"}) or (told == ["DAYS", "STOP"] and more == {"CLOSED"})
