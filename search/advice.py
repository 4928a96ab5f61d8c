"""What to say when words find nothing: another spelling, other cities, fewer words."""

import math
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.sites import Portal, get_portal
from search.analysis import fold, form, is_light, sound, written_words
from search.protocol import Search, WordsHeld
from search.questions import read_question
from search.vocabulary import vocabulary_of

SHORTEST_CORRECTED, SHORTEST_WITH_WRONG_LETTER, SHORTEST_WITH_TWO_ERRORS = 4, 5, 7
# « bibliotek » is four letters away from « bibliothèque », and sounds the same.
MOST_ERRORS_HEARD = 4
# What a correction costs, in errors: that of a word that sounds the same; another beginning, which people
# seldom get wrong; and what ten times as many documents are worth.
NOT_NEAR = (math.inf,)
ERRORS_HEARD, OTHER_BEGINNING, PER_POWER = 0.6, 0.8, 0.4
# Another consonant makes another word in Arabic: « زواج » (marriage) is neither « زجاج » (glass) nor « زوار »
# (visitors). Letters of one shape, which dots alone tell apart, are mistaken for one another.
BY_ROOTS = "ar"
SHAPES = str.maketrans("تثنيىخحذزشضظغقة", "ببببيججدرسصطعفه")


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
    words = read_question(held.corrected or search.words, search.scope.language).words
    counts = [(city, held.elsewhere[city.slug]) for city in portal.cities if city.slug in held.elsewhere]
    return Advice(
        held.asked,
        held.has_fewer,
        held.corrected,
        elsewhere=tuple(sorted(counts, key=lambda pair: -pair[1])),
        beginning=words[-1].word if held.beginning and words else "",
        unread=held.unread,
    )


def corrected(text, missing, city):
    """The text with the nearest known word for each word that nothing holds; "" when there is none. Of
    {language: {place: word}} of such words, the language that has a nearer one says what was meant."""
    nearest = {}  # {place: (cost, rank of the language, language, word, correction)}
    for rank, (language, words) in enumerate(missing.items()):
        for place, word in words.items():
            if found := _correction(word, language, city):
                nearest[place] = min((found[0], rank, language, word, found[1]), nearest.get(place, NOT_NEAR))
    corrections = {(language, word): other for _, _, language, word, other in nearest.values()}
    result, last = [], 0
    written = (word for language in missing for word in _written_in(text, language, corrections))
    for start, end, other in sorted(written):
        result += [text[last:start], other]
        last = end
    return "".join([*result, text[last:]]) if result else ""


def _written_in(text, language, corrections):
    for start, end, word in written_words(text, language):
        if other := corrections.get((language, word)):
            yield start, end, other


def correction_of(word, language, city=None):
    """The known word that a misspelt one was meant to be, as most documents spell it, or "". At most two
    errors (a letter too many, too few, or two exchanged; in a short word, or with another beginning, one),
    or one wrong letter but in the shortest, or the same sound. First in the city, then in all. What any
    document has, or names a value, is no mistake, nor is a word that is common in any text, or that another
    language of the portal knows."""
    found = _correction(word, language, city)
    return found[1] if found else ""


def _correction(word, language, city):
    """(what it costs, the known word), or None."""
    folded = fold(word)
    if len(folded) < SHORTEST_CORRECTED or folded.isdigit() or is_light(word, language):
        return None
    if any(form(folded, one) in vocabulary_of(one, None).forms for one in (language, *_others(language))):
        return None
    for place in dict.fromkeys((city, None)):
        vocabulary = vocabulary_of(language, place)
        if near := _near(folded, vocabulary, language):
            cost, known = min(near)
            return cost, vocabulary.spellings[known]
    return None


def _others(language):
    return (other for other in get_portal().languages if other != language)


def _is_another_word(typed, known, language, errors, *, sounds_alike):
    """Whether a word as long as the known one, in which no letters are exchanged, is no misspelling of it: in
    Arabic unless they have the same shapes; elsewhere where it sounds otherwise, and has two other letters
    (« conversation », « concertation ») or one in a short word (« lijn », « lien »), or begins otherwise in a
    language but French, of whose words the portal has most (Dutch « trouwen » is no « vrouwen »)."""
    if len(typed) != len(known) or sorted(typed) == sorted(known):
        return False
    if language == BY_ROOTS:
        return typed.translate(SHAPES) != known.translate(SHAPES)
    if sounds_alike:
        return False
    begins_otherwise = language != "fr" and typed[0] != known[0]
    return begins_otherwise or errors > 1 or len(typed) < SHORTEST_WITH_WRONG_LETTER


def _near(folded, vocabulary, language):
    """(cost, known word) of what may have been meant."""
    most = 2 if len(folded) >= SHORTEST_WITH_TWO_ERRORS else 1
    lengths = range(len(folded) - MOST_ERRORS_HEARD, len(folded) + MOST_ERRORS_HEARD + 1)
    words = [candidate for length in lengths for candidate in vocabulary.by_length.get(length, ())]
    found = process.extract(folded, words, scorer=OSA.distance, score_cutoff=MOST_ERRORS_HEARD, limit=None)
    heard, near = sound(folded, language), []
    for candidate, errors, _ in found:
        sounds = sound(candidate, language)
        if _is_another_word(folded, candidate, language, errors, sounds_alike=sounds == heard):
            continue
        begins_alike = sounds[:1] == heard[:1]
        if sounds == heard or errors <= (most if begins_alike else 1):
            cost = min(errors, ERRORS_HEARD) if sounds == heard else errors
            cost += 0 if begins_alike else OTHER_BEGINNING
            near.append((cost - PER_POWER * math.log10(1 + vocabulary.counts[candidate]), candidate))
    return near
