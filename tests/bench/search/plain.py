"""What a hand-written query is given: the question as literals and numbers, analysed beforehand.

Sets of values are integers: bit n stands for value n. Nothing of this is measured.
"""

from dataclasses import dataclass, replace
from itertools import islice

from search.analysis import fold
from search.database.engines import engine
from search.database.snapshot import micros
from search.models import SearchDocument
from search.query import BY_RELEVANCE
from search.questions import read_question
from tests.bench.search.corpus import AUDIENCES, TOPICS
from tests.search.documents import CITIES, KINDS, NOW

YEARS = tuple(str(year) for year in range(2022, 2027))
# {facet: its values in the order of their bits}
VALUES = {"kind": KINDS, "topic": TOPICS, "audience": AUDIENCES, "year": YEARS, "city": CITIES}
PAGE = 20


@dataclass(frozen=True)
class Plain:
    """`match` and `in_title` are expressions of the engine; `chosen` is {facet: set of values};
    `city` is a set of one value, or of all."""

    match: str
    in_title: str
    terms: tuple
    phrase: str
    city: int
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
    read = read_question(question.query.words, "fr")
    if question.is_beginning:  # a hand would write the beginning and nothing else
        last = replace(read.words[-1], readings=())
        read = replace(read, words=(*read.words[:-1], last))
    options = {"is_unfinished": question.is_beginning}
    return Plain(
        match=engine().match(read.condition(**options)),
        in_title=engine().match(read.condition(in_title=True, **options)),
        terms=read.terms(**options),
        phrase=" ".join(read.phrases),
        city=set_of("city", [question.city] if question.city else CITIES),
        chosen={name: set_of(name, question.query.selected(name)) for name in question.query.facet_names()},
        sort=question.query.sort or BY_RELEVANCE,
        now=micros(NOW),
    )


def set_of(facet, values):
    """Values of a facet as an integer."""
    return sum(1 << VALUES[facet].index(value) for value in values)


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


def documents():
    """((number, is French, published, live until, five sets of values, sort title), folded texts) of each."""
    columns = ("number", "locale", "published_at", "live_until", "values", "sort_title")
    rows = SearchDocument.objects.order_by("number")
    texts = ("title", "summary", "text__body")
    found = rows.values_list(*columns, *texts).iterator()
    for number, locale, published, until, values, sort_title, *texts in found:
        sets = [set_of(facet, values.get(facet, ())) for facet in VALUES]
        until = None if until is None else micros(until)
        document = (number, locale == "fr", micros(published), until, *sets, sort_title)
        yield document, [fold(text, " ") for text in texts]


def batched(rows, size):
    """Lists of at most `size` rows."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
