"""The one script of public pages: the files of core/static/core/js/public/, each in a block of its own.

None sees the names of another, and none does anything on a page without the elements that it is for. One
request, kept by browsers, instead of one for each thing that a page can do.
"""

import re
from functools import cache
from pathlib import Path

from core.theme.composed import Composed

FOLDER = Path(__file__).parent.parent / "static" / "core" / "js" / "public"


@cache
def current() -> Composed:
    """The script, as a module: read once in the life of a process."""
    files = sorted(FOLDER.glob("*.js"))
    return Composed("".join(f"{{{compact(path.read_text('utf-8'))}}}" for path in files), "js")


def compact(text: str) -> str:
    """JavaScript without indentation, and without the comments that have a line of their own."""
    return re.sub(r"^[ \t]*(//.*\n|\n)?", "", text, flags=re.M)
