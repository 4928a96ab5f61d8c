"""A plan (search.scoring) as queries: whole-number scores, of which no statistics of an engine are a part."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from search.elastic.conditions import meeting
from search.elastic.queries import NOTHING, Query, all_of, any_of, has
from search.scoring import Plan, Term, Way, Word


def found(plans: Sequence[Plan], *, loosely: bool = False) -> list[Query]:
    """What a document meets that the plan of its language finds."""
    return _by_language(plans, lambda plan: holding(plan, plan.loose if loosely else plan.strict))


def found_whole(plans: Sequence[Plan]) -> list[Query]:
    """What a document meets that holds every word."""
    return _by_language(plans, lambda plan: map(holds, plan.words))


def holders(plans: Sequence[Plan]) -> dict[int, tuple[str, Query]]:
    """{place of a word: (as typed, who holds it, in whatever language)}."""
    each: dict[int, list[Query]] = {}
    typed: dict[int, str] = {}
    for plan in plans:
        for word in plan.words:
            typed.setdefault(word.place, word.typed)
            each.setdefault(word.place, []).append(all_of(_in_language(plans, plan, [holds(word)])))
    return {place: (typed[place], any_of(queries)) for place, queries in each.items()}


def score(plans: Sequence[Plan]) -> Iterator[Query]:
    """What a document's score is the sum of, by the plan of its language."""
    if len(plans) == 1:
        yield from scores(plans[0])
    else:
        for plan in plans:
            own = [has("locale", plan.language)]
            yield {"bool": {"filter": own, "should": list(scores(plan))}}


def _by_language(plans: Sequence[Plan], asked: Callable[[Plan], Iterable[Query]]) -> list[Query]:
    if len(plans) == 1:
        return list(asked(plans[0]))
    return [any_of(all_of(_in_language(plans, plan, asked(plan))) for plan in plans)]


def _in_language(plans: Sequence[Plan], plan: Plan, queries: Iterable[Query]) -> list[Query]:
    """Where all are of one language, the scope says so."""
    return [*([has("locale", plan.language)] if len(plans) > 1 else []), *queries]


def holding(plan: Plan, least: int) -> list[Query]:
    """What a document meets that holds every required word, and so much of the weight."""
    if not plan.words and not plan.phrases:
        return [NOTHING]
    required = [holds(word) for word in plan.words if word.is_required]
    phrases = [{"match_phrase": {"texts": phrase}} for phrase in plan.phrases]
    weighing = [(holds(word), word.weight) for word in plan.words if word.weight]
    if least <= 0 or not weighing:
        return [*required, *phrases, *([NOTHING] if least > 0 and plan.words else [])]
    return [*required, *phrases, *_enough(weighing, least)]


def _enough(weighing: Sequence[tuple[Query, int]], least: int) -> list[Query]:
    """What a document meets that holds so much weight. Nothing is added up where any word is enough, or each
    is needed."""
    each, weights = zip(*weighing, strict=True)
    if min(weights) >= least:
        return [any_of(each)]
    if sum(weights) - min(weights) < least:
        return list(each)
    functions = [{"filter": held, "weight": weight} for held, weight in weighing]
    # Only among those that hold a word: to a document that meets no filter, a score of 1 is given.
    enough = {
        "query": any_of(each),
        "functions": functions,
        "score_mode": "sum",
        "boost_mode": "replace",
        "min_score": least,
    }
    return [{"function_score": enough}]


def holds(word: Word) -> Query:
    """A document that holds a word, or is of what it names."""
    ways = [_with_all(terms) for terms in word.held]
    return any_of([*ways, *(has(facet, value) for facet, value in sorted(word.values))])


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
