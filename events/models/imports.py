"""Where activities come from: sources, what each said last, and the report of every run."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.importing.models import Feed, Line, Record, Run, Source


class ActivitySource(Feed, Source):
    """A calendar or an agenda that a city takes activities from."""

    class Meta:
        verbose_name = _("source of activities")
        verbose_name_plural = _("sources of activities")
        constraints = [models.UniqueConstraint(fields=["city", "slug"], name="events_one_source")]


class ActivityRecord(Record):
    """What a source said of one activity when it was last read."""

    source = models.ForeignKey(ActivitySource, models.CASCADE, related_name="records")
    page = models.ForeignKey("events.ActivityPage", models.SET_NULL, null=True, related_name="source_records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "identifier"], name="events_one_record")]


class ActivityRun(Run):
    """One reading of a file of activities."""

    source = models.ForeignKey(ActivitySource, models.CASCADE, related_name="runs")


class ActivityLine(Line):
    """What became of one activity of the file, and why."""

    run = models.ForeignKey(ActivityRun, models.CASCADE, related_name="lines")
    page = models.ForeignKey("events.ActivityPage", models.SET_NULL, null=True, related_name="+")

    class Meta(Line.Meta):
        indexes = [models.Index(fields=["run", "outcome", "number"], name="events_line")]
