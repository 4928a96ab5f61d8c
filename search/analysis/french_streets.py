"""« 12 r des Arts », « bd Gambetta », « pl. de la Liberté »: what people write short before a street's name.

Only questions are read so, beside what was typed: in a document « r » and « pl » may be anything.
"""

import re

# By what they are short for; « r » says too little to stand alone (see STREET).
LONG_FORMS = {
    short: long
    for long, shorts in {
        "rue": "r",
        "boulevard": "bd bld blvd boul",
        "avenue": "av ave",
        "place": "pl",
        "route": "rte",
        "chemin": "ch che chem",
        "faubourg": "fg fbg",
        "impasse": "imp",
        "square": "sq",
        "allee": "all",
        "residence": "res",
        "quartier": "qr qrt",
    }.items()
    for short in shorts.split()
}
_SHORT = "|".join(sorted(LONG_FORMS, key=len, reverse=True))
# A word of its own, then a name: « R&D », « Pl@ntNet » and « pl 3 » stay themselves.
_NAME = r"(?:d[eu]s?\s+(?:l[ae]s?\s+)?|l[ae]s?\s+|(?:de\s+)?[ld]['’])?[^\W\d]{2}"
STREET = re.compile(rf"(?<![^\s,('’])(?P<short>{_SHORT})(?:\.\s*|\s+)(?={_NAME})", re.IGNORECASE)
# « vitamine r active »: a lone letter is a street only where one begins, or before « de », « du », « des ».
_BEFORE_R = re.compile(r"(?:^|[\d,(]|\bbis|\bter)\s*\Z", re.IGNORECASE)
_AFTER_R = re.compile(r"d(?:e|u|es)\s|d['’]", re.IGNORECASE)


def long_forms(text):
    """{place in a text: the folded long form of the word that starts there}."""
    return {
        match.start("short"): LONG_FORMS[match["short"].lower()]
        for match in STREET.finditer(text)
        if len(match["short"]) > 1
        or _BEFORE_R.search(text, 0, match.start())
        or _AFTER_R.match(text, match.end())
    }
