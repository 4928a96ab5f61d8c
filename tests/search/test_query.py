from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import EVERYTHING, SORTS, SearchQuery

words = st.lists(st.text("abc-é&=% ", min_size=1, max_size=6), max_size=3, unique=True).map(tuple)
queries = st.builds(
    SearchQuery,
    selections=st.fixed_dictionaries({"topic": words, "tag": words, "year": words}),
    sort=st.sampled_from(("", *SORTS)),
    page=st.integers(1, 9),
)


def test_the_default_query_has_no_query_string():
    assert EVERYTHING.to_querystring() == ""
    assert EVERYTHING.url("/fr/actualites/") == "/fr/actualites/"


def test_the_query_string_has_one_order():
    one = SearchQuery(selections={"topic": ("sport", "nature"), "year": ("2018",)}, page=2)
    other = SearchQuery(selections={"year": ("2018",), "topic": ("nature", "sport", "nature")}, page=2)
    assert one.to_querystring() == other.to_querystring() == "theme=nature&theme=sport&annee=2018&page=2"


@given(queries, words)
def test_toggling_twice_changes_nothing_but_the_page(query, chosen):
    for value in chosen:
        back = query.toggle("topic", value).toggle("topic", value)
        assert back.to_querystring() == query.to_querystring(page=1)


def test_a_single_choice_facet_forgets_its_other_value():
    assert SearchQuery(selections={"when": ("demain",)}).toggle("when", "mois").selected("when") == ("mois",)


def test_a_changed_filter_goes_back_to_the_first_page():
    assert SearchQuery(page=7).toggle("topic", "nature").page == 1


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [((), ("experiment", "news")), (("news",), ("news",)), (("page",), ("experiment", "news"))],
)
def test_what_a_listing_fixes_is_never_widened(chosen, expected):
    fixed = SearchQuery(selections={"kind": ("experiment", "news")})
    assert SearchQuery(selections={"kind": chosen}).with_fixed(fixed).selected("kind") == expected


def test_fixed_days_only_get_narrower():
    fixed = SearchQuery(start=date(2026, 1, 1), end=date(2026, 12, 31))
    query = SearchQuery(start=date(2025, 1, 1), end=date(2026, 6, 30)).with_fixed(fixed)
    assert (query.start, query.end) == (date(2026, 1, 1), date(2026, 6, 30))


def test_the_order_alone_leaves_a_query_empty():
    assert SearchQuery(sort="titre", page=3).is_empty
    assert not SearchQuery(selections={"price": ("free",)}).is_empty
