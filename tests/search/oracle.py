"""The answer to a query, counted one document at a time: nothing here comes from the engine."""

import unicodedata
from datetime import datetime, time, timedelta

from tests.search.documents import NOW, PARIS

STORED = ("kind", "topic", "audience", "tag", "city", "status", "year")


def answer(facts, query, city, facets):
    """(numbers in order, {facet: {value: count}}) for what a city shows in French at NOW."""
    base = [fact for fact in facts if seen(fact, city) and in_days(fact, query.start, query.end)]
    hits = [fact for fact in base if matches(fact, query, None)]
    counts = {}
    for facet in facets:
        counts[facet] = {}
        for fact in base:
            if matches(fact, query, but=facet):
                for value in values(fact, facet):
                    counts[facet][value] = counts[facet].get(value, 0) + 1
    return [fact.number for fact in ordered(hits, query.sort)], counts


def seen(fact, city):
    alive = fact.until is None or fact.until > NOW
    return alive and fact.facets["locale"] == ["fr"] and (city is None or city in fact.facets["city"])


def matches(fact, query, but):
    for facet in STORED:
        wanted = query.selected(facet)
        if facet != but and wanted and not set(wanted) & set(fact.facets[facet]):
            return False
    when = query.selected("when")
    return but == "when" or not when or when[0] in values(fact, "when")


def values(fact, facet):
    if facet != "when":
        return fact.facets[facet]
    return [when for when, (first, last) in WINDOWS.items() if in_days(fact, first, last)]


def midnight(day):
    return datetime.combine(day, time(), PARIS)


def in_days(fact, first, last):
    """A period that starts before the end of the last day and ends after the start of the first."""
    if not first and not last:
        return True
    for start, end in fact.periods:
        after = not first or end.timestamp() > midnight(first).timestamp()
        before = not last or start.timestamp() < midnight(last + timedelta(days=1)).timestamp()
        if after and before:
            return True
    return False


FRIDAY = NOW.date()
WINDOWS = {
    "aujourdhui": (FRIDAY, FRIDAY),
    "demain": (FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=1)),
    "week-end": (FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=2)),
    "semaine": (FRIDAY, FRIDAY + timedelta(days=2)),
    "mois": (FRIDAY, FRIDAY.replace(day=31)),
}


def folded(title):
    text = unicodedata.normalize("NFD", title.lower().replace("œ", "oe"))
    letters = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def ordered(facts, sort):
    facts = sorted(facts, key=lambda fact: fact.number)
    if sort == "titre":
        return sorted(facts, key=lambda fact: folded(fact.title))
    rising = sorted(facts, key=lambda fact: fact.published.timestamp())
    return rising if sort == "ancien" else rising[::-1]
