"""Hours past midnight, apart: the evaluator lets the rule of the next day cut them, and a night belongs to
its evening. « Tu-Th 18:00-01:00; Fr,Sa 18:00-03:00 » becomes two sets of rules, each within a day:

of_the_day     « Tu-Th 18:00-24:00; Fr,Sa 18:00-24:00 »
after_midnight « Tu-Th 00:00-01:00; Fr,Sa 00:00-03:00 », to be read a day later
"""

import re

from directory.hours.school import split_rules

SPAN = re.compile(r"\b(\d\d):(\d\d)-(\d\d):(\d\d)\b")
SPANS = re.compile(rf"{SPAN.pattern}(?:,{SPAN.pattern})*")
STATE = re.compile(r"\s*\b(?:closed|off|unknown|24/7)\b")


def of_the_day(hours: str) -> str:
    """Hours with each opening cut at midnight."""
    return "".join(joint + _on_times(rule, _until_midnight) for joint, rule in split_rules(hours))


def after_midnight(hours: str) -> str:
    """What is left of each opening after the midnight that follows it; empty when nothing is. A rule without
    a night still takes the place of those before it."""
    rules = [(joint, rule, _on_times(rule, _rest)) for joint, rule in split_rules(hours)]
    if all(rest == rule for _joint, rule, rest in rules):
        return ""
    kept = [(joint, _without_night(joint, rule) if rest == rule else rest) for joint, rule, rest in rules]
    kept = [(joint, rest) for joint, rest in kept if rest]
    return "".join((joint if place else "") + rest for place, (joint, rest) in enumerate(kept))


def _on_times(rule, change):
    selectors, quote, words = rule.partition('"')
    return SPANS.sub(lambda spans: change(spans[0]), selectors) + quote + words


def _until_midnight(spans):
    return ",".join(
        f"{span[1]}:{span[2]}-24:00" if is_night(span) else span[0] for span in SPAN.finditer(spans)
    )


def _rest(spans):
    nights = [span for span in SPAN.finditer(spans) if is_night(span)]
    return ",".join(f"00:00-{int(span[3]) % 24:02}:{span[4]}" for span in nights) or spans


def is_night(span: re.Match) -> bool:
    """Whether a match of SPAN ends after midnight: « 18:00-01:00 », « 18:00-25:00 », not « 18:00-24:00 »."""
    start, end = (int(span[place]) * 60 + int(span[place + 1]) for place in (1, 3))
    return end > 24 * 60 or 0 < end <= start


def _without_night(joint, rule):
    """« closed » on its days; nothing for a rule that adds to others, or closes some hours only."""
    selectors = rule.partition('"')[0]
    closes_hours = re.search(r"\b(?:closed|off)\b", selectors) and SPANS.search(selectors)
    if "," in joint or "||" in joint or closes_hours:
        return ""
    return f"{STATE.sub('', SPANS.sub('', selectors)).strip()} closed".strip()
