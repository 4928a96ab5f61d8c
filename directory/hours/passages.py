"""The lines of a longer description that state when a place receives people."""

import re

from directory.hours.reading.tokens import fold

DAY = re.compile(r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|vend|samedi|dimanche)s?\b")
TIME = re.compile(r"\b\d{1,2} ?h|\b\d{1,2}:\d{2}")
CLOSED = re.compile(r"\bferme|\bsauf\b")
HEADING = re.compile(r"horaire|janvier|mars|avril|juin|juillet|aout|septembre|octobre|vacance|\bete\b")
# What happens on the spot has hours of its own, which are not those of the place.
ACTIVITY = r"\batelier|\bcours\b|\bstage|\bsoiree|ponctuel|exceptionnel|point relais|animation"
ELSEWHERE = re.compile(ACTIVITY + "|heures de fermeture")
SENTENCE = re.compile(r"\n+|(?<=[.!?)])\s+(?=[A-ZÀ-Ý-])")


def hours_passage(text: str) -> str:
    """The sentences of `text` that name days with times, in order, one a line; with their headings, and
    with what they say is closed. Empty when there is none."""
    sentences = [line.strip() for line in SENTENCE.split(text) if line.strip()]
    kept, heading, course = [], "", False
    for sentence in sentences:
        folded = fold(sentence)
        if _is_heading(folded):
            heading, course = (
                (sentence, False) if HEADING.search(folded) else ("", bool(ELSEWHERE.search(folded)))
            )
        elif _tells(folded) and not course:
            kept += [heading, sentence] if heading else [sentence]
            heading = ""
        elif kept and CLOSED.search(folded) and DAY.search(folded):
            kept.append(sentence)
    return "\n".join(kept)


def _is_heading(folded):
    return not TIME.search(folded) and (folded.endswith(":") or (len(folded) < 90 and "horaire" in folded))


def _tells(folded):
    is_timed = len(TIME.findall(folded)) >= 2
    return bool(DAY.search(folded) and is_timed and not ELSEWHERE.search(folded))
