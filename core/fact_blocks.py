"""Blocks of facts that hold a few words: a price is the same in every language, « under 15 » is not.

Original and translation hold the same blocks under the same ids.
"""

from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail_localize.segments import StringSegmentValue


class FactBlock(blocks.StructBlock):
    """Its values are the same in every language, but for those of `words`, which translators write."""

    words: tuple[str, ...] = ()

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """What wagtail-localize gives to translators."""
        return [StringSegmentValue(name, value[name]) for name in self.words if value[name]]

    def restore_translated_segments(self, value: Any, segments: list[StringSegmentValue]) -> Any:
        """The block with what they wrote."""
        for segment in segments:
            value[segment.path] = segment.render_text()
        return value


def without_ids(value: Any) -> Any:
    """The JSON of blocks without the ids that Wagtail gives them."""
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if isinstance(value, dict):
        return {name: without_ids(item) for name, item in value.items() if name != "id"}
    return value


def comparable(stream: StreamValue) -> list[tuple[str, Any]]:
    """(id, JSON) of the blocks of a stream; inside them ids are given anew each time that they are read."""
    return [(block.id, without_ids(block.get_prep_value())) for block in stream]


def has_words(stream: blocks.BaseStreamBlock) -> bool:
    """Whether blocks of a stream are facts with words in them."""
    return any(isinstance(block, FactBlock) for block in stream.child_blocks.values())


def with_words_of(facts: StreamValue, held: StreamValue) -> StreamValue:
    """The blocks of `facts` with the words of the same blocks in `held`; others keep those that they have."""
    said = {item["id"]: item["value"] for item in held.get_prep_value()}
    items = [_in_words_of(item, said.get(item["id"]), facts.stream_block) for item in facts.get_prep_value()]
    return StreamValue(facts.stream_block, items, is_lazy=True)


def _in_words_of(item, said, stream):
    block = stream.child_blocks.get(item["type"])
    names = block.words if said and isinstance(block, FactBlock) else ()
    return item | {
        "value": item["value"]
        | {name: said[name] for name in names if item["value"].get(name) and said.get(name)}
    }
