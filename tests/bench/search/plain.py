"""What both hand-written sides are given: the question as a plan (search.scoring), made beforehand.

Sets of values are integers: bit n stands for value n. Nothing of this is measured.
"""

from dataclasses import dataclass
from itertools import islice

from django.utils.translation import override

from search.analysis import fold
from search.conditions import Has
from search.database import snapshot
from search.database.selecting import meeting
from search.database.snapshot import micros
from search.models import SearchDocument
from search.planning import plans_of
from search.protocol import Search
from search.query import BY_RELEVANCE
from search.scoring import Plan
from tests.bench.search.corpus import AUDIENCES, TOPICS
from tests.search.documents import CITIES, KINDS, NOW

YEARS = tuple(str(year) for year in range(2022, 2027))
# {facet: its values in the order of their bits}
VALUES = {"kind": KINDS, "topic": TOPICS, "audience": AUDIENCES, "year": YEARS, "city": CITIES}
PAGE = 20


@dataclass(frozen=True)
class Plain:
    """`chosen` is {facet: set of values}; `city` is a set of one value, or of all, and `owner` the city that
    the question is asked in, or ""."""

    plan: Plan
    city: int
    owner: str
    chosen: dict[str, int]
    sort: str
    now: int


@dataclass(frozen=True)
class Answer:
    """The total, the numbers of the first twenty documents, {facet: {value: count}}."""

    total: int
    numbers: list[int]
    counts: dict[str, dict[str, int]]


def plain(question):
    """A Question of the bench without any of the portal's words."""
    with override("fr"):
        (plan,) = plans_of(Search(question.query, question.scope), NOW)
    if any(word.values for word in plan.words):
        raise SystemExit(f"« {question.query.words} » names a value: no document here is of one.")
    return Plain(
        plan=plan,
        city=set_of("city", [question.city] if question.city else CITIES),
        owner=question.city or "",
        chosen={name: set_of(name, question.query.selected(name)) for name in question.query.facet_names()},
        sort=question.query.sort or BY_RELEVANCE,
        now=micros(NOW),
    )


def set_of(facet, values):
    """Values of a facet as an integer."""
    return sum(1 << VALUES[facet].index(value) for value in values)


def shared_steps(plan):
    """The conditions that give points to documents of whatever city, in an order that all plans have."""
    return [condition for condition, _ in plan.steps if not _is_of_owner(condition)]


def points_of_steps(plan):
    """(points of what belongs to the city that is asked, [points of each of `shared_steps`])."""
    own = sum(points for condition, points in plan.steps if _is_of_owner(condition))
    return own, [points for condition, points in plan.steps if not _is_of_owner(condition)]


def _is_of_owner(condition):
    return isinstance(condition, Has) and condition.facet == "owner"


def counted(groups):
    """{facet: {value: documents}} from (facet, set of values, documents) rows."""
    counts = {name: dict.fromkeys(values, 0) for name, values in VALUES.items()}
    for facet, values, documents in groups:
        of_facet, names = counts[facet], VALUES[facet]
        while values:
            low = values & -values
            of_facet[names[low.bit_length() - 1]] += documents
            values ^= low
    return {name: {value: n for value, n in found.items() if n} for name, found in counts.items()}


def documents(steps):
    """((number, is French, published, live until, five sets of values, owner, which of some conditions it
    meets, sort title), folded texts) of each."""
    columns = ("number", "locale", "published_at", "live_until", "values", "sort_title")
    rows = SearchDocument.objects.order_by("number")
    meets = [meeting(snapshot.held(), step) for step in steps]
    texts = ("title", "summary", "text__body")
    found = rows.values_list(*columns, *texts).iterator()
    for number, locale, published, until, values, sort_title, *texts in found:
        sets = [set_of(facet, values.get(facet, ())) for facet in VALUES]
        until = None if until is None else micros(until)
        met = sum(1 << place for place, bits in enumerate(meets) if bits >> number & 1)
        document = (number, int(locale == "fr"), micros(published), until, *sets, values["owner"][0], met)
        yield (*document, sort_title), [fold(text, " ") for text in texts]


def batched(rows, size):
    """Lists of at most `size` rows."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
