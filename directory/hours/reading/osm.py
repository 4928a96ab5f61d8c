"""Text that is OpenStreetMap syntax already, brought to one form."""

import re

from opening_hours import OpeningHours, ParserError

from directory.hours.school import HEAD, split_rules

MARCH_OR_TUESDAY = re.compile(r"\bMar\b(?!\s*(?:-\s*[A-Z]|\d{1,2}(?![\d:])))")
# Public or school holidays that fall on some weekdays: the evaluator would take either for both.
BOTH_CLOSED = re.compile(r"\b(?:PH|SH)\s*,\s*(?:SH|PH)\s+(?:off|closed)\b")
JOINED = re.compile(r"\b(?:PH|SH)\s+(?:Mo|Tu|We|Th|Fr|Sa|Su)\b")


def canonical(text):
    """`text` as the evaluator writes it; None when it is not this syntax, or when it is treacherous."""
    text = BOTH_CLOSED.sub("SH closed; PH closed", text)
    if is_treacherous(text):
        return None
    rules = [_rule(joint, rule) for joint, rule in split_rules(text)]
    return None if None in rules else "".join(rules)


def is_treacherous(text):
    """Whether the evaluator would read this, and perhaps not as it was meant."""
    if not (MARCH_OR_TUESDAY.search(text) or JOINED.search(text)) or HEAD.search(text):
        return False
    try:
        OpeningHours(text, country="FR")
    except ParserError:
        return False
    return True


def _rule(joint, rule):
    head, rest = "", rule
    if found := HEAD.match(rule):
        head, rest = f"{found[0].strip()} ", rule[found.end() :].strip() or "off"
    if re.search(r"\bSH\b", rest.split('"')[0]) or JOINED.search(rest):
        return None
    try:
        parsed = str(OpeningHours(rest, country="FR"))
    except ParserError:
        return None
    if head and parsed.startswith("24/7 "):
        parsed = parsed.removeprefix("24/7 ")
    return f"{joint}{head}{parsed}"
