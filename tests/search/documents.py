"""Documents made without pages, and the truth about them kept beside the index."""

import random
import uuid
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.db import transaction

from core import generation
from events import ages
from search.documents import Record, sort_key
from search.occurrences import Occurrence, in_order, slot_of
from search.writing import lock_state, write

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 10, 23, 17, 30, tzinfo=PARIS)  # a Friday; summer time ends on the Sunday
CITIES = ("roubaix", "tourcoing", "marcq")
KINDS, STATUSES = ("news", "experiment", "page"), ("planned", "running", "done")
TOPICS, AUDIENCES = ("nature", "culture", "sport", "ecole"), ("parent", "senior", "jeune")
PRICES = ("gratuit", "payant")
TAGS = ("velo", "tram", "marche", "parc", "atelier")
WORDS = ("Élan", "éclair", "Œuvre", "orage", "Zèbre", "abri", "L’été", "ça", "Île", "marché")


def some(chance, words, most):
    return sorted(chance.sample(words, chance.randint(0, most)))


def random_fact(chance, number):
    """One document as plain values: what the oracle knows of it."""
    owner = chance.choice(CITIES)
    day = NOW - timedelta(days=chance.randint(0, 1500), minutes=chance.randint(0, 3) * 7)
    return SimpleNamespace(
        number=number,
        page_id=number + 1,
        title=" ".join(chance.sample(WORDS, 2)),
        published=day if chance.random() < 0.8 else day.replace(hour=12, minute=0),
        until=None if chance.random() < 0.8 else NOW + timedelta(minutes=chance.randint(-90, 90)),
        occurrences=[date for _ in range(chance.randint(0, 2)) for date in random_dates(chance)],
        point=(50.6 + chance.random() / 5, 3.1 + chance.random() / 5) if chance.random() < 0.7 else None,
        facets={
            "kind": [chance.choice(KINDS)],
            "locale": ["fr" if chance.random() < 0.9 else "nl"],
            "owner": [owner],
            "city": sorted({owner, *some(chance, CITIES, 2)}),
            "topic": some(chance, TOPICS, 3),
            "audience": some(chance, AUDIENCES, 2),
            "tag": some(chance, TAGS, 2),
            "status": some(chance, STATUSES, 1),
            "year": [str(day.year)],
            "price": some(chance, PRICES, 1),
        },
        **random_ages(chance),
    )


def random_ages(chance):
    """What a page says of ages: nothing, for everybody, or one end or both of a range."""
    first = chance.choice((None, 0, 3, 6, 11, 18, chance.randint(0, 99)))
    last = chance.choice((None, (first or 0) + chance.randint(0, 12), 120))
    if chance.random() < 0.1:
        return {"min_age": None, "max_age": None, "is_for_all_ages": True}
    return {"min_age": first, "max_age": last, "is_for_all_ages": False}


def random_dates(chance):
    """One date or a few weeks of it: on a quarter of an hour near now, sometimes years away; from an instant
    to a week, some of them whole days, without an end, cancelled or moved."""
    reach = chance.choice((2, 3, 30, 600, 1500))
    start = (NOW + timedelta(days=chance.randint(-reach, reach))).replace(
        hour=chance.choice((0, 2, 9, 11, 14, 17, 20, 23)), minute=chance.choice((0, 0, 45)), second=0
    )
    hours = chance.choice((0, 1, 2, 2, 3, 9, 24, 60, 170))
    weeks = chance.choice((1, 1, 1, 4))
    return [random_date(chance, start + timedelta(weeks=week), hours) for week in range(weeks)]


def random_date(chance, start, hours):
    status = chance.choice((*["scheduled"] * 6, "moved", "online", "postponed", "cancelled"))
    if chance.random() < 0.1:
        day = start.replace(hour=0, minute=0)
        slot = slot_of(day, is_whole_day=True)
        return Occurrence(day, day + timedelta(days=1), slot, status, is_whole_day=True)
    if chance.random() < 0.1:
        evening = start.replace(hour=0, minute=0) + timedelta(days=1)
        return Occurrence(start, evening, slot_of(start), status, has_end=False)
    end = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(PARIS)
    return Occurrence(start, end if hours else start + timedelta(seconds=1), slot_of(start), status)


def record_of(fact, city_id):
    """The document that says the same as a fact."""
    columns = {
        "key": f"{uuid.UUID(int=getattr(fact, 'original', fact.page_id))}:{fact.facets['locale'][0]}",
        "page_id": fact.page_id,
        "city_id": city_id,
        "path": f"/fr/{fact.page_id}/",
        "locale": fact.facets["locale"][0],
        "kind": fact.facets["kind"][0],
        "title": fact.title,
        "sort_title": sort_key(fact.title),
        "summary": getattr(fact, "summary", ""),
        "card": {},
        "values": {name: values for name, values in (fact.facets | ages_of(fact)).items() if values},
        "published_at": fact.published,
        "updated_at": getattr(fact, "updated", fact.published),
        "live_until": fact.until,
        "hidden_from_engines": False,
        "latitude": (fact.point or (None, None))[0],
        "longitude": (fact.point or (None, None))[1],
        "place_name": "",
        "address": "",
        "is_free": None,
        "min_age": None,
        "max_age": None,
    }
    body = getattr(fact, "body", "")
    return Record(columns, body, in_order(fact.occurrences))


def ages_of(fact):
    """As documents of activities name ages (events.ages)."""
    return {"years": ages.years_of(fact), "band": ages.bands_of(fact)} if hasattr(fact, "min_age") else {}


def store(facts, city_id):
    """Write documents; a fact that is None removes the document of its page."""
    with transaction.atomic():
        write(lock_state(), {pk: fact and record_of(fact, city_id) for pk, fact in facts.items()})
        generation.bump()


def random_facts(seed, count):
    """{page id: fact}; the first document has number 0."""
    chance = random.Random(seed)
    return {number + 1: random_fact(chance, number) for number in range(count)}


def translate(facts, seed, languages):
    """Add translations of some of the facts into other languages, which know each other: what is of the town
    stays, title, publication and end are their own."""
    chance = random.Random(seed)
    for original in list(facts.values()):
        others = [code for code in languages if [code] != original.facets["locale"]]
        for language in chance.sample(others, chance.choice((0, 0, 0, 1, 1, len(others)))):
            page_id = max(facts) + 1
            fact = facts[page_id] = random_fact(chance, page_id - 1)
            fact.original = getattr(original, "original", original.page_id)
            fact.occurrences, fact.point = original.occurrences, original.point
            fact.facets = original.facets | {"locale": [language]}
    for fact in facts.values():
        fact.translations = [other for other in facts.values() if other is not fact and _pair(fact, other)]


def _pair(one, other):
    return getattr(one, "original", one.page_id) == getattr(other, "original", other.page_id)
