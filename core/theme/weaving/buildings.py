"""What stands in a skyline. None is a real building. `x` is the left edge, `yarn` the main yarn.

Every function has the same beginning (cloth, x, size…, yarn) and stands on the ground line.
"""

FOOT = 1  # the ground line takes the lowest row

BIKE = """\
...ddd......dd
....d......d..
....dddddddd..
....d.....dd..
.ddd.d...d.dd.
d..ddd..d..dd.
d..ddddd...d.d
d...d..d....d.
.ddd....dddd..""".splitlines()

TRAM = """\
.....d..............
....d...............
dddddddddddddddddddd
d  d   d  d   d  d d
d  d   d  d   d  d d
dddddddddddddddddddd
dddddddddddddddddddd
..dd..........dd....""".splitlines()


def windows(cloth, x, foot, columns, levels, tall=2, pitch=4):
    """Openings at `columns` of a wall, one row of them per level."""
    for level in range(levels):
        for across in columns:
            cloth.box(x + across, foot + 2 + level * pitch, 1, tall, " ")


def gable(cloth, x, width, height, yarn="a"):
    """A Flemish house: the stepped gable is made for the loom. `width` is odd."""
    cloth.box(x, FOOT, width, height, yarn)
    step, top = 0, height
    while width - 2 * step > 2:
        cloth.box(x + step, FOOT + top, width - 2 * step, 2, yarn)
        step, top = step + 1, top + 2
    windows(cloth, x, FOOT + 3, range(1, width, 3 if width == 9 else 2), (height - 3) // 4)
    cloth.box(x + width // 2, FOOT + height, 1, 2, " ")
    cloth.box(x + width // 2, FOOT, 1, 3, " ")
    cloth.box(x + 1, FOOT + 1, 1, 2, " ")
    cloth.box(x + width - 2, FOOT + 1, 1, 2, " ")


def terrace(cloth, x, count, height=8, yarn="a"):
    """Workers' houses side by side, eight crossings each, with chimneys."""
    for left in range(x, x + 8 * count, 8):
        cloth.box(left, FOOT, 8, height, yarn)
        for up in range(3):
            cloth.box(left + up, FOOT + height + up, 8 - 2 * up, 1, "d")
        cloth.box(left + 6, FOOT + height, 1, 5, "d")
        windows(cloth, left, FOOT + 2, (2, 5), (height - 2) // 4)
        cloth.box(left + 2, FOOT, 1, 3, " ")
        cloth.box(left + 5, FOOT + 1, 1, 2, " ")


def mill(cloth, x, teeth, height=9, yarn="a"):
    """A spinning mill: a saw-tooth roof, glass on the steep side; eight crossings a tooth."""
    cloth.box(x, FOOT, teeth * 8, height, yarn)
    for left in range(x, x + 8 * teeth, 8):
        for up in range(5):
            cloth.box(left, FOOT + height + up, 8 - up * 3 // 2, 1, yarn)
        cloth.box(left + 1, FOOT + height, 1, 3, " ")
        cloth.box(left, FOOT + height - 1, 8, 1, "d")
        for across in (1, 3, 5):
            cloth.box(left + across, FOOT + 2, 1, 4, " ")


def chimney(cloth, x, height, yarn="a"):
    """A mill's chimney; its foot reaches one crossing to the left of `x`."""
    cloth.box(x - 1, FOOT, 5, height // 4, yarn)
    cloth.box(x, FOOT, 3, height, yarn)
    for up in (height - 3, height - 1):
        cloth.box(x, FOOT + up, 3, 1, "d")


def tree(cloth, x, radius, trunk=4, yarn="m"):
    """A round tree; `x` is its trunk."""
    cloth.box(x, FOOT, 1, trunk + radius, "d")
    centre = FOOT + trunk + radius
    for up in range(-radius, radius + 1):
        half = int((radius * radius - up * up) ** 0.5 * 0.85 + 0.3)
        cloth.box(x - half, centre + up, 2 * half + 1, 1, yarn)
    cloth.box(x, FOOT, 1, trunk + 1, "d")


def poplar(cloth, x, height, yarn="m"):
    """A poplar; `x` is its trunk."""
    cloth.box(x, FOOT, 1, 3, "d")
    for up in range(height):
        half = 0 if up in (0, height - 1, height - 2) else 2 if height // 5 < up < height // 2 else 1
        cloth.box(x - half, FOOT + 2 + up, 2 * half + 1, 1, yarn)


def tower(cloth, x, width, height, yarn="a"):
    """A belfry with a clock; the cornice reaches one crossing beyond each side."""
    cloth.box(x, FOOT, width, height, yarn)
    cloth.box(x - 1, FOOT + height, width + 2, 1, yarn)
    middle = x + width // 2
    for up in range(width // 2 + 4):
        half = max(0, width // 2 - int(up * 0.62))
        cloth.box(middle - half, FOOT + height + 1 + up, 2 * half + 1, 1, "d")
    cloth.box(middle - 1, FOOT + height - 4, 3, 3, "l")
    windows(cloth, x, FOOT, (width // 2 - 2, width // 2, width // 2 + 2), (height - 6) // 5, 3, 5)


def ground(cloth):
    """The line everything stands on."""
    cloth.box(0, 0, cloth.width, 1, "d")
