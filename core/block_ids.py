"""Every item of a list of blocks has an id, and every text is there: what stands in a block is then found
again, in every language.

Editors' forms see to it. Commands type lists without ids, whose words wagtail-localize leaves out, and blocks
from before a field was added lack its text, for which it fails.
"""

import json
from copy import deepcopy
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

TEXTS = (blocks.CharBlock, blocks.TextBlock)


@transaction.atomic
def give_item_ids(page: Page) -> None:
    """Write the ids and empty texts that are missing, to the page as published and to the newest version in
    its history; no word changes. The same place always gets the same id."""
    if not completed_streams(page):
        return
    locked = Page.objects.select_for_update().get(pk=page.pk)  # nobody publishes it meanwhile
    fresh = type(page).objects.get(pk=page.pk)
    revision = Revision.objects.select_for_update().filter(pk=locked.latest_revision_id).first()
    published, newest = completed_streams(fresh), dict(revision.content) if revision else {}
    for field in _streams(page):
        if field.name in newest:
            text = newest[field.name]
            newest[field.name] = json.dumps(_with_ids(field.stream_block, json.loads(text), field.name))
    if published:
        type(page).objects.filter(pk=page.pk).update(**published)
        for name, value in published.items():
            setattr(page, name, value)
    if revision and published:
        revision.content = newest
        revision.save(update_fields=["content"])


def completed_streams(page: Page) -> dict[str, StreamValue]:
    """{field: value with the ids and empty texts that it lacks} of the fields that lack some."""
    found = {}
    for field in _streams(page):
        raw = list(field.value_from_object(page).raw_data)
        if (given := _with_ids(field.stream_block, raw, field.name)) != raw:
            found[field.name] = field.to_python(json.dumps(given))
    return found


def _streams(page):
    return [field for field in page._meta.get_fields() if isinstance(field, StreamField)]


def _with_ids(block: blocks.Block, value: Any, place: str) -> Any:
    """A copy of the raw `value` of a block in which every item has an id; `place`: where it stands."""
    if isinstance(block, blocks.StreamBlock) and isinstance(value, list):
        return [_child(block.child_blocks.get(item["type"]), item, place, n) for n, item in enumerate(value)]
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        items = [
            item if block._item_is_in_block_format(item) else {"type": "item", "value": item}
            for item in value
        ]
        return [_child(block.child_block, item, place, n) for n, item in enumerate(items)]
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        texts = {name: "" for name, child in block.child_blocks.items() if isinstance(child, TEXTS)}
        stored = texts | {name: stored for name, stored in value.items() if stored is not None}
        return value | {
            name: _with_ids(child, stored[name], f"{place}.{name}")
            for name, child in block.child_blocks.items()
            if name in stored
        }
    return deepcopy(value)


def _child(block, item, place, number):
    own = item.get("id") or str(uuid5(NAMESPACE_OID, f"{place}.{number}"))
    return item | {"value": _with_ids(block, item["value"], own), "id": own}
