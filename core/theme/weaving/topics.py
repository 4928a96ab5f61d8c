"""The picture of a topic: its drawing between two borders of the city's weave, on lozenges."""

from functools import cache
from pathlib import Path

from core.theme.weaving.cloth import Cloth

WIDTH, HEIGHT, BORDER = 48, 32, 3  # crossings
SIDE, LEFT, FOOT = 24, 12, 4  # of the drawing: its width and height, and where it stands
LOZENGE = {(3, 3), (2, 4), (3, 4), (4, 4), (3, 5)}


@cache
def drawings():
    """{name: 24 rows of 24 characters}, from topics.txt: a line with the name, then the rows."""
    found, rows = {}, []
    for line in (Path(__file__).parent / "topics.txt").read_text(encoding="ascii").splitlines():
        if line and not set(line) <= set(".abdlm"):
            found[line] = rows = []
        elif line:
            rows.append(line)
    return found


def picture(name, weave):
    """Rows of the woven picture of a topic. `weave`: the plain weave of the city."""
    cloth = Cloth(WIDTH, HEIGHT)
    cloth.drawing(0, 0, ground(weave))
    cloth.drawing(LEFT, FOOT, drawings()[name])
    return cloth.rows()


def ground(weave):
    """Rows of the cloth that a drawing stands on."""
    return ["".join(_ground_yarn(x, y, weave) for x in range(WIDTH)) for y in range(HEIGHT)]


def _ground_yarn(x, y, weave):
    if y < BORDER or y > HEIGHT - 1 - BORDER:
        return weave.yarn_at(x, y)
    return "l" if (x % 8, y % 8) in LOZENGE else "b"
