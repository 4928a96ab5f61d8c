"""Words as search compares them: the same analysis when a document is written and when a visitor asks.

No engine analyses anything, so an answer never depends on which database gave it. A text is cut into
written words (words.py), each is folded (folding.py) and brought to one form per language (french.py,
english.py, dutch.py, arabic.py). The result is tokens: never empty, at most 64 characters, letters and digits
only, but for « c++ » and its kind.

A written word may be read in two ways: « week-end » is the token "weekend", or the two tokens "week"
and "end". A document gets the tokens of every reading; a question is met by any of them. So
« rendez-vous », « rendez vous », « weekend » and « week-end » find each other.
"""

from functools import lru_cache

from search.analysis import (
    arabic,
    dutch,
    english,
    french,
    french_families,
    french_light,
    french_sounds,
    french_streets,
)
from search.analysis.arabic import PREFIXES as ARTICLES
from search.analysis.folding import LONGEST, fold
from search.analysis.words import MARKS, NUMBER_WITH_UNIT, pieces_of, written_words

# Written in IndexState by a rebuild. Raise it with every change of a rule, or of what the word table counts:
# documents written under another number are out of date, and the minute timer writes their words again.
VERSION = 9

# Words whose analysis a process keeps, 0.5 kB each: visitors may type anything.
MOST_KEPT = 20_000

LONGEST_TITLE = 250  # bytes of tokens that one lexeme may hold: Elasticsearch and PostgreSQL know limits

__all__ = [
    "ARTICLES",
    "LONGEST",
    "LONGEST_TITLE",
    "MARKS",
    "VERSION",
    "expansions",
    "fold",
    "form",
    "is_light",
    "is_stop_word",
    "only_asks",
    "read_words",
    "readings",
    "relatives",
    "row_of",
    "sound",
    "spellings",
    "spellings_of",
    "telling_words",
    "tokens",
    "tokens_of",
    "written_words",
]

LANGUAGES = {"fr": french, "en": english, "nl": dutch, "ar": arabic}
LIGHT = {"fr": french_light.LIGHT}


def _rules(language):
    """Rules of "fr" or "fr-be"; other languages are only folded."""
    return LANGUAGES.get(language.partition("-")[0])


def is_stop_word(folded, language):
    """Whether a folded word stands everywhere and distinguishes nothing."""
    rules = _rules(language)
    return rules is not None and folded in rules.STOP_WORDS


def is_light(word, language):
    """Whether a word is common in any text of a language: it tells little of what is looked for."""
    return fold(word) in LIGHT.get(language.partition("-")[0], ())


def telling_words(text, language):
    """The `written_words` of a question that tell what is looked for: without stop words, and without what
    only says that something is asked (asking.py). All of them, where none would be left: « où ? »."""
    words, rules = list(written_words(text, language)), _rules(language)
    if rules is None:
        return words
    pieces = [(place, piece) for place, (*_, word) in enumerate(words) for piece in pieces_of(word)]
    asking = rules.ASKING.places([piece for _, piece in pieces])
    telling = {
        place
        for number, (place, piece) in enumerate(pieces)
        if number not in asking and piece not in rules.STOP_WORDS
    }
    return [word for place, word in enumerate(words) if place in telling] or words


def only_asks(text, language):
    """Whether a question is only begun: « où », « comment faire »."""
    rules = _rules(language)
    pieces = [piece for *_, word in written_words(text, language) for piece in pieces_of(word)]
    if rules is None or not pieces:
        return False
    asking, openers = rules.ASKING.places(pieces), rules.ASKING.openers
    return all(place in asking or piece in openers for place, piece in enumerate(pieces))


def expansions(text, language):
    """{start: tokens} of the `written_words` of a question that are short for « boulevard » and the like.
    One more reading of that word, beside those of what was typed."""
    if _rules(language) is not french:
        return {}
    return {start: (form(word, language),) for start, word in french_streets.long_forms(text).items()}


@lru_cache(maxsize=MOST_KEPT)
def form(folded, language):
    """One form for the inflections of a folded word: vélos, vélo → velo.

    Only plain Latin words are inflected, in Arabic its own. Rules are applied until nothing changes, so that
    the form of a form is itself. A form that would be a stop word is not taken.
    """
    folded, rules = folded[:LONGEST], _rules(language)
    if rules is None or not folded.isalpha() or not (folded.isascii() or rules is arabic):
        return folded
    while (shorter := rules.stem(folded)) != folded and shorter not in rules.STOP_WORDS:
        folded = shorter
    return folded


def relatives(form, language):
    """The forms that would be of one family with a form: « coiffure » of « coiffeur ». Most are no words:
    they are looked up in the word table. Another way of asking, ranked under the word itself."""
    return french_families.relatives(form) if _rules(language) is french else frozenset()


def sound(folded, language):
    """How a folded French word sounds, for suggestions; other languages keep their letters."""
    return french_sounds.sound(folded) if _rules(language) is french else folded


@lru_cache(maxsize=MOST_KEPT)
def readings(word, language):
    """The ways to read a written word, each a tuple of tokens; none for a stop word."""
    rules = _rules(language)
    short_for, units = (rules.SHORT_FOR, rules.UNITS) if rules else ({}, {})
    pieces = [short_for.get(piece, piece) for piece in pieces_of(word)]
    if len(pieces) > 1:
        return _compound(pieces, language)
    folded = pieces[0] if pieces else ""
    if not folded or is_stop_word(folded, language):
        return ()
    whole = (form(folded, language),)
    # The article is part of the written word: it is typed with it, or without.
    if rules is arabic and (bare := arabic.without_article(folded)):
        return whole, (form(bare, language),)
    # « 30km », « 9h30 », « 50L »: people also write them apart, and « 50 litres ».
    found = NUMBER_WITH_UNIT.fullmatch(folded)
    if found is None or (found[2] not in units and is_stop_word(found[2], language)):
        return (whole,)
    return whole, tuple(units.get(part, part) for part in found.groups() if part)


def _compound(pieces, language):
    """Joined (« weekend ») and in parts (« week », « end »), stop words left out of the parts."""
    parts = tuple(form(piece, language) for piece in pieces if not is_stop_word(piece, language))
    if not parts:  # « est-ce », « y a-t-il »
        return ()
    joined = (form("".join(pieces), language),)
    if all(piece.isdigit() for piece in pieces):  # a telephone number, a date: 06-12 is not 612
        return (parts,)
    return joined, parts


def read_words(text, language):
    """[(written word, its readings)] of a text, stop words with none."""
    return [(word, readings(word, language)) for _, _, word in written_words(text, language)]


def tokens(text, language):
    """The tokens of a text, each once, in order of appearance."""
    return list(dict.fromkeys(tokens_of(read_words(text, language))))


def tokens_of(words):
    """The tokens of read words as often as they stand there, in order: those of every reading."""
    for _, found in words:
        yield from dict.fromkeys(token for reading in found for token in reading)


def row_of(words, *, with_stop_words=False):
    """The tokens of read words one after the other, compounds in parts: what stands beside what."""
    for word, found in words:
        if found:
            yield from found[-1]
        elif with_stop_words and (folded := fold(word)):
            yield folded[:LONGEST]


def spellings_of(words):
    """{written word in lower case: its main token} of read words."""
    found = {}
    for word, read in words:
        if read and len(word) <= LONGEST:
            found.setdefault(word.lower(), read[0][0])
    return found


def spellings(text, language):
    """`spellings_of` a text."""
    return spellings_of(read_words(text, language))
