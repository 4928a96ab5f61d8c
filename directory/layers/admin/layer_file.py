"""The file of a layer, whose columns an editor names."""

from itertools import islice
from typing import Any

from django.urls import reverse

from directory.borders import border_of
from directory.importing.models import Status
from directory.importing.own_files.own_file import NAMED, Needed, OwnFile
from directory.importing.own_files.preview import ROWS, Preview, Row
from directory.layers import geometry, tasks
from directory.layers.importing import finder_of, objection
from directory.layers.kinds import KINDS
from directory.layers.own_columns import columns_of, needed
from directory.layers.own_rows import OwnReader
from directory.models import Layer, LayerUpload
from directory.point_fields import ground_of
from directory.reading.rows import Table


class LayerFile(OwnFile):
    """What the columns of a file may hold is what its kind of layer declares; a border has none."""

    icon = "crosshairs"
    vocabulary = None

    def __init__(self, upload: LayerUpload) -> None:
        self.upload, self.kind = upload, KINDS[upload.kind]
        self.kinds = columns_of(self.kind)
        before = Layer.objects.filter(city=upload.city, slug=upload.kind).values_list("mapping", flat=True)
        self.mapping = before.first() or {} if upload.mapping is None else upload.mapping

    @property
    def has_columns(self) -> bool:
        return bool(self.kinds) and super().has_columns

    def needed(self, table: Table) -> Needed:
        return needed(self.kind, is_drawn=table.kind == "json")

    def preview(self, table: Table, mapping: dict) -> Preview:
        """The features that the first rows would be."""
        city, facts = self.upload.city, self.kind.facts
        reader, area = OwnReader(self.kind, table.crs, mapping, finder=finder_of(city)), border_of(city)
        drafts = [reader.draft(raw) for raw in islice(table, ROWS)]
        names = [name for name in facts if any(name in draft.facts for draft in drafts)]
        return Preview(
            [str(facts[name].label) for name in names], [self._row(draft, names, area) for draft in drafts]
        )

    def _row(self, draft, names, area):
        facts, reason = self.kind.facts, draft.skip or objection(draft, area)
        return Row(
            draft.number,
            draft.title or str(self.kind.unnamed),
            [facts[name].words(draft.facts[name]) if name in draft.facts else "" for name in names],
            reason,
            [],
            None if reason else geometry.middle(draft.geometry),
        )

    def ground(self) -> dict[str, Any]:
        return ground_of(self.upload.city.slug)

    def compare(self, mapping: dict) -> None:
        """Foretell the file; one that another editor has confirmed meanwhile is left alone."""
        uploads = LayerUpload.objects.filter(pk=self.upload.pk, status__in=NAMED).exclude(file="")
        if uploads.update(status=Status.WAITING, is_preview=True, mapping=mapping):
            tasks.read_upload.enqueue(self.upload.pk)

    def addresses(self) -> dict[str, str]:
        pk = self.upload.pk
        return {
            "index": reverse("directory_layers"),
            "read": reverse("directory_layer_upload", args=[pk]),
            "decide": reverse("directory_layer_decide", args=[pk]),
        }
