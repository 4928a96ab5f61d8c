"""The file of a run, whose columns an editor names."""

from functools import cached_property
from typing import Any

from django.urls import reverse

from directory.importing.admin.addresses import names_of
from directory.importing.models import Run, Status
from directory.importing.own_files.matches import is_of_form
from directory.importing.own_files.own_file import NAMED, Needed, OwnFile
from directory.importing.own_files.preview import Preview, preview
from directory.importing.target import Target
from directory.importing.tasks import read_run
from directory.reading.rows import Table

KEPT = ("source", "only")  # parts of a mapping that the form says nothing of


class RunFile(OwnFile):
    """What the file of a run becomes is its target's matter."""

    def __init__(self, target: Target, run: Run) -> None:
        self.target, self.upload, self.mapping = target, run, run.mapping_read_by
        self.kinds, self.icon = target.column_kinds, target.icon

    @cached_property
    def vocabulary(self) -> Any:
        """That of the target."""
        return self.target.vocabulary(self.upload.source.city)

    @property
    def has_columns(self) -> bool:
        """Files in a fixed layout, and those whose mapping was written by hand, have none to name."""
        is_own = self.upload.source.adapter == self.target.own_file and is_of_form(self.mapping)
        return is_own and super().has_columns

    def needed(self, table: Table) -> Needed:
        """As the target says."""
        return Needed(self.target.needed_columns, self.target.needs_columns)

    def preview(self, table: Table, mapping: dict) -> Preview:
        """The pages that the first rows would become. Raises FileRefusedError."""
        return preview(self.target, self.upload.source, table, self.vocabulary, mapping)

    def ground(self) -> dict[str, Any]:
        """That of the target."""
        return self.target.ground_of(self.upload.source.city)

    def compare(self, mapping: dict) -> None:
        """Preview the run anew; one that another editor has confirmed meanwhile is left alone."""
        kept = {name: said for name, said in self.mapping.items() if name in KEPT}
        runs = self.target.run.objects.filter(pk=self.upload.pk, status__in=NAMED).exclude(file="")
        if runs.update(status=Status.WAITING, is_preview=True, mapping=kept | mapping):
            read_run.enqueue(self.target.name, self.upload.pk)

    def addresses(self) -> dict[str, str]:
        """Those of the target's screens."""
        names, pk = names_of(self.target), self.upload.pk
        return {
            "index": reverse(names["index"]),
            "read": reverse(names["run"], args=[pk]),
            "decide": reverse(names["decide"], args=[pk]),
        }
