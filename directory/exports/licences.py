"""Which licence a place may be given away under: that of the registers it was taken from."""

from dataclasses import dataclass

from search.analysis import fold


@dataclass(frozen=True)
class Licence:
    """`suffix` stands in the names of its files: lieux-odbl.csv."""

    name: str
    url: str
    suffix: str = ""


OPEN = Licence("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence")
SHARED_ALIKE = Licence("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/", "-odbl")
LICENCES = (OPEN, SHARED_ALIKE)
# As people write them, without case, accents and punctuation.
OPEN_NAMES = ("licence ouverte", "open licence", "etalab", "lov2", "cc0", "cc zero", "domaine public")
SHARED_NAMES = ("odbl", "open database", "odc by sa", "openstreetmap")


def read(name):
    """The Licence that a source names, or None where it is another or none at all."""
    words = fold(name, " ")
    if any(part in words for part in SHARED_NAMES):
        return SHARED_ALIKE
    return OPEN if any(part in words for part in OPEN_NAMES) else None


def common(names):
    """The Licence of what several sources made together; without a source it is the town's own: open.

    Share-alike passes to the whole. None when a source does not say: what one may not give away stays.
    """
    found = {read(name) for name in names}
    if None in found:
        return None
    return SHARED_ALIKE if SHARED_ALIKE in found else OPEN
