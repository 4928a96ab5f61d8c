"""Tables whose words wagtail-localize gives to translators; of its own it takes none from a table."""

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue


class TranslatableTableBlock(TypedTableBlock):
    """A table of texts. A heading or a cell is known by its words, wherever it stands: a row that is added or
    moved loses no translation, and what two cells say alike is translated once."""

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """What wagtail-localize gives to translators."""
        headings = [column["heading"] for column in value.columns]
        cells = [cell for row in value.row_data for cell in row["values"]]
        texts = filter(_is_for_translators, dict.fromkeys(headings + cells))
        return [StringSegmentValue(_path(text), text) for text in texts]

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """The table with what they wrote."""
        words = {segment.path: segment.render_text() for segment in segments}

        def translated(text: Any) -> Any:
            return words.get(_path(text), text) if text else text

        return TypedTable(
            columns=[column | {"heading": translated(column["heading"])} for column in value.columns],
            row_data=[{"values": [translated(cell) for cell in row["values"]]} for row in value.row_data],
            caption=value.caption,
        )


def _is_for_translators(text):
    """Numbers of phones and of rows are the same everywhere; « 4 € » is not."""
    return bool(text) and not "".join(text.split()).isdigit()


def _path(text):
    return str(uuid5(NAMESPACE_OID, text))
