"""The last part of the address of a face: `liste.rss`, `api.json`."""

import re

from search.faces.api import EXTENSION, FILE


class FaceConverter:
    """An extension for the view, a file name in the address. A project's addresses register it once."""

    regex = rf"liste\.[a-z]+|{re.escape(FILE)}"

    def to_python(self, value: str) -> str:
        """The extension."""
        extension = EXTENSION if value == FILE else value.removeprefix("liste.")
        if self.to_url(extension) != value:
            raise ValueError(value)
        return extension

    def to_url(self, value: str) -> str:
        """The file name."""
        return FILE if value == EXTENSION else f"liste.{value}"
