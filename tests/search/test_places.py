"""Documents with a point and with openings, asked for through the index of either database."""

from datetime import date, timedelta

import pytest
import time_machine

from core.models import CitySettings
from core.sites import Scope
from search import nearby
from search.openings import encoded
from search.query import SearchQuery
from search.services import execute
from tests.elastic_index import known_change
from tests.search import documents, index
from tests.search.documents import NOW
from tests.search.test_openings import always, at, every_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine")]
TODAY = NOW.date()  # a Friday; summer time ends on the Sunday
HERE = (50.7, 3.17)
EVERYWHERE = Scope(None, "fr")


@pytest.fixture
def city():
    index.newsroom()
    return CitySettings.objects.get().pk


def store(city, facts):
    """Documents 0, 1, 2… that are public in French and say what each fact says."""
    chance = documents.random.Random(3)
    written = {}
    for number, (facets, fields) in enumerate(facts):
        fact = documents.random_fact(chance, number)
        fact.until, fact.occurrences = None, []
        fact.facets |= {"locale": ["fr"], **facets}
        vars(fact).update(fields)
        written[fact.page_id] = fact
    with time_machine.travel(NOW, tick=False):
        documents.store(written, city)


def found(now=NOW, scope=EVERYWHERE, **query):
    return execute(SearchQuery(**query), scope, now=now, page_size=100)


def numbers(**query):
    return [hit.number for hit in found(**query).hits]


def open_at(now, value="maintenant", facet="open"):
    return set(numbers(now=now, selections={facet: (value,)}))


@pytest.fixture
def places(city):
    """0 opens from 9 to 18 but not on Sunday 1 November, 1 from 20 to 2, 2 day and night, 3 never says."""
    facts = [
        encoded(every_day(TODAY, but=[date(2026, 11, 1)]), TODAY),
        encoded(every_day(TODAY, 20, 2), TODAY),
        encoded(always(TODAY), TODAY),
        {},
    ]
    store(city, [(facets, {}) for facets in facts])


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(TODAY, 9), {0, 2}),
        (at(TODAY, 18), {2}),
        (at(TODAY, 1, 59), {1, 2}),
        (at(TODAY, 2), {2}),
        (at(date(2026, 10, 25), 9), {0, 2}),
        (at(date(2026, 10, 25), 23, 30), {1, 2}),
        (at(date(2026, 11, 1), 12), {2}),
        (at(date(2026, 11, 1), 21), {1, 2}),
    ],
)
def test_what_is_open_at_a_moment(places, moment, expected):
    assert open_at(moment) == expected
    assert open_at(NOW, f"{moment:%Y-%m-%dT%H:%M}", "open_at") == expected


def test_every_moment_offered_says_how_many_are_open(places):
    results = execute(SearchQuery(), EVERYWHERE, now=at(TODAY, 12), facets=("open",))
    assert {value.value: value.count for value in results.facets["open"]}["maintenant"] == 2


def test_an_answer_with_openings_says_when_it_changes(places, engine):
    noon, late = (
        found(now=at(TODAY, *time), selections={"open": ("maintenant",)}) for time in ((12,), (17, 50))
    )
    assert noon.changes_at == known_change(engine, at(TODAY, 18), at(TODAY, 12))
    assert late.changes_at == at(TODAY, 18)
    assert found(now=at(TODAY, 12)).changes_at is None


def test_a_hit_knows_whether_it_is_open(places):
    hits = {hit.number: hit for hit in found(now=at(TODAY, 12)).hits}
    assert [hits[number].opening and hits[number].opening.is_open for number in range(4)] == [
        True,
        False,
        True,
        None,
    ]


@pytest.mark.parametrize("radius", [None, *nearby.RADII])
def test_the_nearest_are_those_of_every_document_looked_at(city, radius):
    chance = documents.random.Random(radius)
    points = [(chance.uniform(50.65, 50.75), chance.uniform(3.1, 3.25)) for _ in range(60)] + [(None, None)]
    store(city, [({}, {"point": point}) for point in points])
    away = sorted(nearby.distance(HERE, point) for point in points[:-1])
    shown = [hit.distance for hit in found(near=HERE, radius=radius).hits]
    assert shown == [metres for metres in away if not radius or metres <= radius]


