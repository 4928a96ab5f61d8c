"""Woven pictures: rows of characters, one a crossing, a letter a yarn, a space nothing.

Yarns b and l float in weft direction, all others in warp direction. Long floats are bound in
satin order, as on a loom: that is what makes the surface read as cloth and not as pixels.
"""

from core.theme.weaving.threads import float_path, runs, svg

WEFT_YARNS = "bl"


def jacquard(rows, yarns, ground=None):
    """`rows` as an SVG; `ground`: the yarn beneath, for a picture without holes."""
    return svg(max(map(len, rows)), len(rows), picture_paths(rows), yarns, ground)


def picture_paths(rows):
    """{yarn: path} of a woven picture."""
    width = max(map(len, rows))
    grid = [row.ljust(width) for row in rows]
    letters = sorted(set("".join(grid)) - {" "})
    return {yarn: _yarn_path(yarn, grid) for yarn in letters}


def _yarn_path(yarn, grid):
    vertical = yarn not in WEFT_YARNS
    lines = ["".join(column) for column in zip(*grid, strict=True)] if vertical else grid
    path = ""
    for thread, line in enumerate(lines):
        for start, size in runs(len(line), lambda step, line=line: line[step] == yarn):
            path += _bound_float(thread, start, size, vertical)
    return path


def _bound_float(thread, start, size, vertical):
    """A float cut where the satin binds it: thread x 2 + step divisible by five."""
    path, cut = "", start
    for step in range(start + 1, start + size + 1):
        if step == start + size or (thread * 2 + step) % 5 == 0:
            path += float_path(thread, cut, step - cut, vertical)
            cut = step
    return path
