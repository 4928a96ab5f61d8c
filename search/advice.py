"""What to say when words find nothing: another spelling, other cities, fewer words."""

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.sites import Portal
from search.analysis import fold, form, sound, written_words
from search.protocol import Search, WordsHeld
from search.questions import read_question
from search.vocabulary import vocabulary_of

SHORTEST_CORRECTED, SHORTEST_WITH_TWO_ERRORS = 4, 7
# « numerik » is three letters away from « numérique », and sounds the same.
MOST_ERRORS_HEARD = 3


@dataclass(frozen=True)
class Advice:
    """How the words of a search were read, for its page. `corrected` is what was looked for in place of words
    that no document has, or "". `elsewhere` is ((city, number of documents that the words find), …), most
    first. `has_fewer`: no result holds all of the `asked` words. `beginning` is the last one as typed, when
    it was taken for the beginning of a word. A phrase was not looked for in `unread` documents."""

    asked: int = 0
    has_fewer: bool = False
    corrected: str = ""
    elsewhere: tuple = ()
    beginning: str = ""
    unread: int = 0


NOTHING_TO_SAY = Advice()


def advise(search: Search, held: WordsHeld, portal: Portal) -> Advice:
    """The Advice that goes with the words of a search."""
    question = read_question(held.corrected or search.words, search.scope.language)
    counts = [(city, held.elsewhere[city.slug]) for city in portal.cities if city.slug in held.elsewhere]
    return Advice(
        held.asked,
        held.has_fewer,
        held.corrected,
        elsewhere=tuple(sorted(counts, key=lambda pair: -pair[1])),
        beginning=question.words[-1].word if held.beginning else "",
        unread=held.unread,
    )


def corrected(text, missing, language, city):
    """The text with the nearest known word for each word that nothing holds; "" when there is none."""
    corrections = {word: nearest(word, language, city) for word in missing}
    result, last = [], 0
    for start, end, word in written_words(text, language):
        if corrections.get(word):
            result += [text[last:start], corrections[word]]
            last = end
    return "".join([*result, text[last:]]) if result else ""


def nearest(word, language, city):
    """The spelling nearest to a misspelt word: one error (a letter too many, too few, wrong, or two
    exchanged) or the same sound, else two errors. Of several, one that sounds the same, then the nearest,
    then what most documents have. First in the city, then in all. What any document has is no mistake."""
    folded = fold(word)
    if len(folded) < SHORTEST_CORRECTED or folded.isdigit():
        return ""
    if form(folded, language) in vocabulary_of(language, None).forms:
        return ""
    most = 2 if len(folded) >= SHORTEST_WITH_TWO_ERRORS else 1
    vocabularies = [vocabulary_of(language, place) for place in dict.fromkeys((city, None))]
    near = [_near(folded, known, language) for known in vocabularies]
    for errors in range(1, most + 1):
        for known, words in zip(vocabularies, near, strict=True):
            close = [
                (alike, -away, known.counts[w], w) for w, away, alike in words if alike or away <= errors
            ]
            if close:
                return known.spellings[max(close)[-1]]
    return ""


def _near(folded, known, language):
    """(known word, errors, whether it sounds the same) of what may have been meant."""
    lengths = range(len(folded) - MOST_ERRORS_HEARD, len(folded) + MOST_ERRORS_HEARD + 1)
    words = [candidate for length in lengths for candidate in known.by_length.get(length, ())]
    found = process.extract(folded, words, scorer=OSA.distance, score_cutoff=MOST_ERRORS_HEARD, limit=None)
    heard = sound(folded, language)
    return [(candidate, errors, sound(candidate, language) == heard) for candidate, errors, _ in found]
