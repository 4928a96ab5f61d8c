"""Words that run the other way than the sentence around them (Unicode Standard Annex 9, isolates)."""

from functools import lru_cache

from django.utils.translation import get_language, get_language_bidi

RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2067", "\u2068", "\u2069"


def isolated(words: object) -> str:
    """Words that may run the other way (a name, a title, a phone number) inside plain text: in a language
    written from right to left they keep their direction, and their signs their place. HTML has `<bdi>`."""
    text = str(words)
    return (
        f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
        if text and _runs_from_the_right(get_language())
        else text
    )


def whole_line(words: str) -> str:
    """A line in the language of the page inside a longer one. It may be made of isolated parts alone, which
    tell nothing of its direction (rule P2): it is given."""
    return f"{RIGHT_TO_LEFT_ISOLATE}{words}{POP_ISOLATE}" if _runs_from_the_right(get_language()) else words


@lru_cache(maxsize=32)
def _runs_from_the_right(_language: str | None) -> bool:
    return get_language_bidi()
