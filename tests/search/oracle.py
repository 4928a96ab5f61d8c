"""The answer to a query, counted one document at a time: nothing here comes from the engine."""

import math
import unicodedata
from datetime import UTC, date, datetime, time, timedelta

from tests.search.documents import NOW, PARIS

STORED = ("kind", "topic", "audience", "tag", "city", "status", "year", "price")
DATED = ("when", "weekday", "part")
HOUR = timedelta(hours=1)


FRENCH = ("fr",)


def answer(facts, query, city, facets, languages=FRENCH):
    """([(number, start of the date shown, how many others)] in order, {facet: {value: count}}) for what a
    city shows at NOW to who reads the first of the languages."""
    base = [fact for fact in facts if seen(fact, city, languages) and is_near(fact, query)]
    hits = [fact for fact in base if matches(fact, query)]
    counts = {}
    for facet in facets:
        others = [fact for fact in base if matches(fact, query, but=facet)]
        found = {
            value: sum(has(fact, query, facet, value) for fact in others) for value in values(others, facet)
        }
        counts[facet] = {value: count for value, count in found.items() if count}
    if query.dates == "jours":
        dates = [(date.start.timestamp(), fact.number) for fact in hits for date in dates_met(fact, query)]
        return [(number, start, 0) for start, number in sorted(dates)], counts
    hits = ordered(hits, query)
    if query.sort != "prochaine" and not (query.near and query.sort in ("", "distance")):
        hits.sort(key=lambda fact: fact.facets["locale"] != [languages[0]])  # stable
    return [(fact.number, *shown(fact, query)) for fact in hits], counts


def seen(fact, city, languages=FRENCH):
    own, *others = ([language] for language in languages)
    is_live = any(is_alive(other) and other.facets["locale"] == own for other in translations_of(fact))
    is_read = fact.facets["locale"] == own or (fact.facets["locale"] in others and not is_live)
    return is_alive(fact) and is_read and (city is None or city in fact.facets["city"])


def is_alive(fact):
    return fact.until is None or fact.until > NOW


def translations_of(fact):
    return getattr(fact, "translations", ())


def matches(fact, query, but=None):
    for facet in STORED:
        wanted = query.selected(facet)
        if facet != but and wanted and not set(wanted) & set(fact.facets[facet]):
            return False
    ages = query.selected("age")
    if but != "age" and ages and not any(suits(fact, age) for age in ages):
        return False
    return in_mode(fact, query, but) and (not asks_dates(query, but) or bool(dates_met(fact, query, but)))


def has(fact, query, facet, value):
    if facet in STORED:
        return value in fact.facets[facet]
    if facet == "age":
        return suits(fact, value)
    return in_mode(fact, query, facet, is_counting=True) and bool(
        dates_met(fact, query, facet, (facet, value))
    )


def values(facts, facet):
    known = {"when": WINDOWS, "weekday": WEEKDAYS, "part": PARTS, "age": AGES}
    return known.get(facet) or {value for fact in facts for value in fact.facets[facet]}


# Ages, as people say them: whole years, both ends included.

AGES = {
    "0-2": range(3),
    "3-5": range(3, 6),
    "6-10": range(6, 11),
    "11-14": range(11, 15),
    "15-17": range(15, 18),
    "adultes": range(18, 121),
    "seniors": range(60, 121),
    "tout-age": (),
}


def suits(fact, age):
    """Ranges meet; what nobody said is found by « tout âge » only, and so is what is for everybody."""
    if age == "tout-age":
        return fact.is_for_all_ages or (fact.min_age is None and fact.max_age is None)
    if not fact.is_for_all_ages and fact.min_age is None and fact.max_age is None:
        return False
    first = 0 if fact.is_for_all_ages else fact.min_age or 0
    last = 120 if fact.is_for_all_ages or fact.max_age is None else fact.max_age
    return any(first <= year <= last for year in AGES.get(age) or (int(age),))


# Dates. A cell is a local day and a part of it; parts change at full hours only.

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
PARTS = ("nuit", "matin", "apres-midi", "soir")
FRIDAY = NOW.date()
SATURDAY, SUNDAY = FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=2)


def whole(first, last):
    """Whole days, without the night of the day before."""
    return lambda day, part, began: (
        first <= day <= last and not ((day, part) == (first, "nuit") and began < first)
    )


WINDOWS = {
    "aujourdhui": whole(FRIDAY, FRIDAY),
    "ce-soir": lambda day, part, began: (day, part) in ((FRIDAY, "soir"), (SATURDAY, "nuit")),
    "demain": whole(SATURDAY, SATURDAY),
    "week-end": lambda day, part, began: SATURDAY <= day <= SUNDAY or (day, part) == (FRIDAY, "soir"),
    "semaine": whole(FRIDAY, SUNDAY),
    "mois": whole(FRIDAY, FRIDAY.replace(day=31)),
    "vacances": whole(date(2026, 10, 17), date(2026, 11, 1)),
}


def cell_at(moment):
    local = moment.astimezone(PARIS)
    return local.date(), PARTS[sum(local.hour >= hour for hour in (5, 12, 18))]


