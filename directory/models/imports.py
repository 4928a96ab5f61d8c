"""Where places come from: sources, what each said last, and the report of every run."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.importing.models import Line, Record, Run, import_files
from directory.importing.models import Source as AnySource

__all__ = ["ImportLine", "ImportRun", "Source", "SourceRecord", "import_files"]  # migrations name the last


class Source(AnySource):
    """One register that a city takes places from."""

    class Meta:
        verbose_name = _("source of places")
        verbose_name_plural = _("sources of places")
        constraints = [models.UniqueConstraint(fields=["city", "slug"], name="directory_one_source")]


class SourceRecord(Record):
    """What a source said of one place when it was last read."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="records")
    page = models.ForeignKey(
        "directory.PlacePage",
        models.SET_NULL,
        null=True,
        related_name="source_records",
        db_column="place_id",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "identifier"], name="directory_one_record")]


class ImportRun(Run):
    """One reading of a file of places."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="runs")


class ImportLine(Line):
    """What became of one line of the file, and why."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="lines")
    page = models.ForeignKey(
        "directory.PlacePage", models.SET_NULL, null=True, related_name="+", db_column="place_id"
    )

    class Meta(Line.Meta):
        indexes = [models.Index(fields=["run", "outcome", "number"], name="directory_line")]
