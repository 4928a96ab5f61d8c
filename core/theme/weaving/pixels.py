"""The same floats as rectangles of whole pixels, for pictures that cannot be SVG."""

import re
from math import floor

from core.theme.weaving.threads import CELL
from core.theme.weaving.tiles import tile_paths

FLOAT = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-")


def boxes(path, cell):
    """(left, top, right, bottom) of each float of a path, `cell` pixels a crossing, edges included.

    Rounding down at both ends leaves the hair between two floats one pixel wide.
    """
    scale = cell / CELL
    for found in FLOAT.finditer(path):
        left, top, across, down = (float(number) * scale for number in found.groups())
        yield floor(left), floor(top), max(floor(left), floor(left + across) - 1), floor(top + down) - 1


def paint(draw, paths, yarns, cell, at=(0, 0)):
    """Draw {yarn: path} with a Pillow `draw` whose upper left crossing lies `at` (x, y)."""
    x, y = at
    for yarn, path in paths.items():
        for left, top, right, bottom in boxes(path, cell):
            draw.rectangle((x + left, y + top, x + right, y + bottom), fill=yarns[yarn])


def paint_cloth(draw, weave, yarns, cell, size):
    """Cover `size` (width, height) with a weave, from the upper left corner."""
    width, height = size
    draw.rectangle((0, 0, width - 1, height - 1), fill=yarns["g"])
    paths = tile_paths(weave)
    for y in range(0, height, weave.height * cell):
        for x in range(0, width, weave.width * cell):
            paint(draw, paths, yarns, cell, (x, y))
