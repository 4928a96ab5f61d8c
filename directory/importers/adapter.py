"""What every kind of file of places has in common."""

from django.utils.formats import number_format
from django.utils.translation import ngettext

from directory.importers.drafts import PlaceDraft
from directory.importers.mapping import PlaceReader
from directory.importing.adapter import BaseAdapter
from directory.models.choices import PlaceKind


class PlaceAdapter(BaseAdapter):
    """Rows -> drafts of places. Its vocabulary is a directory.importers.categories.Categories."""

    draft_class = PlaceDraft
    reader_class = PlaceReader
    without_kind = 0  # rows

    @property
    def categories(self):
        return self.vocabulary

    def complete(self, draft):
        """A row that does not say what sort of place it is has that of its category."""
        if kind := self.categories.kind_of(draft.fields.get("category")):
            draft.fields.setdefault("kind", kind)
        self.without_kind += "kind" not in draft.fields

    def remarks(self):
        """Rows of which nobody knows what sort of place they are."""
        if self.without_kind:
            words = ngettext(
                "%(count)s row says no category: a new place is filed under “%(kind)s”.",
                "%(count)s rows say no category: new places are filed under “%(kind)s”.",
                self.without_kind,
            )
            yield words % {"count": number_format(self.without_kind), "kind": PlaceKind.SHOP.label}
