"""Text that is OpenStreetMap syntax already, brought to one form.

The evaluator accepts much that was meant otherwise: `Mo, We 10:00-12:00` opens the whole Monday for it.
What has a second meaning is put right where only one was possible, and refused elsewhere.
"""

import re

from opening_hours import OpeningHours, ParserError

from directory.hours.school import HEAD, split_rules, with_dates

DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
SPACES = re.compile(r"[ \t\u00a0]+")
LISTED_DAYS = re.compile(rf"(?<={DAY})\s*,\s+(?={DAY}\b)", re.I)
LISTED_TIMES = re.compile(r"(?<=\d)\s*,\s*(?=\d\d?:)")
BOTH_CLOSED = re.compile(r"\b(?:PH|SH)\s*,\s*(?:SH|PH)\s+(?:off|closed)\b")
# Public or school holidays that fall on some weekdays: the evaluator would take either for both.
JOINED = re.compile(r"\b(?:PH|SH)\s+(?:Mo|Tu|We|Th|Fr|Sa|Su)\b")
MARCH_OR_TUESDAY = re.compile(r"(?<!-)\bMar\b(?!\s*(?:-\s*[A-Z]|\d{1,2}(?![\d:])))")
SPAN = re.compile(r"\b(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
CLOSED = re.compile(r"\b(?:off|closed)\b")
TIMED = re.compile(r"\d:\d\d|24/7|\b(?:off|closed|unknown)\b")
# Without a point, the evaluator takes the sun to rise at 7 and to set at 19 all year; « 9:00+ » has no end.
NO_END = re.compile(r"\b(?:dawn|sunrise|sunset|dusk)\b|\d:\d\d\+", re.I)
# The evaluator forgets « open », and a comment alone is « unknown »; it takes « || » for « ; ».
OPEN_WITH_WORDS = re.compile(r'\bopen\s*"')
ALL_DAY = "00:00-24:00"
LONGEST, EARLY = 18 * 60, 5 * 60  # minutes: an opening past midnight that is longer is a slip


def canonical(text: str) -> str | None:
    """`text` as the evaluator writes it; None when it is not this syntax, or when it is treacherous."""
    text = LISTED_TIMES.sub(",", LISTED_DAYS.sub(",", SPACES.sub(" ", text)))
    text = BOTH_CLOSED.sub("SH closed; PH closed", text)
    rules = [_rule(joint, rule) for joint, rule in split_rules(text)]
    if None in rules or _reopens(rules):
        return None
    hours = "".join(rules)
    return hours if hours and _is_read(with_dates(hours)) else None


def _is_read(hours):
    try:
        OpeningHours(hours, country="FR")
    except ParserError:
        return False
    return True


def is_loose(text: str, hours: str) -> bool:
    """Whether people may mean something else by this text than `hours`, which `canonical` made of it: times
    without days, days listed with spaces (« Tu, Th 13:30-18:00 ») or told twice."""
    rules = [(joint, rule.split('"')[0]) for joint, rule in split_rules(hours)]
    return (
        bool(LISTED_DAYS.search(text))
        or _opens_twice(rules)
        or any(SPAN.search(rule) and not re.search(rf"\b{DAY}\b", rule) for _joint, rule in rules)
    )


def _opens_twice(rules):
    """« Mo 09:00-12:00; Mo 14:00-18:00 »: the later rule wins, so the morning is lost."""
    spans = [SPAN.search(rule) for joint, rule in rules if "," not in joint and not CLOSED.search(rule)]
    days = [span.string[: span.start()] for span in spans if span]
    return len(set(days)) < len(days)


def is_treacherous(text: str) -> bool:
    """Whether the evaluator reads this text, which `canonical` refuses."""
    return _is_read(text) and canonical(text) is None


def _reopens(rules):
    """« PH off; Mo-Fr 09:00-17:00 »: a later rule wins, so it is open on holidays of the week."""
    told = [rule.split('"')[0] for rule in rules]
    for name in ("PH", "SH"):
        named = [place for place, rule in enumerate(told) if re.search(rf"\b{name}\b", rule)]
        last, *later = told[named[-1] :] if named else [""]
        if CLOSED.search(last) and not all(map(CLOSED.search, later)):
            return True
    return False


def _rule(joint, rule):
    if "||" in joint or OPEN_WITH_WORDS.search(rule):
        return None
    head, rest = "", rule
    if found := HEAD.match(rule):
        head, rest = f"{found[0].strip()} ", rule[found.end() :]
    selectors = rest.split('"')[0]
    if re.search(r"\bSH\b", selectors) or not TIMED.search(selectors) or _has_second_meaning(selectors):
        return None
    try:
        parsed = str(OpeningHours(rest, country="FR"))
        OpeningHours(parsed, country="FR")  # what it writes, it does not always read
    except ParserError:
        return None
    if not TIMED.search(parsed.split('"')[0]):  # a whole day: the evaluator leaves its times out
        parsed = parsed.replace(' "', f' {ALL_DAY} "', 1) if '"' in parsed else f"{parsed} {ALL_DAY}"
    if head or joint:
        parsed = parsed.removeprefix("24/7 ") if parsed != "24/7" else ALL_DAY
    return f"{joint}{head}{parsed}"


def _has_second_meaning(selectors):
    spans = [[int(part) for part in found] for found in SPAN.findall(selectors)]
    return bool(
        MARCH_OR_TUESDAY.search(selectors)
        or JOINED.search(selectors)
        or NO_END.search(selectors)
        or any(_is_slip(*span) for span in spans)
    )


def _is_slip(hour, minute, end_hour, end_minute):
    """« 12:00-09:00 »: the night is too long."""
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    if end > 24 * 60:  # « 22:00-26:00 »
        return end - start > LONGEST
    return start == end or (end < start and start > EARLY and end + 24 * 60 - start > LONGEST)
