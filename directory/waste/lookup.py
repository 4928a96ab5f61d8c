"""From an address that a visitor types to the sectors where it may lie."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from directory.street_lines import DISTRICT, StreetPart, street_key
from directory.waste.dates import Sector
from directory.waste.plan import Plan
from search.analysis import fold

NUMBER = re.compile(
    r"^\s*(?P<number>\d{1,4})\s*(?:(?:bis|ter|quater|[a-d])\b)?[\s,]+(?P<street>\D.*)$", re.IGNORECASE
)
BRACKETS = re.compile(r"\([^)]*\)")
POSTCODE = re.compile(r"[\s,]+\d{5}\b.*$")
ALIKE = 86  # of 100: a letter of a word
MOST = 12


@dataclass(frozen=True)
class Answer:
    """Where an address lies: `sector` where that is sure. Else `parts`, the streets or parts of a street that
    may be meant, with their sectors. `number` as it was typed. `is_guessed`: nothing of that very name."""

    sector: Sector | None = None
    street: str = ""
    number: int | None = None
    parts: tuple[tuple[StreetPart, Sector], ...] = ()
    is_guessed: bool = False


def look_up(plan: Plan, typed: str, town: str = "") -> Answer | None:
    """The Answer to what somebody typed, « 12 bis r. de la Navette, 59100 Roubaix »; None where no street, no
    district and no sector is called so. `town`: its name, which is no part of a street."""
    text = POSTCODE.sub("", BRACKETS.sub(" ", typed).strip())
    found = NUMBER.match(text)
    number = int(found["number"]) if found else None
    wanted = _without(street_key(found["street"] if found else text), street_key(town))
    if not wanted:
        return None
    for sector in plan.sectors:
        if fold(sector.title, " ") == wanted:
            return Answer(sector, sector.title)
    names = _names_like(plan, wanted)
    if not names:
        return None
    is_guessed = wanted not in names and _district(wanted) not in names
    parts = [(part, sector) for name in names for part, sector in plan.by_street[name] if part.holds(number)]
    if len(names) == 1 and len({sector for _part, sector in parts}) == 1 and not is_guessed:
        return Answer(parts[0][1], parts[0][0].name, number)
    if not parts:  # the street is known, the number is not
        parts = [pair for name in names for pair in plan.by_street[name]]
    return Answer(None, parts[0][0].name, number, tuple(parts[:MOST]), is_guessed)


def _names_like(plan: Plan, wanted: str) -> list[str]:
    """The streets of that name; else those that hold all its words; else those written nearly so."""
    for name in (wanted, _district(wanted)):
        if name in plan.by_street:
            return [name]
    words = set(wanted.split())
    holding = sorted(name for name in plan.by_street if words <= set(name.split()))
    if holding:
        return holding[:MOST]
    alike = process.extract(wanted, list(plan.by_street), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=3)
    return [name for name, _score, _place in alike]


def _district(wanted: str) -> str:
    return wanted if wanted.startswith(DISTRICT) else f"{DISTRICT} {wanted}"


def _without(words: str, town: str) -> str:
    """Without the name of the town at the end, unless nothing else is said."""
    return words.removesuffix(f" {town}").strip() if town else words
