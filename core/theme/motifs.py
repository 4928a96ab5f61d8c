"""A city's motifs by name, as SVG, and their addresses.

Names: `tuile` (one repeat of the weave), `frise` (the skyline), `ruban` (the timeline's ribbon of
all cities), `lisiere` (the patches of all cities), `themes` (every topic in one light picture, for
lists), `planche` (every topic in one row, in the city's yarns) and the topics' drawings (tree, book…).
Nothing is written to disk: a motif is drawn when it is first asked for and kept compressed. Its address
carries a digest of all that it is drawn from, so that browsers keep it for a year and a new colour shows
at once.
"""

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from core import generation
from core.sites import get_portal
from core.theme.palette import Palette
from core.theme.weaving import topics
from core.theme.weaving.jacquard import jacquard
from core.theme.weaving.selvedge import strip
from core.theme.weaving.skylines import skyline
from core.theme.weaving.swatchbook import sheet, swatchbook
from core.theme.weaving.tiles import tile
from core.theme.weaving.weaves import OTHER_CITIES, WEAVES, Look, ribbon, weave_named

TILE, SKYLINE, RIBBON, SELVEDGE, SWATCHBOOK, SHEET = (
    "tuile",
    "frise",
    "ruban",
    "lisiere",
    "themes",
    "planche",
)
DEFAULT_TOPIC = "house"
# What dresses a page where no city is set up yet.
NEUTRAL = Palette("hub", "#37333f", "#dfd6c8", "twill", is_hub=True)


@dataclass(frozen=True)
class Dress:
    """A city's look with the digest that its addresses carry."""

    look: Look
    digest: str
    cities: tuple[Look, ...] = ()  # every city of the portal, on the first dress only

    def url(self, motif):
        """Address of one of its motifs, without host: every host of the portal serves it."""
        return f"/motifs/{self.look.palette.slug}/{motif}.{self.digest}.svg"


@cache
def names():
    """Every motif a city has."""
    return frozenset({TILE, SKYLINE, RIBBON, SELVEDGE, SWATCHBOOK, SHEET, *topics.drawings()})


def dresses():
    """{slug: Dress} of every city of the portal; the hub first."""
    return generation.held("dresses", lambda: dress_cities(palettes()), ())


def palettes():
    """The palettes of the portal's cities, the hub first; a neutral one while there is none."""
    found = [
        Palette(city.slug, city.settings.warp, city.settings.weft, city.settings.weave, city.is_hub)
        for city in get_portal().cities
    ]
    return tuple(sorted(found, key=lambda palette: not palette.is_hub)) or (NEUTRAL,)


def url(slug, motif):
    """Address of a motif. A slug or a motif nobody knows gives the neutral house, never an error."""
    known = dresses()
    dress = known.get(slug) or next(iter(known.values()))
    return dress.url(motif if motif in names() else DEFAULT_TOPIC)


def swatchbook_parts(slug, topic):
    """Addresses of the two parts of a small swatch: the cloth of the city's weave, then the topic. Both
    are in one file, the same for every city: a list asks for one picture, however long it is."""
    known = dresses()
    first = next(iter(known.values()))
    book, weave = first.url(SWATCHBOOK), known.get(slug, first).look.palette.weave
    cloth = weave if weave in WEAVES else "twill"
    return f"{book}#{cloth}", f"{book}#{topic if topic in topics.drawings() else DEFAULT_TOPIC}"


@lru_cache(maxsize=256)
def drawn(dress, motif):
    """The SVG of a motif, compressed. Raises KeyError for a name nobody knows."""
    look, yarns = dress.look, dress.look.yarns()
    if motif == SWATCHBOOK:
        text = swatchbook()
    elif motif == SHEET:
        text = sheet(yarns)
    elif motif == SELVEDGE:
        text = strip(dress.cities or (look,))
    elif motif == TILE:
        text = tile(look.weave, yarns)
    elif motif == SKYLINE:
        text = jacquard(skyline(look), yarns)
    elif motif == RIBBON:
        text = tile(ribbon(len(look.others)), yarns)
    else:
        text = jacquard(topics.picture(motif, weave_named(look.palette.weave)), yarns, ground="s")
    return gzip.compress(text.encode(), mtime=0)


def dress_cities(cities):
    """{slug: Dress} for these palettes; the hub also wears the dark yarns of the communes."""
    communes = tuple(city.warp for city in cities if not city.is_hub)[: len(OTHER_CITIES)]
    looks = [Look(city, communes if city.is_hub else ()) for city in cities]
    first, *others = looks
    all_dresses = (
        Dress(first, _digest(looks), tuple(looks)),
        *(Dress(look, _digest(look)) for look in others),
    )
    return {dress.look.palette.slug: dress for dress in all_dresses}


def _digest(drawn_from):
    return sha256(f"{_loom()}{drawn_from!r}".encode()).hexdigest()[:12]


@cache
def _loom():
    """Digest of the code and drawings that motifs come from: a new release draws anew."""
    folder = Path(__file__).parent / "weaving"
    files = sorted(path for path in folder.iterdir() if path.suffix in {".py", ".txt"})
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
