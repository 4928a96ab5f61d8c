"""A title broken into lines as a printer would: few, of even length, none ending in a small word."""

from functools import cache
from itertools import accumulate

# What belongs to the word after it.
SMALL_WORDS = frozenset(
    """à au aux avec ce ces cet cette chez d’un d’une dans de des du elle en entre et il je la le les leur
    leurs ma mes mon ne nos notre on ou où par pour qu’un qu’une que qui s’il sa sans se ses si son sous sur
    ta te tes ton tu un une vers vos votre y""".split()  # noqa: SIM905 - one word a line would fill a page
)


def belongs_to_next(word):
    """A small word, or a number: « 3 écoles »."""
    return word.isdecimal() or word.lower() in SMALL_WORDS


def broken(text, measure, width, most):
    """`text` in at most `most` lines no wider than `width`, or None when it does not fit.

    `measure` gives the width of a text. Only plain spaces break: no-break spaces and hyphens do not.
    """
    words = text.split(" ")
    space = measure(" ")
    ends = [0, *accumulate(measure(word) + space for word in words)]

    @cache
    def best(start, lines):
        """(cost, where lines end) of the words from `start` on in exactly `lines` lines, or None."""
        found = []
        for stop in range(start + 1, len(words) + 1):
            room = width - (ends[stop] - ends[start] - space)
            if room < 0:
                break
            rest = best(stop, lines - 1) if lines > 1 else (0, ()) if stop == len(words) else None
            if rest:
                is_weak = stop < len(words) and belongs_to_next(words[stop - 1])
                found.append((room**2 + is_weak * width**2 / 2 + rest[0], (stop, *rest[1])))
        return min(found, default=None)

    answers = (best(0, lines) for lines in range(1, most + 1))
    stops = next((answer[1] for answer in answers if answer), None)
    return stops and [" ".join(words[a:b]) for a, b in zip((0, *stops), stops, strict=False)]


def shortened(text, measure, width, most):
    """The lines of `text`, cut after as many words as fit and marked with an ellipsis if need be."""
    words = text.split(" ")
    for kept in range(len(words), 0, -1):
        cut = " ".join(words[:kept]) + ("" if kept == len(words) else "…")
        if lines := broken(cut, measure, width, most):
            return lines
    letters = words[0]  # one word wider than a line
    while len(letters) > 1 and measure(letters + "…") > width:
        letters = letters[:-1]
    return [letters + "…"]
