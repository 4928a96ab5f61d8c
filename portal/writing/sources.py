"""A page as a text file: `name: value` lines, a line of dashes, the body; `===` before the results.

A value that is a list has one line for each item, after the line of its name: `- item`.

The place of the file says where the page goes: <site>/<section>/<slug>.md.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.writing.typography import french


@dataclass(frozen=True)
class Source:
    """One file. `key` is its path without ending: "roubaix/actualites/eau"."""

    key: str
    header: dict[str, str]
    body: str
    results: str = ""

    @property
    def site(self):
        return self.key.split("/", 1)[0]

    @property
    def section(self):
        """Slug of the page above, empty under the home page."""
        parts = self.key.split("/")
        return parts[1] if len(parts) > 2 else ""

    @property
    def slug(self):
        return self.key.rsplit("/", 1)[-1]

    def text(self, name):
        """A header for readers, in good typography."""
        return french(self.header.get(name, ""))

    def words(self, name):
        """A header that lists several values, split at its commas."""
        return [word.strip() for word in self.header.get(name, "").split(",") if word.strip()]

    def items(self, name):
        """A header with one line for each item, in good typography."""
        return [french(line.removeprefix("- ")) for line in self.header.get(name, "").splitlines()]

    def day(self, name):
        """A date, or None."""
        value = self.header.get(name)
        return date.fromisoformat(value) if value else None


def parse(key, text):
    """The Source that `text` describes."""
    head, _, rest = text.partition("\n---\n")
    body, _, results = rest.partition("\n===\n")
    return Source(key, _header(head), body.strip(), results.strip())


def _header(head):
    header, name = {}, ""
    for line in filter(str.strip, head.splitlines()):
        if line.startswith("- "):
            header[name] = f"{header[name]}\n{line}".strip()
        else:
            name, value = (part.strip() for part in line.split(":", 1))
            header[name] = value
    return header


def read_sources(folder: Path):
    """Every source under `folder`, in a stable order."""
    return [
        parse(path.relative_to(folder).with_suffix("").as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.md"))
    ]