def test_each_radius_says_how_many_it_holds(city):
    store(city, [({}, {"point": (50.7, 3.17 + degrees)}) for degrees in (0.001, 0.01, 0.03)])
    results = execute(SearchQuery(near=HERE, radius=250), EVERYWHERE, now=NOW, counts_radii=True)
    assert [(value.value, value.count, value.selected) for value in results.radii] == [
        ("250", 1, True),
        ("500", 1, False),
        ("1000", 2, False),
        ("2000", 2, False),
        ("5000", 3, False),
    ]


def test_beside_a_place_another_order_may_be_chosen(city):
    store(city, [({}, {"point": (50.7, 3.17), "title": "B"}), ({}, {"point": (50.71, 3.17), "title": "A"})])
    assert (numbers(near=HERE), numbers(near=HERE, sort="titre")) == ([0, 1], [1, 0])


def test_the_latest_update_comes_first(city):
    store(city, [({}, {"updated": NOW - timedelta(days=days)}) for days in (3, 1, 2)])
    assert numbers(sort="fraicheur") == [1, 2, 0]


@pytest.fixture
def weighted(city):
    """Four documents by title and by date, of which 0 and 2 have a negative weight."""
    facts = []
    for number in range(4):
        fields = {"published": NOW - timedelta(days=number), "title": f"Titre {number}", "point": HERE}
        facts.append(({"ranked_last": ["1"]} if number in (0, 2) else {}, fields))
    store(city, facts)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, [1, 3, 0, 2]),
        ({"words": "titre"}, [1, 3, 0, 2]),
        ({"sort": "ancien"}, [3, 1, 2, 0]),
        ({"sort": "titre"}, [0, 1, 2, 3]),
        ({"near": HERE}, [0, 1, 2, 3]),
    ],
)
def test_what_has_a_negative_weight_comes_last_unless_the_order_is_exact(weighted, query, expected):
    assert numbers(**query) == expected


def test_whose_name_is_typed_comes_first_however_long_nobody_looked_after_it(weighted):
    assert numbers(words="titre 2")[0] == 2


def test_pages_go_on_from_other_documents_to_those_ranked_last(weighted):
    pages = [execute(SearchQuery(page=page), EVERYWHERE, now=NOW, page_size=3).hits for page in (1, 2)]
    assert [[hit.number for hit in hits] for hits in pages] == [[1, 3, 0], [2]]


def test_what_is_open_comes_first_page_by_page_and_until_somebody_opens_or_closes(city, engine):
    day = encoded(every_day(TODAY, 9, 18), TODAY)
    store(
        city,
        [
            ({}, {"title": "A"}),
            (day, {"title": "C", "point": (50.71, 3.17)}),
            (day, {"title": "B", "point": (50.74, 3.17)}),
            (encoded(always(TODAY), TODAY), {"title": "D", "point": (50.72, 3.17)}),
            ({"ranked_last": ["1"], **day}, {"title": "A", "point": (50.75, 3.17)}),
        ],
    )

    def ask(now=NOW, page_size=10, **query):
        query = SearchQuery(**query)
        return execute(query, EVERYWHERE, now=now, default_sort="ouverts", page_size=page_size)

    def in_order(**options):
        return [hit.number for hit in ask(**options).hits]

    assert in_order() == [2, 1, 3, 0, 4]
    assert [number for page in (1, 2, 3) for number in in_order(page=page, page_size=2)] == [2, 1, 3, 0, 4]
    assert in_order(near=HERE) == [1, 3, 2, 4]
    assert ask().changes_at == known_change(engine, at(TODAY, 18), NOW)
    assert in_order(now=at(TODAY, 18)) == [3, 0, 2, 1, 4]
