"""Every topic in one light picture: the small swatches of lists, whatever the number of rows.

A page draws one with two `<use>`: the cloth of its city's weave, then the topic. Its colours are the
yarns of the place where it is drawn (`--yarn-a`… of the style sheet), so that one file serves every
city and both schemes. Neighbouring crossings of one yarn are one rectangle here; fine lines over
them say where the threads are.

The sheet is the same as one row of pictures in the yarns of one city: what needs no element at all, as
the background of an item of a list (`.places > .p-book`).
"""

from core.theme.weaving import topics
from core.theme.weaving.cloth import Cloth
from core.theme.weaving.threads import runs, style
from core.theme.weaving.weaves import WEAVES

PLACE = f' transform="translate({topics.LEFT} {topics.HEIGHT - topics.FOOT - topics.SIDE})"'
CELL = topics.SIDE + 4  # of the sheet: a drawing and two crossings of cloth all around
HAIR = ".16 .84"  # of a crossing: a line, then the thread


def swatchbook():
    """An SVG with one `<g id>` for each weave and each topic, in crossings."""
    cloths = "".join(_group(name, topics.ground(weave), beneath="b") for name, weave in WEAVES.items())
    drawings = "".join(_group(name, rows, PLACE) for name, rows in topics.drawings().items())
    return f'<svg xmlns="http://www.w3.org/2000/svg">{cloths}{drawings}</svg>\n'


def sheet(yarns):
    """An SVG of every topic in the order of the drawings, side by side in squares of CELL crossings.
    `yarns`: (light, dark)."""
    drawings = topics.drawings().values()
    cloth = Cloth(CELL * len(drawings), CELL)
    for place, rows in enumerate(drawings):
        cloth.drawing(CELL * place + 2, 2, rows)
    rows = [row.replace(" ", ".") for row in cloth.rows()]
    letters = sorted(set("".join(rows)) - {".", "b"})
    body = "".join(f'<path class="{yarn}" d="{merged_path(rows, yarn)}"/>' for yarn in letters)
    hairs = f'<path class="s" stroke="{yarns[0]["s"]}" {_hairs(cloth.width, CELL)}/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * cloth.width}" height="{2 * CELL}" '
        f'viewBox="0 0 {cloth.width} {CELL}">{style(yarns, {*letters, "b", "s"})}'
        f'<path class="b" d="M0 0h{cloth.width}v{CELL}H0z"/>{body}{hairs}</svg>\n'
    )


def _group(name, rows, place="", beneath=""):
    width, height = len(rows[0]), len(rows)
    yarns = sorted(set("".join(rows)) - {".", beneath})
    fills = [(beneath, f"M0 0h{width}v{height}H0z")] if beneath else []
    fills += [(yarn, merged_path(rows, yarn)) for yarn in yarns]
    body = "".join(f'<path fill="var(--yarn-{yarn})" d="{path}"/>' for yarn, path in fills)
    return f'<g id="{name}"{place}>{body}{_threads(width, height)}</g>'


def _threads(width, height):
    """One dashed line as thick as the picture is high: a hair beside every warp thread."""
    return f'<path stroke="var(--yarn-s)" {_hairs(width, height)}/>'


def _hairs(width, height):
    return (
        f'fill="none" stroke-opacity=".6" stroke-width="{height}" stroke-dasharray="{HAIR}"'
        f' d="M-.08 {height // 2}h{width}"'
    )


def merged_path(rows, yarn):
    """The crossings of `yarn` as few rectangles: runs of a row that the rows below repeat."""
    open_runs, path = {}, ""
    for y, row in enumerate([*rows, ""]):
        found = set(runs(len(row), lambda x, row=row: row[x] == yarn))
        for start, size in sorted(set(open_runs) - found):
            top = open_runs.pop((start, size))
            path += f"M{start} {top}h{size}v{y - top}h-{size}z"
        for run in found:
            open_runs.setdefault(run, y)
    return path
