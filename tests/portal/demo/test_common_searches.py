"""What residents type most finds a right answer among the first three, on the site of each town.

The list (common_searches.csv, one folder up) was written before the texts of the demonstration: a query, a
town or nothing for all of them, slugs of right answers. It needs the words and the ranking of the whole
demonstration: no smaller data would prove it.
"""

import csv
from pathlib import Path

import pytest
from django.utils import timezone

from core.sites import Scope
from portal.demo.towns import HUB, SLUGS
from search.protocol import Search
from search.query import SearchQuery
from search.services import execute_many

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = Path(__file__).parent.parent / "common_searches.csv"
FIRST = 3
TOWNS = [slug for slug in SLUGS if slug != HUB]


def common_searches():
    """{town: {query: slugs of right answers}}."""
    found = {town: {} for town in TOWNS}
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for town in [row["city"]] if row["city"] else TOWNS:
                found[town][row["query"]] = set(row["answers"].split("|"))
    return found


def first_answers(town, queries):
    """{query: slugs of the first answers, in order}, as the search page of a town orders them."""
    scope, now = Scope(town, "fr"), timezone.now()
    searches = [Search(SearchQuery(words=query), scope, page_size=FIRST) for query in queries]
    results = execute_many(searches, now=now)
    return {
        query: [hit.path.strip("/").rsplit("/", 1)[-1] for hit in result.hits]
        for query, result in zip(queries, results, strict=True)
    }


@pytest.fixture(scope="package")
def answers(demo, django_db_blocker):
    """{town: {query: first answers}}, asked once."""
    with django_db_blocker.unblock():
        return {town: first_answers(town, list(queries)) for town, queries in common_searches().items()}


@pytest.mark.parametrize("town", TOWNS)
def test_sixty_commonest_searches_give_a_right_answer_among_the_first_three(answers, town):
    wanted = common_searches()[town]
    assert len(wanted) >= 60
    assert {query: found for query, found in answers[town].items() if not wanted[query] & set(found)} == {}
