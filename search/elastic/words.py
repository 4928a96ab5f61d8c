"""A plan (search.scoring) as queries: whole-number scores, of which no statistics of an engine are a part."""

from collections.abc import Iterable, Iterator

from search.elastic.conditions import meeting
from search.elastic.queries import NOTHING, Query, all_of, any_of, has
from search.scoring import Plan, Term, Way, Word


def holding(plan: Plan, least: int) -> list[Query]:
    """What a document meets that holds every required word, and so much of the weight."""
    if not plan.words and not plan.phrases:
        return [NOTHING]
    required = [holds(word) for word in plan.words if word.is_required]
    phrases = [{"match_phrase": {"texts": phrase}} for phrase in plan.phrases]
    weighing = [(holds(word), word.weight) for word in plan.words if word.weight]
    if least <= 0 or not weighing:
        return [*required, *phrases, *([NOTHING] if least > 0 and plan.words else [])]
    functions = [{"filter": held, "weight": weight} for held, weight in weighing]
    # Only among those that hold a word: to a document that meets no filter, a score of 1 is given.
    enough = {
        "query": any_of(held for held, _ in weighing),
        "functions": functions,
        "score_mode": "sum",
        "boost_mode": "replace",
        "min_score": least,
    }
    return [*required, *phrases, {"function_score": enough}]


def holds(word: Word) -> Query:
    """A document that holds a word, or is of what it names."""
    ways = [_with_all(terms) for terms in word.held]
    return any_of([*ways, *(has(facet, value) for facet, value in sorted(word.values))])


def holds_all(plan: Plan) -> Query:
    """A document that holds every word."""
    return all_of(map(holds, plan.words))


def scores(plan: Plan) -> Iterator[Query]:
    """What a document's score is the sum of."""
    for word in plan.words:
        for ways in word.places:
            yield from _best(ways)
        if word.for_value and word.values:
            named = any_of(has(facet, value) for facet, value in sorted(word.values))
            yield counting(named, word.for_value)
    for way in plan.ways:
        yield from _best([way])
    for condition, points in plan.steps:
        if points:
            yield counting(meeting(condition), points)


def _best(ways: Iterable[Way]) -> Iterator[Query]:
    """Of several ways, the one that counts most."""
    counted = [counting(_with_all(way.terms), way.points) for way in ways if way.points]
    if len(counted) == 1:
        yield counted[0]
    elif counted:
        yield {"dis_max": {"queries": counted}}


def counting(query: Query, points: int) -> Query:
    """So many points for whoever meets a query."""
    return {"constant_score": {"filter": query, "boost": points}}


def _with_all(terms: Iterable[Term]) -> Query:
    found = [{"prefix" if is_beginning else "term": {"lexemes": lexeme}} for lexeme, is_beginning in terms]
    return found[0] if len(found) == 1 else all_of(found)
