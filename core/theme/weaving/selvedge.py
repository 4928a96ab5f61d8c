"""The patches of all cities side by side in one picture: the small squares beside their names.

One request instead of one for each city. The sheet shows place n of the strip by `--place`.
"""

from core.theme.weaving.threads import CELL
from core.theme.weaving.tiles import tile_paths

SIDE = 96  # SVG units of one patch


def strip(looks):
    """An SVG of one square patch for each look, in order."""
    schemes, patches = ("", ""), ""
    for place, look in enumerate(looks):
        weave = look.weave.stacked(look.weave.width)
        paths = tile_paths(weave)
        schemes = tuple(
            kept + "".join(f".p{place}{yarn}{{fill:{scheme[yarn]}}}" for yarn in (*paths, "g"))
            for kept, scheme in zip(schemes, look.yarns(), strict=True)
        )
        patches += _patch(place, weave.width * CELL, paths)
    light, dark = schemes
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE * len(looks)}" height="{SIDE}">'
        f"<style>{light}@media(prefers-color-scheme:dark){{{dark}}}</style>{patches}</svg>\n"
    )


def _patch(place, side, paths):
    body = "".join(f'<path class="p{place}{yarn}" d="{path}"/>' for yarn, path in paths.items())
    return (
        f'<svg x="{place * SIDE}" width="{SIDE}" height="{SIDE}" viewBox="0 0 {side} {side}">'
        f'<path class="p{place}g" d="M0 0h{side}v{side}H0z"/>{body}</svg>'
    )
