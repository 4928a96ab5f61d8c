"""The one script of public pages: the files of core/static/core/js/public/, and those that apps add.

Each file stands in a block of its own: it sees no names of another, a mistake in it ends no other, and it
does nothing on a page without the elements that it is for. One request, kept by browsers, instead of one for
each thing that a page can do.
"""

import re
from functools import cache
from pathlib import Path

from core.theme.composed import Composed

FOLDER = Path(__file__).parent.parent / "static" / "core" / "js" / "public"
# Browsers tell of it as of any mistake.
BLOCK = "try{%s\n}catch(error){setTimeout(()=>{throw error})}\n"

_of_apps: list[Path] = []


def register(path: Path) -> None:
    """Add a file, which imports nothing (once, when the app is ready)."""
    if path not in _of_apps:
        _of_apps.append(path)


@cache
def current() -> Composed:
    """The script, as a module: read once in the life of a process."""
    files = [*sorted(FOLDER.glob("*.js")), *_of_apps]
    return Composed("".join(BLOCK % compact(path.read_text("utf-8")) for path in files), "js")


def compact(text: str) -> str:
    """JavaScript without indentation, and without the comments that have a line of their own."""
    return re.sub(r"^[ \t]*(//.*\n|\n)?", "", text, flags=re.M)
