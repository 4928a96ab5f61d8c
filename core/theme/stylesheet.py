"""The one style sheet of the portal: layer files in order, and one block of tokens per city.

The files are core/static/core/css/<layer>/*.css. What a city chooses (two yarns, a weave) becomes
custom properties; tokens/*.css derives every colour from them. Where an icon lies in icons.svg, and a
picture on a city's sheet, is read from what they are drawn from. The sheet is composed once
until a city changes, compressed when it is accepted, and named by its content.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from django.templatetags.static import static

from core import generation
from core.theme import motifs
from core.theme.composed import Composed
from core.theme.weaving import topics

FOLDER = Path(__file__).parent.parent / "static" / "core" / "css"
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities")
SWATCH_YARNS = "abdlms"  # those of small swatches (core.theme.weaving.swatchbook)
BAND = 12  # px; a band is a whole number of repeats, else its threads blur


def current() -> Composed:
    """The sheet for the cities as they are now."""
    return generation.held("stylesheet", lambda: compose(tuple(motifs.dresses().values())), ())


@lru_cache(maxsize=4)
def compose(dresses):
    """The sheet that dresses these cities; the first one also dresses a page without a city."""
    layers = "".join(f"@layer {layer}{{{_layer_text(layer, dresses)}}}" for layer in LAYERS)
    return Composed(f"@layer {','.join(LAYERS)};{layers}", "css")


def _layer_text(layer, dresses):
    files = sorted((FOLDER / layer).glob("*.css"))
    text = "".join(compact(path.read_text(encoding="utf-8")) for path in files)
    if layer == "tokens":
        text = "".join(_city_tokens(dress, place) for place, dress in enumerate(dresses)) + text
    if layer == "components":
        text += _places("i", "i", icon_names()) + _places("p", "n", topics.drawings())
    return re.sub(r'url\("\.\./\.\./([^"]+)"\)', lambda found: f'url("{static("core/" + found[1])}")', text)


@cache
def icon_names():
    """The icons, in the order of their row."""
    return tuple(re.findall(r'<symbol id="([^"]+)"', (FOLDER.parent / "icons.svg").read_text("utf-8")))


def _places(prefix, token, names):
    """`.p-book{--n:1}` for each name: its place in a row of pictures."""
    return "".join(f".{prefix}-{name}{{--{token}:{place}}}" for place, name in enumerate(names))


def _city_tokens(dress, place):
    palette, weave = dress.look.palette, dress.look.weave
    repeat = 2 * weave.height if weave.height > 4 else BAND
    tokens = {
        "warp": palette.warp,
        "weft": palette.weft,
        "place": str(place),
        "band": f"{repeat if weave.height == 8 else BAND}px",
        "repeat-block": f"{repeat}px",
        "repeat": "50%" if weave.height == 8 else "100%",
        "weave": f'url("{dress.url(motifs.TILE)}")',
        "frieze": f'url("{dress.url(motifs.SKYLINE)}")',
        "sheet": f'url("{dress.url(motifs.SHEET)}")',
    }
    if palette.is_hub:
        tokens["ribbon-weave"] = f'url("{dress.url(motifs.RIBBON)}")'
        tokens["threads"] = str(max(1, len(dress.look.others)))
    if dress.cities:
        tokens["selvedge-weave"] = f'url("{dress.url(motifs.SELVEDGE)}")'
        tokens["cities"] = str(len(dress.cities))
    return _block(dress, place, tokens)


def _block(dress, place, tokens):
    """The tokens of a city and the yarns of its small swatches, in both schemes."""
    light, dark = ({f"yarn-{yarn}": yarns[yarn] for yarn in SWATCH_YARNS} for yarns in dress.look.yarns())
    selector = f'{"" if place else ":root,"}[data-city="{dress.look.palette.slug}"]'
    block, dark_block = (
        f"{selector}{{{''.join(f'--{name}:{value};' for name, value in found.items())}}}"
        for found in (tokens | light, dark)
    )
    return f"{block}@media screen and (prefers-color-scheme:dark){{{dark_block}}}"


def compact(text):
    """CSS without comments, indentation, line ends and needless zeros. Strings are left as they are."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s*\n\s*", " ", text)
    pieces = re.split(r'("[^"]*")', text)
    return "".join(piece if piece.startswith('"') else _tight(piece) for piece in pieces).strip()


def _tight(text):
    text = re.sub(r"\s*([{};,>])\s*|(:)\s+", r"\1\2", text).replace(";}", "}")
    return re.sub(r"(?<![\w.])0(?=\.\d)", "", text)
