"""The last part of an address, from a title: the only place where one is made.

Letters are written in ASCII by anyascii, which comes with Wagtail: « œ » is « oe »; an Arabic title, where
there is no other page to take an address from, becomes its consonants.
"""

import re
import unicodedata

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

# What parts words, as a space does: « L’atelier », « place/marché ».
PARTING = re.compile(r"[’'`´/]")
LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")


def slug_of(title: str) -> str:
    """« L’atelier du cœur » as « l-atelier-du-coeur »; "" of a title without letters or digits."""
    plain = PARTING.sub(" ", unicodedata.normalize("NFC", title))
    letters = (c if c.isascii() or c.isalnum() else _between(c) for c in plain)
    return slugify(string_to_ascii("".join(letters)))


def latin_slug_of(title: str) -> str:
    """The same; "" of a title that is written in another alphabet but for a name: « مسبح Brasses »."""
    letters = [character for character in title if character.isalpha()]
    is_latin = 2 * sum(bool(LATIN.match(letter)) for letter in letters) > len(letters)
    return slug_of(title) if is_latin or not letters else ""


def _between(character: str) -> str:
    """What stands for a sign: nothing for a mark on a letter, such as a vowel in Arabic."""
    return "" if unicodedata.category(character).startswith("M") else " "
