"""From words to documents: all words, else a last word unfinished, else as many words as any holds."""

from dataclasses import dataclass

from search.database import counting, phrases
from search.database.engines import MOST_RANKED, engine
from search.database.naming import documents_named
from search.questions import Question, read_question

# A phrase is looked for in stored texts, newest documents first; the page says when there were more.
MOST_VERIFIED = 5_000
MOST_OF_STOP_WORDS = 500  # a phrase like « sur le » stands nearly everywhere


@dataclass(frozen=True)
class Lookup:
    """The documents that hold the words, in any city and language.

    `in_title` are those that hold all of them in the title. `held` is how many of the words each
    document holds at least: fewer than `asked` when no document of the scope holds all. `unread` documents
    of the scope hold the words of a phrase, but were too many to look for the phrase in.
    """

    question: Question
    bits: int
    in_title: int
    exact: int
    asked: int
    held: int
    is_unfinished: bool = False
    missing: tuple[str, ...] = ()
    unread: int = 0

    @property
    def has_fewer(self):
        """Whether words had to be left out."""
        return self.held < self.asked

    def ranked(self, numbers):
        """{number: score} of at most MOST_RANKED documents; a phrase of stop words ranks nothing."""
        terms = self.question.terms(is_unfinished=self.is_unfinished)
        if not terms or not numbers or len(numbers) > MOST_RANKED:
            return {}
        return engine().rank(terms, numbers)


def look_up(search, index, now):
    """The Lookup of a search with words. Filters that the visitor chose do not decide how words are
    read, so that choosing one never brings more."""
    question = read_question(search.words, search.scope.language)
    scope = counting.in_listing(search, index, now)
    if question.words:
        words = _AllWords(question, index, search.scope.language)
        bits, in_title = words.joined(engine().find(words.conditions()))
    else:  # stop words, or nothing that is a word: only a phrase of them can be looked for
        bits, in_title = -1 if question.phrases else 0, 0
    asked, unread = len(question.words), 0
    if question.phrases:
        bits &= counting.in_listing(search, index, now, everywhere=True)
        most = MOST_VERIFIED if asked else MOST_OF_STOP_WORDS
        unread = max(0, (bits & scope).bit_count() - most)
        bits = phrases.holding(question.phrases, _to_read(bits, scope, index, most), index)
    if bits & scope or question.phrases or not asked or search.is_exact:
        return Lookup(question, bits, in_title & bits, bits, asked, asked, unread=unread)
    return _less_strict(question, scope, bits, index, search.scope.language)


class _AllWords:
    """All words together: what to ask the engine, and what its answers say.

    Words that name nothing make one condition. Each that names a city makes one of its own, which
    documents of that city meet too (search.names).
    """

    def __init__(self, question, index, language, *, is_unfinished=False):
        self._is_unfinished = is_unfinished
        named = documents_named(question.words, index, language, is_unfinished=is_unfinished)
        words = list(zip(question.words, named, strict=True))
        plain = tuple(word for word, named in words if not named)
        self._groups = [(Question(plain, ()), 0)] if plain else []
        self._groups += [(Question((word,), ()), named) for word, named in words if named]
        self._has_plain = bool(plain)

    def conditions(self):
        """In all texts, then in titles."""
        return [
            group.condition(in_title=in_title, is_unfinished=self._is_unfinished)
            for in_title in (False, True)
            for group, _ in self._groups
        ]

    def joined(self, answers):
        """(documents with all the words, those with all in the title). A title need not name its city
        beside other words (« Piscine », in Roubaix); a name asked for alone must stand in it."""
        bits, in_title, half = -1, -1, len(self._groups)
        for (_, named), anywhere, titled in zip(self._groups, answers[:half], answers[half:], strict=True):
            bits &= anywhere | named
            in_title &= titled | (named if self._has_plain else 0)
        return bits, in_title


def _less_strict(question, scope, bits, index, language):
    words = _AllWords(question, index, language, is_unfinished=True)
    conditions = words.conditions()
    found = engine().find([*conditions, *question.each()])
    unfinished, in_title = words.joined(found[: len(conditions)])
    named = documents_named(question.words, index, language)
    each = [held | by_name for held, by_name in zip(found[len(conditions) :], named, strict=True)]
    asked = len(question.words)
    missing = tuple(word.word for word, found in zip(question.words, each, strict=True) if not found & scope)
    if unfinished & scope:
        in_title &= unfinished
        return Lookup(question, unfinished, in_title, unfinished, asked, asked, True, missing)
    held, most = _most_words(each, scope)
    if held == 0 or asked == 1:
        return Lookup(question, 0, 0, bits or unfinished, asked, asked, missing=missing)
    return Lookup(question, most, 0, bits or unfinished, asked, held, missing=missing)


def _most_words(each, scope):
    """(n, documents with n of the words): the greatest n that a document of the scope has."""
    at_least = [0] * (len(each) + 1)
    at_least[0] = -1
    for bits in each:
        for count in range(len(each), 0, -1):
            at_least[count] |= at_least[count - 1] & bits
    held = max((count for count in range(1, len(each) + 1) if at_least[count] & scope), default=0)
    return held, at_least[held] if held else 0


def _to_read(bits, scope, index, most):
    """Numbers of at most so many documents, those of the scope first, each time the newest first."""
    numbers = index.page_of(bits & scope, "date", 0, most)
    return numbers + index.page_of(bits & ~scope, "date", 0, most - len(numbers))
