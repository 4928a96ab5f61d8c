"""Three voices: what the source said last time, what it says now, what the page holds.

A field is written only while the page still holds what the source said last (or nothing, when it had said
nothing): whatever else stands there was written by somebody, and stays.
"""

import html
import re
from datetime import date

PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
EDITED = "\0"  # equals no text that a source can say


def current(page, name):
    """The JSON value of a field, empty ones as None."""
    value = getattr(page, name)
    if name == "category":
        value = value.slug if value else None
    elif name == "body":
        value = _body_text(value)
    elif isinstance(value, date):
        value = value.isoformat()
    return _plain(page, name, value)


def difference(page, last, new):
    """({field: value} to write, [fields changed by hand on the page, of which the source says otherwise])."""
    changes, kept = {}, []
    for name in dict.fromkeys([*new, *last]):
        before, after = _plain(page, name, last.get(name)), _plain(page, name, new.get(name))
        if before == after:
            continue
        held = current(page, name)
        if held == after:
            continue
        if held == before:
            changes[name] = after
        else:
            kept.append(name)
    return changes, kept


def is_as_said(page, said, names):
    """Whether the fields of these names, and all that the source spoke of, hold what it said last."""
    return all(
        current(page, name) == _plain(page, name, said.get(name, page._meta.get_field(name).get_default()))
        for name in {*said, *names}
    )


def assign(page, name, value, categories):
    """Put a JSON value into the field of a page. `categories` finds a Category by (slug, locale id)."""
    field = page._meta.get_field(name)
    if name == "category":
        page.category = categories.get((value, page.locale_id))
    elif name == "body":
        page.body = paragraphs(value or "")
    elif name.endswith("_on"):
        setattr(page, name, date.fromisoformat(value) if value else None)
    elif value is None:
        setattr(page, name, None if field.null else field.get_default())
    else:
        setattr(page, name, value)


def paragraphs(text):
    """Plain lines as the value of a body."""
    if not text:
        return []
    return [("paragraph", "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n")))]


def _body_text(stream):
    """The lines of a body that holds nothing but what `paragraphs` makes; EDITED for any other."""
    blocks = list(stream.raw_data)
    if not blocks:
        return ""
    if len(blocks) > 1 or blocks[0]["type"] != "paragraph":
        return EDITED
    source = str(blocks[0]["value"])
    lines = PARAGRAPH.findall(source)
    is_plain = not PARAGRAPH.sub("", source).strip() and not any("<" in line for line in lines)
    return "\n".join(map(html.unescape, lines)) if is_plain else EDITED


def _plain(page, name, value):
    """Empty values as None; so is the « no » of a fact that cannot be unknown, as by appointment."""
    if value in ("", None, []) or (value is False and not page._meta.get_field(name).null):
        return None
    return sorted(value) if isinstance(value, list) else value
