"""The skyline of a city: drawn for the three first towns and the hub, composed for any other."""

import random

from core.theme.weaving import buildings as b
from core.theme.weaving.cloth import Cloth
from core.theme.weaving.weaves import OTHER_CITIES

WIDTH, HEIGHT = 200, 34  # crossings


def skyline(look):
    """Rows of the frieze of a city. A town without a drawing of its own gets one from its slug."""
    cloth = Cloth(WIDTH, HEIGHT)
    if look.palette.is_hub and look.others:
        draw_hub(cloth, len(look.others))
    else:
        DRAWN.get(look.palette.slug, draw_composed)(cloth, look.palette.slug)
    b.ground(cloth)
    return cloth.rows()


def draw_roubaix(cloth, _slug):
    """Mills and their chimneys."""
    b.terrace(cloth, 46, 3, 10, "m")
    b.terrace(cloth, 118, 3, 11, "m")
    b.chimney(cloth, 36, 31)
    b.mill(cloth, 0, 5, 9)
    b.chimney(cloth, 50, 23)
    for x, width, height in ((60, 9, 11), (69, 9, 15), (78, 7, 11)):
        b.gable(cloth, x, width, height)
    b.tree(cloth, 92, 4)
    b.terrace(cloth, 98, 4, 8)
    b.tree(cloth, 137, 5, 3)
    b.tree(cloth, 145, 3, 2)
    b.mill(cloth, 156, 3, 11)
    b.chimney(cloth, 152, 29)
    b.gable(cloth, 182, 9, 15)
    b.gable(cloth, 191, 7, 11)


def draw_tourcoing(cloth, _slug):
    """A belfry, a tram, poplars."""
    b.terrace(cloth, 24, 4, 11, "m")
    b.terrace(cloth, 150, 3, 10, "m")
    b.terrace(cloth, 0, 3, 8)
    b.tower(cloth, 32, 9, 22)
    b.gable(cloth, 43, 9, 15)
    b.gable(cloth, 52, 7, 11)
    b.tree(cloth, 63, 3)
    cloth.drawing(70, b.FOOT, b.TRAM)
    b.mill(cloth, 95, 3, 10)
    b.chimney(cloth, 121, 29)
    b.gable(cloth, 126, 7, 11)
    b.gable(cloth, 133, 9, 15)
    b.terrace(cloth, 142, 2, 8)
    b.poplar(cloth, 163, 18)
    b.poplar(cloth, 169, 14)
    b.gable(cloth, 175, 9, 11)
    b.gable(cloth, 184, 7, 15)
    b.tree(cloth, 195, 4, 3)


def draw_marcq(cloth, _slug):
    """Poplars, gardens, a bicycle."""
    b.terrace(cloth, 20, 3, 10, "m")
    b.terrace(cloth, 110, 3, 10, "m")
    for x, height in ((4, 22), (10, 17), (15, 24), (100, 19), (106, 25), (156, 18), (162, 24), (168, 20)):
        b.poplar(cloth, x, height, "a")
    b.gable(cloth, 22, 9, 11)
    b.gable(cloth, 31, 7, 15)
    b.tree(cloth, 45, 6)
    cloth.drawing(50, b.FOOT, b.BIKE)
    b.terrace(cloth, 64, 4, 7)
    b.tower(cloth, 113, 7, 17)
    b.gable(cloth, 122, 9, 11)
    b.gable(cloth, 131, 7, 15)
    b.tree(cloth, 146, 6, 3)
    b.terrace(cloth, 174, 2, 7)
    b.tree(cloth, 195, 4, 4)


DRAWN = {"roubaix": draw_roubaix, "tourcoing": draw_tourcoing, "marcq": draw_marcq}


def draw_hub(cloth, count):
    """One district for each city, in its own yarn; districts repeat until the cloth is full."""
    districts = ((70, draw_mills), (70, draw_centre), (60, draw_gardens))
    x = turn = 0
    while x < cloth.width:
        width, draw = districts[turn % 3]
        if x + width > cloth.width:
            break
        draw(cloth, x, OTHER_CITIES[turn % count])
        x, turn = x + width, turn + 1


def draw_mills(cloth, x, yarn):
    """70 crossings."""
    b.terrace(cloth, x, 3, 8, yarn)
    b.chimney(cloth, x + 26, 28, yarn)
    b.mill(cloth, x + 30, 3, 10, yarn)
    b.gable(cloth, x + 56, 9, 11, yarn)


def draw_centre(cloth, x, yarn):
    """70 crossings."""
    b.tower(cloth, x + 2, 9, 20, yarn)
    b.gable(cloth, x + 13, 9, 15, yarn)
    b.gable(cloth, x + 22, 7, 11, yarn)
    b.terrace(cloth, x + 32, 3, 8, yarn)
    b.gable(cloth, x + 58, 7, 15, yarn)


def draw_gardens(cloth, x, yarn):
    """60 crossings."""
    b.poplar(cloth, x + 2, 22, yarn)
    b.poplar(cloth, x + 8, 17, yarn)
    b.gable(cloth, x + 14, 9, 11, yarn)
    b.tree(cloth, x + 30, 5, 4, yarn)
    b.terrace(cloth, x + 38, 2, 7, yarn)


# What a composed skyline is made of: (crossings taken, how to draw it at x).
PIECES = (
    (18, lambda cloth, x: b.terrace(cloth, x, 2, 8)),
    (26, lambda cloth, x: b.terrace(cloth, x, 3, 7)),
    (10, lambda cloth, x: b.gable(cloth, x, 9, 15)),
    (10, lambda cloth, x: b.gable(cloth, x, 9, 11)),
    (8, lambda cloth, x: b.gable(cloth, x, 7, 11)),
    (8, lambda cloth, x: b.gable(cloth, x, 7, 15)),
    (12, lambda cloth, x: b.tree(cloth, x + 5, 4)),
    (14, lambda cloth, x: b.tree(cloth, x + 6, 5, 3)),
    (7, lambda cloth, x: b.poplar(cloth, x + 3, 21)),
    (7, lambda cloth, x: b.poplar(cloth, x + 3, 17)),
)
# One of these stands once, or twice, in each composed skyline.
LANDMARKS = (
    (13, lambda cloth, x: b.tower(cloth, x + 2, 9, 21)),
    (32, lambda cloth, x: (b.mill(cloth, x, 3, 10), b.chimney(cloth, x + 27, 29))),
    (24, lambda cloth, x: cloth.drawing(x + 1, b.FOOT, b.TRAM)),
    (18, lambda cloth, x: cloth.drawing(x + 1, b.FOOT, b.BIKE)),
    (16, lambda cloth, x: (b.poplar(cloth, x + 3, 24), b.poplar(cloth, x + 9, 18))),
)


def draw_composed(cloth, slug):
    """The same houses in an order that follows from `slug`, always the same for the same slug."""
    draw_lots = random.Random(slug)  # noqa: S311 - a drawing, not a secret
    first, second = draw_lots.sample(LANDMARKS, 2)
    places = {2 + draw_lots.randrange(3): first, 9 + draw_lots.randrange(3): second}
    b.terrace(cloth, draw_lots.randrange(20, 60), 3, 10, "m")
    b.terrace(cloth, draw_lots.randrange(110, 150), 3, 10, "m")
    x = turn = 0
    while True:
        fitting = [piece for piece in PIECES if x + piece[0] <= cloth.width]
        if not fitting:
            break
        width, draw = places.get(turn) or draw_lots.choice(fitting)
        if x + width <= cloth.width:
            draw(cloth, x)
            x += width
        turn += 1
