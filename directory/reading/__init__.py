"""Bytes -> rows, whatever the encoding, the separator or the shape; never the whole file in memory."""

from directory.reading.rows import RawRow, Table, open_table

__all__ = ["RawRow", "Table", "open_table"]
