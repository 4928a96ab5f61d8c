"""Case, accents and ligatures do not count: a resident on a telephone types none of them."""

import unicodedata

# A token is never longer: PostgreSQL and Elasticsearch cut elsewhere, and nobody types so much.
LONGEST = 64
# Letters that Unicode does not take apart but people do: cœur is typed coeur.
LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
)


def fold(text):
    """Lower-case letters and digits without accents; everything else is dropped.

    Compatibility forms are taken apart (NFKD: ﬁ, ² and full-width letters), then case is folded
    (ß → ss), twice because either can make work for the other.
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text.translate(LETTERS)).casefold()
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))
