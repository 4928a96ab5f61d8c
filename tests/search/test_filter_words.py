"""Words of a question that a filter says better are offered as one."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from core.models import CitySettings
from search.filter_words import one_of_each
from search.occurrences import Occurrence, slot_of
from tests.built_once import built_once
from tests.search import documents, index

pytestmark = pytest.mark.django_db
PAGE = "/fr/recherche/"


@built_once
def saturday():
    """A pool that has a date on a Saturday afternoon to come."""
    index.newsroom()
    index.follow()
    day = timezone.localtime() + timedelta(days=(5 - timezone.localtime().weekday()) % 7 or 7)
    start = day.replace(hour=15, minute=0, second=0, microsecond=0)
    fact = documents.random_facts(1, 1)[1]
    fact.title, fact.body, fact.until = "La piscine", "Le bassin du samedi.", None
    fact.occurrences = [Occurrence(start, start + timedelta(hours=1), slot_of(start))]
    fact.facets |= {"locale": ["fr"], "city": ["tourcoing"], "owner": ["tourcoing"], "kind": ["news"]}
    documents.store({1: fact}, CitySettings.objects.get().pk)


def offered(words):
    return [way.url for way in index.read(f"{PAGE}?q={words}").context["outcome"].filtered]


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ("piscine+samedi", "samedi"),
        ("piscine+le+samedi+après-midi", "samedi&moment=apres-midi"),
        ("piscine+samedis", "samedi"),
    ],
)
def test_a_day_in_the_words_is_offered_as_a_filter(saturday, words, filters):
    """The next one, then each of its name."""
    assert offered(words) == [f"{PAGE}?q=piscine&{name}={filters}" for name in ("quand", "jour")]


def test_the_next_day_of_a_name_is_said_by_its_date(saturday):
    way = index.read(f"{PAGE}?q=piscine+samedi").context["outcome"].filtered[0]
    assert re.search(r", samedi \d+(er)?\u00a0\w+$", way.label)


@pytest.mark.parametrize("words", ["piscine", "piscine+mardi", '"piscine+samedi"', "piscine&jour=samedi"])
def test_what_would_find_nothing_is_not_offered(saturday, words):
    assert offered(words) == []


def test_where_the_words_find_nothing_the_filter_is_taken(saturday):
    answer = index.read(f"{PAGE}?q=après-midi")
    assert (answer.status_code, answer.url) == (302, f"{PAGE}?moment=apres-midi")


@built_once
def today():
    """A free activity that is on now, and still when the night that began yesterday is over."""
    index.newsroom()
    index.follow()
    now = timezone.localtime()
    fact = documents.random_facts(1, 1)[1]
    fact.title, fact.body, fact.until = "Le tricot", "On tricote ensemble.", None
    fact.occurrences = [Occurrence(now - timedelta(hours=1), now + timedelta(hours=8), slot_of(now))]
    fact.facets |= {"locale": ["fr"], "city": ["tourcoing"], "owner": ["tourcoing"]}
    fact.facets |= {"kind": ["activity"], "price": ["gratuit"], "years": ["7", "8"], "band": ["6-10"]}
    documents.store({1: fact}, CitySettings.objects.get().pk)


@pytest.mark.parametrize("words", ["activité+gratuite+cette+semaine", "sorties+gratuites+cette+semaine"])
def test_what_is_all_filters_is_read_so(today, words):
    """A kind, a price, and this week."""
    answer = index.read(f"{PAGE}?q={words}")
    assert (answer.status_code, answer.url) == (302, f"{PAGE}?tarif=gratuit&type=activity&quand=semaine")


def test_one_word_alone_is_looked_for(today):
    assert index.read(f"{PAGE}?q=tricot").status_code == index.read(f"{PAGE}?q=activités").status_code == 200


def test_the_age_of_a_child_is_a_filter(today):
    assert index.read(f"{PAGE}?q=activité+8+ans").url == f"{PAGE}?age=8&type=activity"


@pytest.mark.parametrize("words", ["que+faire+avec+les+enfants", "activité+enfant"])
def test_children_are_an_age_where_nothing_else_is_asked(today, words):
    answer = index.read(f"{PAGE}?q={words}")
    assert (answer.status_code, parse_qs(urlsplit(answer.url).query)["age"]) == (302, ["enfants"])


@pytest.mark.parametrize("words", ["activité+pour+un+enfant+de+8+ans", "activité+enfants+8+ans"])
def test_a_child_of_an_age_is_of_that_age(today, words):
    assert parse_qs(urlsplit(index.read(f"{PAGE}?q={words}").url).query)["age"] == ["8"]


def test_a_name_of_more_words_goes_before_one_inside_it():
    week, weekend = ("when", "semaine"), ("when", "week-end")
    said = {0: {weekend}, 1: {weekend, week}}  # « نهاية الأسبوع »
    assert one_of_each(said[1], ["when"], said) == {"when": "week-end"}
