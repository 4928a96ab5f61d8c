"""How a sentence about a list says the choices of a facet.

« Actualités sur le thème Nature à Roubaix, avancement : terminé, en 2018 »: a subject, its adjective, what it
is about, where, asides, and when. Each facet brings its own words and names the part they belong to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from core.sites import Portal


class Part(Enum):
    """The parts of a sentence, in their order; those from ASIDE on are set off by commas."""

    SUBJECT = "subject"
    QUALITY = "quality"
    ABOUT = "about"
    WHERE = "where"
    ASIDE = "aside"
    WHEN = "when"


@dataclass(frozen=True)
class Choice:
    """What was chosen in one facet: `values`, and their `labels` in the language of the sentence; beside it
    `chosen`, {facet: labels} of all."""

    values: tuple[str, ...]
    labels: tuple[str, ...]
    portal: Portal = field(repr=False)
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Wording:
    """`say(choice)` gives the words of a Choice that is not empty, for one part of the sentence; "" where
    another facet says it too."""

    part: Part
    say: Callable[[Choice], str]
