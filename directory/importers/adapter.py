"""What every kind of file of places has in common."""

from directory.importers.drafts import PlaceDraft
from directory.importers.mapping import PlaceReader
from directory.importing.adapter import BaseAdapter


class PlaceAdapter(BaseAdapter):
    """Rows -> drafts of places. Its vocabulary is a directory.importers.categories.Categories."""

    draft_class = PlaceDraft
    reader_class = PlaceReader

    @property
    def categories(self):
        return self.vocabulary

    def complete(self, draft):
        """A row that does not say what sort of place it is has that of its category."""
        if kind := self.categories.kind_of(draft.fields.get("category")):
            draft.fields.setdefault("kind", kind)
