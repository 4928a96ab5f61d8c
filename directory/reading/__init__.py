"""Bytes -> rows, whatever the encoding, the separator or the shape; never the whole file in memory."""

from directory.reading.rows import RawRow, Start, Table, beginning, first_rows, open_table

__all__ = ["RawRow", "Start", "Table", "beginning", "first_rows", "open_table"]
