"""Three voices: what the source said last time, what it says now, what the page holds.

A field is written only while the page still holds what the source said last (or nothing, when it had said
nothing): whatever else stands there was written by somebody, and stays.

Values are JSON: a key to another row is its slug (to a page: its translation key), a body of blocks its plain
text, other blocks their JSON without ids, a date as ISO 8601 has it.
"""

import html
import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, ForeignKey, Model
from wagtail.fields import StreamField
from wagtail.models import Page

from core.fact_blocks import without_ids
from core.models.taxonomy import Coded

PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
EDITED = "\0"  # equals no text that a source can say


def has_field(model: type[Model], name: str) -> bool:
    """Whether a model has a column of that name."""
    try:
        return model._meta.get_field(name).concrete
    except FieldDoesNotExist:
        return False


def current(page: Page, name: str) -> Any:
    """The JSON value of a field of a page, None where the field is empty."""
    value = getattr(page, name)
    field = page._meta.get_field(name)
    if isinstance(field, ForeignKey):
        value = key_of(value) if value else None
    elif isinstance(field, StreamField):
        value = _body_text(value) if _is_text(field) else without_ids(value.get_prep_value())
    elif isinstance(value, date):
        value = value.isoformat()
    return _plain(field, value)


def difference(
    page: Page, last: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """({field: value} to write, [fields changed by hand on the page, of which the source says otherwise]).
    `last` and `new` are {field: JSON value} as the source said them the last time and says them now."""
    changes, kept = {}, []
    for name in dict.fromkeys([*new, *last]):
        field = page._meta.get_field(name)
        before, after = _as_of_today(page, field, last.get(name)), _plain(field, new.get(name))
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


def is_as_said(page: Page, said: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Whether a page holds what its source said last ({field: JSON value}), in the fields that the source
    spoke of and in those of `names`, which are empty where it did not speak of them."""
    for name in {*said, *names}:
        field = page._meta.get_field(name)
        if current(page, name) != _as_of_today(page, field, said.get(name, field.get_default())):
            return False
    return True


def assign(page: Page, name: str, value: Any, references: "References") -> None:
    """Put a JSON value into a field of a page, without saving it. `references` finds rows by their slug."""
    field = page._meta.get_field(name)
    if isinstance(field, ForeignKey):
        setattr(page, name, references.find(name, value, page.locale_id))
    elif isinstance(field, StreamField) and not _is_text(field):
        setattr(page, name, field.stream_block.to_python(deepcopy(value or [])))  # it writes ids into them
    elif isinstance(field, StreamField):
        setattr(page, name, paragraphs(value or ""))
    elif isinstance(field, DateField):
        setattr(page, name, date.fromisoformat(value) if value else None)
    elif value is None:
        setattr(page, name, None if field.null else field.get_default())
    else:
        setattr(page, name, value)


def key_of(row: Any) -> str:
    """What names a row in files: the same for a page in every language."""
    return str(row.translation_key) if isinstance(row, Page) else row.slug


class References:
    """The rows that files name: by their slug, one per language, or pages by their translation key, of which
    the first one is meant. Each model is read once, pages one by one."""

    def __init__(self, model: type[Page], names: Iterable[str]) -> None:
        models = {name: model._meta.get_field(name).related_model for name in names}
        self.pages = {name: related for name, related in models.items() if issubclass(related, Page)}
        self.rows = {
            name: {(row.slug, row.locale_id): row for row in related.objects.all()}
            for name, related in models.items()
            if name not in self.pages
        }

    def find(self, name: str, key: str | None, locale_id: int) -> Model | None:
        """The row for a field of that name, or None."""
        if name in self.pages:
            return (
                self.pages[name].objects.filter(translation_key=key).order_by("pk").first() if key else None
            )
        return self.rows.get(name, {}).get((key, locale_id))


def paragraphs(text: str) -> list[tuple[str, str]]:
    """Plain lines as the value of a body."""
    if not text:
        return []
    return [("paragraph", "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n")))]


def _is_text(field):
    """Whether files fill a field of blocks with plain text; any other holds the JSON of its blocks."""
    return "paragraph" in field.stream_block.child_blocks


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


def _as_of_today(page, field, value):
    """What a source said before, in the code that a term has taken since."""
    term = getattr(page, field.name) if isinstance(field, ForeignKey) else None
    if isinstance(term, Coded) and value in term.every_slug:
        return term.slug
    return _plain(field, value)


def _plain(field, value):
    """Empty values as None; so is the « no » of a fact that cannot be unknown, as by appointment."""
    if value in ("", None, []) or (value is False and not field.null):
        return None
    return sorted(value) if isinstance(value, list) and not isinstance(field, StreamField) else value
