"""The weaves, and which yarns a city puts on them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import lcm

from core.theme.palette import Palette, mix

# Yarns by letter: a warp, b weft, d deep, m middle (in warp direction), l light (in weft
# direction), g ground of a tile, s ground of a picture; then one letter for each other city.
OTHER_CITIES = "cefhij"


@dataclass(frozen=True)
class Weave:
    """One repeat: `width` x `height` crossings, which yarn is on top, and the order of the yarns."""

    width: int
    height: int
    is_warp_on_top: Callable[[int, int], bool]
    warps: str = "a"
    wefts: str = "b"

    def stacked(self, height):
        """The same cloth, repeated downwards until it is at least `height` crossings high."""
        repeats = -(-height // self.height)
        return replace(
            self,
            height=self.height * repeats,
            is_warp_on_top=lambda x, y: self.is_warp_on_top(x, y % self.height),
        )

    def yarn_at(self, x, y):
        """Letter of the yarn that shows at a crossing, of a cloth as wide as one likes."""
        if self.is_warp_on_top(x % self.width, y % self.height):
            return self.warps[x % len(self.warps)]
        return self.wefts[y % len(self.wefts)]


WEAVES = {
    "houndstooth": Weave(8, 8, lambda x, y: (x + y) % 4 < 2, "aaaabbbb", "aaaabbbb"),
    "herringbone": Weave(12, 4, lambda x, y: ((x if x < 6 else 11 - x) + y) % 4 < 2),
    "basket": Weave(6, 6, lambda x, y: (x // 3 + y // 3) % 2 == 0),
    "twill": Weave(6, 6, lambda x, y: (x + y) % 3 == 0),
}


def weave_named(name):
    """A weave by the name CitySettings keeps; twill for a name nobody knows."""
    return WEAVES.get(name, WEAVES["twill"])


def joined_twill(count):
    """The hub's twill: weft yarns of `count` cities in turn on a light warp."""
    each = 2 if count in (1, 3) else 3 if count == 2 else 1
    wefts = "".join(letter * each for letter in OTHER_CITIES[:count])
    return Weave(6, lcm(3, len(wefts)), WEAVES["twill"].is_warp_on_top, "b", wefts)


def ribbon(count):
    """The timeline's ribbon: three warp threads for each of `count` cities, bound by the light yarn."""
    letters = OTHER_CITIES[:count] or "a"
    warps = "".join(letter * 3 for letter in letters)
    return Weave(len(warps), 6, lambda x, y: (x + y) % 3 != 0, warps)


@dataclass(frozen=True)
class Look:
    """What a motif is drawn with: a city's palette, and the dark yarns of the cities it joins."""

    palette: Palette
    others: tuple[str, ...] = ()

    @property
    def weave(self):
        """The weave of the city's bands and patches."""
        if self.palette.is_hub and self.palette.weave == "twill" and self.others:
            return joined_twill(len(self.others))
        return weave_named(self.palette.weave)

    def yarns(self):
        """({letter: colour} in the light scheme, the same in the dark scheme)."""
        warp, weft = self.palette.warp, self.palette.weft
        others = dict(zip(OTHER_CITIES, self.others, strict=False))
        light = {
            "a": warp,
            "b": weft,
            "d": mix(warp, "#000000", 0.4),
            "m": mix(warp, weft, 0.55),
            "l": mix(weft, "#ffffff", 0.6),
            "g": mix(warp, "#000000", 0.4),
            "s": mix(weft, warp, 0.22),
        }
        dark = {
            "a": mix(warp, weft, 0.22),
            "b": mix(weft, "#000000", 0.14),
            "d": mix(warp, "#000000", 0.25),
            "m": mix(warp, "#000000", 0.2),
            "l": weft,
            "g": mix(warp, "#000000", 0.62),
            "s": mix(weft, warp, 0.4),
        }
        return light | others, dark | others
