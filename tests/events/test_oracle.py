"""Questions of residents give what reading every row of Occurrence gives."""

import json
import random
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine

from core.sites import Scope
from events import services
from events.models import Occurrence
from search.models import SearchDocument
from search.nearby import RADII
from search.projection import catch_up
from search.query import SearchQuery
from search.services import execute
from tests.events.factories import ActivityPageFactory, agenda_town, on_days, weekly
from tests.search import documents, oracle
from tests.search.documents import CITIES, NOW, PRICES, random_ages

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FACETS = ("city", "price", "age", *oracle.DATED)
AGES = (*oracle.AGES, "6-10", "0", "8", "37")  # any single age may be typed
ACTIVITIES, QUESTIONS = 45, 300
VERBS = (services.cancel_occurrences, services.postpone_occurrences, services.hold_online)


def random_schedule(chance):
    """Hours on some days, a weekly class, days in a row, whole days; across midnight, without an end."""
    first = NOW.date() + timedelta(days=chance.randint(-40, 40))
    last = first + timedelta(days=chance.choice((0, 1, 6, 60)))
    hour, lasts = chance.choice((0, 8, 10, 14, 17, 18, 20, 23)), chance.choice((1, 2, 5))
    start, end = f"{hour:02}:00", f"{(hour + lasts) % 24:02}:{chance.choice(('00', '30'))}"
    days = [str(first + timedelta(days=chance.randint(0, 20))) for _ in range(chance.randint(1, 3))]
    return chance.choice(
        (
            on_days(*days, start=start, end=end),
            on_days(*days, start=start, end=None),
            on_days(*days, start=None, end=None),
            weekly(first.weekday(), start, end, str(first), str(last)),
            weekly(chance.randint(0, 6), start, end, str(first), str(last + timedelta(weeks=6))),
            [{"type": "run", "value": {"first": str(first), "last": str(last)}}],
        )
    )


def publish_at_random(chance, town):
    ages = random_ages(chance)
    page = ActivityPageFactory(
        parent=town.agenda,
        title=" ".join(chance.sample(documents.WORDS, 2)),
        slug=f"a{chance.randint(0, 10**9)}",
        schedule=json.dumps(random_schedule(chance)),
        price=chance.choice(("", *PRICES)),
        latitude=50.6 + chance.random() / 5,
        longitude=3.1 + chance.random() / 5,
        **ages,
    )
    rows = Occurrence.objects.filter(translation_key=page.translation_key)
    coming = [row.recurrence_id for row in rows if row.closed_end > NOW]
    if coming and chance.random() < 0.4:
        chance.choice(VERBS)(page, chance.sample(coming, 1), by=None)
    elif coming and chance.random() < 0.2:
        day = NOW.date() + timedelta(days=chance.randint(1, 9))
        services.move_occurrences(page, coming[:1], by=None, day=day)
    return page


def fact_of(page, town):
    """What is true of a page: its own fields and its rows."""
    document = SearchDocument.objects.get(page_id=page.pk)
    rows = Occurrence.objects.filter(translation_key=page.translation_key)
    return SimpleNamespace(
        number=document.number,
        title=page.title,
        published=document.published_at,
        until=None,
        occurrences=[row.as_found for row in rows],
        point=(page.latitude, page.longitude),
        facets={"locale": ["fr"], "city": [town.slug], "price": [page.price] if page.price else []},
        min_age=page.min_age,
        max_age=page.max_age,
        is_for_all_ages=page.is_for_all_ages,
    )


@pytest.fixture
def facts():
    """Activities of three towns on a Friday evening, two days before clocks change."""
    chance = random.Random(5)
    with time_machine.travel(NOW, tick=False):
        towns = [SimpleNamespace(slug=slug, agenda=agenda_town(slug).agenda) for slug in CITIES]
        made = [(town, publish_at_random(chance, town)) for town in chance.choices(towns, k=ACTIVITIES)]
        catch_up()
        yield [fact_of(page, town) for town, page in made]


def random_question(chance):
    """A window, weekdays, parts of the day, ages, a price, a town, a place to be near to."""

    def some(words, *weights):
        return tuple(sorted(set(chance.sample(words, chance.choice(weights)))))

    start = NOW.date() + timedelta(days=chance.randint(-30, 40)) if chance.random() < 0.3 else None
    end = (start or NOW.date()) + timedelta(days=chance.choice((0, 2, 30))) if chance.random() < 0.3 else None
    near = (50.7, 3.2) if chance.random() < 0.2 else None
    return SearchQuery(
        selections={
            "when": some(list(oracle.WINDOWS), 0, 0, 1),
            "weekday": some(oracle.WEEKDAYS, 0, 0, 0, 1, 2),
            "part": some(oracle.PARTS, 0, 0, 0, 1, 2),
            "age": some(AGES, 0, 0, 1, 1, 2),
            "price": some(PRICES, 0, 0, 1),
            "city": some(CITIES, 0, 0, 1, 2),
        },
        start=start,
        end=end,
        near=near,
        radius=chance.choice((None, *RADII)) if near else None,
        dates=chance.choice(("a-venir", "a-venir", "passees", "jours")),
        sort=chance.choice(("prochaine", "prochaine", "prochaine", "titre")),
    )


def test_generated_questions_agree_with_the_rows(facts):
    chance, answered = random.Random(6), 0
    for _ in range(QUESTIONS):
        question, city = random_question(chance), chance.choice((None, *CITIES))
        expected, counts = oracle.answer(facts, question, city, FACETS)
        results = execute(question, Scope(city, "fr"), facets=FACETS, page_size=1000, now=NOW)
        hits = [
            (hit.number, hit.occurrence and hit.occurrence.start.timestamp(), hit.others)
            for hit in results.hits
        ]
        assert hits == expected, question
        for name, values in results.facets.items():
            counted = {value.value: value.count for value in values if value.count}
            assert not counted or counted == counts[name], (question, name)
        answered += bool(expected)
    assert answered > QUESTIONS / 4  # else the questions prove little
