"""The words of one document: lexemes that say which word stands where, and written words for suggestions.

A lexeme is a letter for the place and a token. All engines hold the same ones and are asked for nothing else,
so that they give every document the same score (search.scoring).
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, pairwise

from search import analysis

ANYWHERE, TITLE, SUMMARY, NAMES, TWICE, OFTEN, PAIR, EXACTLY = "a", "t", "s", "n", "2", "4", "p", "="
PAGE = "k"
OFTEN_FROM = 4
JOINT = "_"  # in no token
# A tsvector holds one megabyte; no page of a town has so many different words.
MOST_BYTES = 800_000


@dataclass(frozen=True)
class DocumentWords:
    """`lexemes` are sorted, `spellings` is {written word in lower case: token}, `parts` are the tokens that
    no written word has for its main one."""

    lexemes: tuple[str, ...] = ()
    spellings: dict[str, str] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()


def words_of(record):
    """The DocumentWords of a Record, in the language of its page."""
    language, texts = record.columns["locale"], _texts_of(record)
    read = {place: [analysis.read_words(text, language) for text in found] for place, found in texts.items()}
    every = list(chain.from_iterable(read.values()))
    tokens = {place: chain.from_iterable(map(analysis.tokens_of, read[place])) for place in (SUMMARY, NAMES)}
    tokens |= _by_times(analysis.tokens_of(read[TWICE][0]))
    tokens[ANYWHERE] = held = set(chain.from_iterable(map(analysis.tokens_of, every)))
    title = read[TITLE][0]
    tokens[TITLE] = [*analysis.tokens_of(title), *analysis.row_of(title, with_stop_words=True)]
    tokens[PAIR] = chain.from_iterable(pairs(analysis.row_of(words)) for words in every)
    lexemes = {f"{place}{token}" for place, found in tokens.items() for token in found} | exactly(title)
    lexemes.add(lexeme_of_page(record.columns["key"].partition(":")[0]))
    spellings = analysis.spellings_of(chain.from_iterable(every))
    return DocumentWords(_bounded(lexemes), spellings, frozenset(held.difference(spellings.values())))


def _texts_of(record):
    """{letter of the place where their words count: texts} of a Record; under TWICE, how often counts."""
    columns, card = record.columns, record.columns["card"]
    terms = [term["title"] for term in [*card.get("topics", ()), *card.get("tags", ())]]
    return {
        TITLE: [columns["title"]],
        SUMMARY: [columns["summary"]],
        NAMES: [*terms, card.get("search_words") or "", columns["place_name"]],
        ANYWHERE: [columns["address"], record.keywords],
        TWICE: [record.body],
    }


def pairs(tokens):
    """Neighbours, as one token each."""
    return [f"{first}{JOINT}{second}" for first, second in pairwise(tokens)]


def lexeme_of_page(translation_key):
    """The lexeme that a page has alone, with its translations."""
    return PAGE + str(translation_key).replace("-", "")


def exactly(words):
    """The lexeme of a title that is these read words, but for stop words and inflections: at most one."""
    tokens = list(analysis.row_of(words)) or list(analysis.row_of(words, with_stop_words=True))
    joined = EXACTLY + JOINT.join(tokens)
    return {joined} if tokens and len(joined) <= analysis.LONGEST_TITLE else set()


def _by_times(tokens):
    counts = Counter(tokens)
    return {
        TWICE: [token for token, times in counts.items() if times >= 2],
        OFTEN: [token for token, times in counts.items() if times >= OFTEN_FROM],
    }


def _bounded(lexemes):
    """In order, without the last ones of an endless text: neighbours go first."""
    kept, room = [], MOST_BYTES
    for lexeme in sorted(lexemes, key=lambda lexeme: (lexeme[0] == PAIR, lexeme)):
        room -= len(lexeme.encode()) + 8
        if room < 0:
            break
        kept.append(lexeme)
    return tuple(sorted(kept))
