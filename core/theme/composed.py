"""A file that the portal puts together and names by its content: the style sheet, the script."""

import gzip
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True)
class Composed:
    """Ready to be served. `suffix`: "css" or "js"."""

    text: str
    suffix: str

    @cached_property
    def digest(self) -> str:
        """Changes with the content; part of the address."""
        return sha256(self.text.encode()).hexdigest()[:16]

    @cached_property
    def compressed(self) -> bytes:
        """The content as gzip, made once."""
        return gzip.compress(self.text.encode(), mtime=0)

    @property
    def url(self) -> str:
        """Address without host: every host of the portal serves it."""
        return f"/habillage/{self.digest}.{self.suffix}"
