"""The judged sets are well-formed, and what they name is there."""

from collections import Counter

import pytest

from tests.relevance import bm25, measures
from tests.relevance.judged import HERE, NOTHING, PROOF, SETS, TUNE, queries, rows
from tests.relevance.sources import documents_of

CITIES = {"hub", "roubaix", "tourcoing", "marcq"}
LEAST = {"everyday": 150, "texts": 100}


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_large_enough_and_asks_nothing_twice(name):
    asked = [query.name for query in queries(name)]
    assert len(asked) >= LEAST[name]
    assert len(set(asked)) == len(asked)
    assert {query.city for query in queries(name)} <= CITIES


@pytest.mark.parametrize("name", SETS)
def test_both_halves_have_a_fair_share_of_the_questions(name):
    halves = Counter(query.half for query in queries(name))
    assert min(halves[TUNE], halves[PROOF]) > 0.4 * halves.total()


@pytest.mark.parametrize("name", SETS)
def test_every_question_has_an_answer_unless_it_is_meant_to_have_none(name):
    for query in queries(name):
        best = max(query.grades.values(), default=0)
        assert best < 1 if query.kind == NOTHING else best > 1, query.name


@pytest.mark.parametrize("name", SETS)
def test_judgements_are_of_questions_of_the_set_and_given_once(name):
    given = rows(HERE / name / "judgements.csv")
    asked = {(query.city, query.words) for query in queries(name)}
    assert {(row["city"], row["query"]) for row in given} <= asked
    assert {row["grade"] for row in given} <= set("0123")
    assert len({(row["city"], row["query"], row["document"]) for row in given}) == len(given)


@pytest.mark.parametrize("name", SETS)
def test_every_document_that_is_judged_exists(name):
    judged = {document for query in queries(name) for document in query.grades}
    assert judged <= documents_of(name)


def test_thirty_questions_have_an_answer_that_only_looks_right():
    misleading = [query for query in queries("everyday") if query.wrong]
    assert len(misleading) >= 30
    assert all(query.grades[f"{query.city}:{query.wrong}"] < 2 for query in misleading)


def test_every_class_of_question_is_asked():
    kinds = Counter(query.kind for query in queries("everyday"))
    wanted = ["word", "plural", "typo", "synonym", "name", "street", "question"]
    assert all(kinds[kind] >= 15 for kind in [*wanted, "no accents", "several words"])


def test_the_best_order_scores_one_and_what_helps_first_counts_most():
    grades = {"a": 3, "b": 2, "c": 0}
    assert measures.ndcg(grades, ["a", "b", "c"]) == 1
    assert measures.ndcg(grades, ["c", "x", "y"]) == 0
    assert measures.ndcg(grades, ["b", "a"]) < measures.ndcg(grades, ["a", "c", "b"]) < 1
    assert measures.reciprocal_rank(grades, ["c", "b", "a"]) == 0.5
    assert measures.reciprocal_rank(grades, ["c"]) == 0


def test_bm25_wants_the_rare_word_the_frequent_mention_and_the_short_text():
    plain = bm25.BM25(
        {"often": "piscine piscine ville", "once": "piscine ville parc", "long": "piscine " + "ville " * 30}
    )
    everything = {"often", "once", "long"}
    assert plain.order("la piscine", everything) == ["often", "once", "long"]
    assert plain.order("parc ville", everything)[0] == "once"
    assert plain.order("piscine", {"long"}) == ["long"]
    assert plain.order("patinoire", everything) == []
