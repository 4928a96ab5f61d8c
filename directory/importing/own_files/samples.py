"""What the first rows of a file say, column by column."""

from dataclasses import dataclass, field
from itertools import islice

from directory.reading import texts
from directory.reading.rows import Table

ROWS_LOOKED_AT = 500
SHOWN = 3


@dataclass
class Column:
    """`cells` say something; `empty`: rows in which they do not."""

    name: str
    place: int
    cells: list[str] = field(default_factory=list)
    empty: int = 0

    @property
    def letter(self) -> str:
        """« A », « AB »: what spreadsheets call it."""
        place, letters = self.place, ""
        while place:
            place, rest = divmod(place - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return letters

    @property
    def samples(self) -> list[str]:
        """A few different values."""
        return list(dict.fromkeys(self.cells))[:SHOWN]


def columns_of(table: Table) -> list[Column]:
    """The columns of a table that have a cell in its first rows. Raises FileRefusedError."""
    columns = {name: Column(name, place) for place, name in enumerate(table.columns, start=1)}
    for row in islice(table, ROWS_LOOKED_AT):
        for name, column in columns.items():
            if said := texts.text(row.cells.get(name)):
                column.cells.append(said)
            else:
                column.empty += 1
    return [column for column in columns.values() if column.cells]
