"""A chapter as HTML: titles, paragraphs, lists, **strong** and [words](address); nothing else."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.slugs import slug_of

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
STRONG = re.compile(r"\*\*(.+?)\*\*")
LISTS = {"- ": "ul", "1. ": "ol"}
NUMBER = re.compile(r"\d+\. ")


def title_of(text: str) -> str:
    """The first line, which is the title of the chapter."""
    return text.partition("\n")[0].removeprefix("# ").strip()


def html_of(text: str) -> SafeString:
    """All but the title. Titles of parts can be led to: « ## Un lieu avec ses horaires » is
    #un-lieu-avec-ses-horaires."""
    chunks = text.partition("\n")[2].strip().split("\n\n")
    return mark_safe("\n".join(_chunk(chunk.strip()) for chunk in chunks if chunk.strip()))  # noqa: S308 (escaped)


def _chunk(chunk):
    if chunk.startswith("## "):
        words = chunk.removeprefix("## ")
        return f'<h2 id="{slug_of(words)}">{_line(words)}</h2>'
    kind = LISTS.get(NUMBER.sub("1. ", chunk, count=1)[: 3 if chunk[0].isdigit() else 2])
    if kind:
        items = [NUMBER.sub("", line.strip(), count=1).removeprefix("- ") for line in _items(chunk)]
        return f"<{kind}>" + "".join(f"<li>{_line(item)}</li>" for item in items) + f"</{kind}>"
    return f"<p>{_line(chunk)}</p>"


def _items(chunk):
    """The items of a list; a line that begins with spaces goes on with the one before."""
    return re.sub(r"\n +", " ", chunk).split("\n")


def _line(text):
    words = escape(" ".join(text.split("\n")))
    return STRONG.sub(r"<strong>\1</strong>", LINK.sub(_link, words))


def _link(match):
    address = re.sub(r"^([\w-]+)\.md", r"/admin/guide/\1/", match[2])
    return f'<a href="{address}">{match[1]}</a>'
