"""A body typed as text, as the blocks of a page.

## Title              a heading
> words / -- who      a quotation
- item, 1. item       a list
Tableau : caption     a table, whose rows begin with |
::: info Title … :::  a message (info, good, warn)
::: chiffres … :::    key figures, one `number | label` a line
anything else         running text; **strong**, [words](address), [words](page:site/section/slug)
"""

import json
import re
from itertools import takewhile
from uuid import NAMESPACE_URL, uuid5

from django.utils.html import escape

from portal.writing.typography import NO_BREAK, french

_ITEM = re.compile(r"(?:-|\d+\.) ")
_PHONE = re.compile(r"\b0[1-9](?:\u00a0\d\d){4}\b")


def stream_of(text, page_id=None):
    """JSON of the StreamField that `text` describes. `page_id(key)` gives the id of a linked page."""
    rows = []
    for chunk in _chunks(text):
        kind, value = _block(chunk, page_id)
        if kind == "paragraph" and rows and rows[-1][0] == kind:
            value = rows.pop()[1] + value
        rows.append((kind, value))
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{number}{value}"))}
            for number, (kind, value) in enumerate(rows)
        ]
    )


def _chunks(text):
    """Lists of lines: what blank lines separate, a ::: block being one."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(":::"):
            yield [line, *takewhile(lambda inner: inner.strip() != ":::", lines)]
        elif line.strip():
            yield [line, *takewhile(str.strip, lines)]


def _block(lines, page_id):
    first = lines[0]
    if first.startswith("## "):
        return "heading", {"level": "h2", "text": french(first[3:])}
    if first.startswith("> "):
        return "quote", _quote(lines)
    if first.startswith("::: chiffres"):
        return "figures", {"figures": [_figure(line) for line in lines[1:] if line.strip()]}
    if first.startswith(":::"):
        return "callout", _callout(lines, page_id)
    if first.startswith("Tableau :"):
        return "table", _table(lines)
    return "paragraph", _rich(lines, page_id)


def _quote(lines):
    spoken = [line.removeprefix("> ") for line in lines if not line.startswith("--")]
    author = next((line.removeprefix("--").strip() for line in lines if line.startswith("--")), "")
    return {"text": french(" ".join(spoken)), "author": french(author)}


def _figure(line):
    number, label = line.split("|", 1)
    return {"number": french(number.strip()), "label": french(label.strip())}


def _callout(lines, page_id):
    kind, _, title = lines[0].removeprefix(":::").strip().partition(" ")
    return {"kind": kind, "title": french(title), "text": _rich(lines[1:], page_id)}


def _table(lines):
    rows = [[french(cell.strip()) for cell in line.strip("| ").split("|")] for line in lines[1:]]
    head, body = rows[0], [row for row in rows[1:] if not set("".join(row)) <= set("-")]
    return {
        "caption": french(lines[0].removeprefix("Tableau :").strip()),
        "row_headers": True,
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in head],
            "rows": [{"values": row} for row in body],
            "caption": "",
        },
    }


def _rich(lines, page_id):
    if not all(_ITEM.match(line) for line in lines):
        return f"<p>{_inline(' '.join(lines), page_id)}</p>"
    tag = "ul" if lines[0].startswith("-") else "ol"
    items = (f"<li>{_inline(_ITEM.sub('', line, count=1), page_id)}</li>" for line in lines)
    return f"<{tag}>{''.join(items)}</{tag}>"


def _inline(text, page_id):
    html = escape(french(text))
    html = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html)
    html = re.sub(r"\[(.+?)\]\((.+?)\)", lambda found: _link(found, page_id), html)
    return _PHONE.sub(lambda found: f'<a href="tel:{found[0].replace(NO_BREAK, "")}">{found[0]}</a>', html)


def _link(found, page_id):
    words, target = found.groups()
    if not target.startswith("page:"):
        return f'<a href="{target}">{words}</a>'
    number = page_id(target.removeprefix("page:")) if page_id else None
    return f'<a linktype="page" id="{number}">{words}</a>' if number else words