def cells_of(occurrence, since):
    """Those that are left at a moment. What has no end is in the one it starts in until its day is over."""
    start, end = occurrence.start.astimezone(UTC), occurrence.end.astimezone(UTC)
    if since is not None and end <= since:
        return set()
    if not occurrence.has_end:
        return {cell_at(start)}
    moment = max(start, since or start)
    found = {cell_at(moment)}
    moment = moment.replace(minute=0, second=0) + HOUR
    while moment < end:
        found.add(cell_at(moment))
        moment += HOUR
    return found


def cells_left(fact, occurrence, is_past):
    """The same, kept beside the fact."""
    kept = fact.__dict__.setdefault("cells", {})
    key = occurrence, is_past
    if key not in kept:
        kept[key] = cells_of(occurrence, None if is_past else NOW.astimezone(UTC))
    return kept[key]


def asks_dates(query, but=None):
    return bool(
        query.dates == "jours"
        or query.start
        or query.end
        or any(query.selected(name) for name in DATED if name != but)
    )


def is_over(query):
    """Whether the past is asked for."""
    _first, last = days(query)
    return query.dates == "passees" or bool(last and midnight(last + timedelta(days=1)) <= NOW)


def days(query):
    """First and last day: those asked for; day by day, a month of them from today."""
    if query.dates != "jours":
        return query.start, query.end
    first = query.start or min(FRIDAY, query.end or FRIDAY)
    return first, min(query.end or first + timedelta(days=30), first + timedelta(days=30))


def dates_met(fact, query, but=None, also=None):
    """The dates that meet all that is asked of dates."""

    first, last = days(query)

    def is_met(occurrence, day, part):
        asked = {name: query.selected(name) for name in DATED if name != but}
        if also:
            asked[also[0]] = (also[1],)
        # A night belongs to the weekday before; whole days have none of the night they begin in.
        weekday = WEEKDAYS[(day - timedelta(days=part == "nuit")).weekday()]
        starts_in = occurrence.is_whole_day and (day, part) == cell_at(occurrence.start)
        if starts_in and (asked.get("weekday") or asked.get("part")):
            return False
        began = occurrence.start.astimezone(PARIS).date()
        return (
            whole(first or date.min, last or date.max)(day, part, began)
            and (not asked.get("weekday") or weekday in asked["weekday"])
            and (not asked.get("part") or part in asked["part"])
            and (not asked.get("when") or WINDOWS[asked["when"][0]](day, part, began))
        )

    return [
        occurrence
        for occurrence in fact.occurrences
        if (query.dates == "jours" or occurrence.status not in ("cancelled", "postponed"))
        and any(is_met(occurrence, *cell) for cell in cells_left(fact, occurrence, is_over(query)))
    ]


def in_mode(fact, query, but=None, is_counting=False):
    """Dates that were asked for say themselves whether they are to come."""
    is_said = query.dates == "a-venir" and (is_counting or asks_dates(query, but))
    return is_said or is_listed(fact, query)


def is_listed(fact, query):
    """What the list is of, whatever was chosen in it."""
    ends = [occurrence.end.timestamp() for occurrence in fact.occurrences]
    if query.dates not in ("passees", "a-venir"):
        return True
    return bool(ends) and (max(ends) <= NOW.timestamp()) == (query.dates == "passees")


def shown(fact, query):
    """(start of the date shown, how many others meet the question)."""
    found = dates_met(fact, query)
    candidates = found
    if not found and not asks_dates(query):
        candidates = [date for date in fact.occurrences if cells_left(fact, date, is_over(query))]
    starts = sorted(date.start.timestamp() for date in candidates)
    if not starts:
        return None, 0
    return starts[-1 if query.dates == "passees" else 0], max(len(found) - 1, 0)


def is_near(fact, query):
    if not query.near:
        return True
    return fact.point is not None and (not query.radius or distance(fact.point, query.near) <= query.radius)


def distance(here, there):
    """On the sphere, by the formula of haversines."""
    (a, b), (c, d) = (map(math.radians, point) for point in (here, there))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(math.sqrt(half))


def midnight(day):
    return datetime.combine(day, time(), PARIS)


# As Arabic is sorted: Eastern digits with the others, ة as ه, ى as ي, no tatweel.
ARABIC = {0x0629: "ه", 0x0649: "ي", 0x0640: None} | {0x0660 + digit: str(digit) for digit in range(10)}


def folded(title):
    text = unicodedata.normalize("NFD", title.lower().replace("œ", "oe").translate(ARABIC))
    letters = "".join(c for c in text if unicodedata.category(c) != "Mn")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def ordered(facts, query):
    facts = sorted(facts, key=lambda fact: fact.number)
    newest = sorted(facts, key=lambda fact: fact.published.timestamp())[::-1]
    if query.near and query.sort in ("", "distance"):
        return sorted(facts, key=lambda fact: distance(fact.point, query.near))
    if query.sort == "titre":
        return sorted(facts, key=lambda fact: folded(fact.title))
    if query.sort == "prochaine":
        dated = [fact for fact in facts if shown(fact, query)[0] is not None]
        by_date = sorted(dated, key=lambda fact: shown(fact, query)[0])
        if query.dates == "passees":
            by_date = sorted(dated, key=lambda fact: (shown(fact, query)[0], fact.number))[::-1]
        return by_date + [fact for fact in newest if fact not in dated]
    return newest[::-1] if query.sort == "ancien" else newest
