"""A grid of crossings to draw on. Sideways it goes round, so that a frieze repeats."""


class Cloth:
    """`width` x `height` crossings, all empty. Heights are counted from the lower edge."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.grid = [[" "] * width for _ in range(height)]

    def put(self, x, y, yarn):
        """One crossing; `y` is counted from the upper edge here."""
        if 0 <= y < self.height:
            self.grid[y][x % self.width] = yarn

    def box(self, x, foot, width, height, yarn):
        """A rectangle whose lower left crossing is at (`x`, `foot` above the lower edge)."""
        for up in range(height):
            for across in range(width):
                self.put(x + across, self.height - 1 - foot - up, yarn)

    def drawing(self, x, foot, lines):
        """A small drawing given as text: a dot leaves what is there, a space makes a hole."""
        for up, line in enumerate(reversed(lines)):
            for across, yarn in enumerate(line):
                if yarn != ".":
                    self.put(x + across, self.height - 1 - foot - up, yarn)

    def rows(self):
        """The cloth as text, for `jacquard`."""
        return ["".join(row) for row in self.grid]
