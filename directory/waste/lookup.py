"""From an address that a visitor types to the sectors where it may lie."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from directory.street_lines import DISTRICT, StreetPart
from directory.streets import split, words_of
from directory.waste.dates import Sector
from directory.waste.plan import Plan

BRACKETS = re.compile(r"\([^)]*\)")
ALIKE = 86  # of 100: a letter of a word
MOST = 12
Name = tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """Where an address lies: `sector` where that is sure. Else `parts`, the streets or parts of a street that
    may be meant, with their sectors. `number` as it was typed. `is_guessed`: nothing of that very name."""

    sector: Sector | None = None
    number: int | None = None
    parts: tuple[tuple[StreetPart, Sector], ...] = ()
    is_guessed: bool = False

    def guessed(self, name: str) -> "Answer":
        """The same, of something else than what was typed: `name` is to be confirmed by the visitor."""
        own = ((StreetPart(name), self.sector),) if self.sector else ()
        return Answer(None, self.number, self.parts or own, is_guessed=True)


def look_up(plan: Plan, typed: str, town: str = "") -> Answer | None:
    """The Answer to what somebody typed, « 12 bis r. de la Navette, 59100 Roubaix »; None where no street, no
    district and no sector is called so. `town`: its name, which is no part of a street."""
    house, _suffix, wanted = split(BRACKETS.sub(" ", typed), town)
    number = house or None
    if not wanted or wanted == words_of(town):
        return None
    for sector in plan.sectors:
        if words_of(sector.title) == wanted:
            return Answer(sector)
    names = _names_like(plan, wanted)
    if not names:
        return None
    is_guessed = names[0] not in (wanted, _district(wanted))
    parts = [(part, sector) for name in names for part, sector in plan.by_street[name] if part.holds(number)]
    if len({sector for _part, sector in parts}) == 1 and not is_guessed:
        return Answer(parts[0][1], number)
    if not parts:  # the street is known, the number is not
        parts = [pair for name in names for pair in plan.by_street[name]]
    return Answer(None, number, tuple(parts[:MOST]), is_guessed)


def _names_like(plan: Plan, wanted: Name) -> list[Name]:
    """The street or district of that name; else those that hold all its words; else those written nearly
    so."""
    for name in (wanted, _district(wanted)):
        if name in plan.by_street:
            return [name]
    holding = sorted(name for name in plan.by_street if set(wanted) <= set(name))
    if holding:
        return holding[:MOST]
    written = {" ".join(name): name for name in plan.by_street}
    alike = process.extract(" ".join(wanted), list(written), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=3)
    return [written[words] for words, _score, _place in alike]


def _district(wanted: Name) -> Name:
    return wanted if wanted[0] == DISTRICT else (DISTRICT, *wanted)
