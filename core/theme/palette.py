"""Two yarns: their contrast, and the rules that keep every derived colour readable.

The rules are those of the design reference: with them each pair of derived tokens, light and
dark, stays above what WCAG 2.2 asks for (1.4.3 and 1.4.11).
"""

import re
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

WHITE = "#ffffff"
INK = "#1a1417"  # the dark text printed on a light yarn

WARP_ON_WHITE = 7
WEFT_AGAINST_INK = 9
WARP_ON_WEFT = 4.5


@dataclass(frozen=True)
class Palette:
    """What distinguishes one city on the loom. `slug` names it in URLs and in `data-city`."""

    slug: str
    warp: str
    weft: str
    weave: str
    is_hub: bool = False


def channels(colour):
    """Red, green and blue of `#rrggbb`, 0 to 255. Raises ValueError on anything else."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"not a colour: {colour!r}")
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def luminance(colour):
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (v / 255 for v in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one, other, share):
    """`share` (0 to 1) of `other` in `one`, in sRGB: good enough for yarns."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def yarn_problems(warp, weft):
    """Why these two yarns cannot dress a city, as sentences for an editor; empty when they can."""
    try:
        channels(warp), channels(weft)
    except ValueError:
        return [_("A colour is six hexadecimal digits after a #, such as #a3223a.")]
    rules = (
        (
            contrast(warp, WHITE),
            WARP_ON_WHITE,
            _("The dark yarn is too light on white: %(found)s, at least %(need)s."),
        ),
        (
            contrast(weft, INK),
            WEFT_AGAINST_INK,
            _("The light yarn is too dark for black text: %(found)s, at least %(need)s."),
        ),
        (
            contrast(warp, weft),
            WARP_ON_WEFT,
            _("The two yarns are too close to each other: %(found)s, at least %(need)s."),
        ),
    )
    return [
        text % {"found": written(ratio), "need": written(need)} for ratio, need, text in rules if ratio < need
    ]


def written(ratio):
    """A ratio rounded down, so that what is refused never reads as the limit itself."""
    tenths = int(ratio * 10) / 10
    return number_format(int(tenths) if tenths.is_integer() else tenths)
