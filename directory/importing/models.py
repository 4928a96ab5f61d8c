"""What an app keeps of its imports. Its own models inherit from these and add the two keys that differ:

class TalkRecord(Record):
    source = models.ForeignKey(TalkSource, models.CASCADE, related_name="records")
    page = models.ForeignKey(TalkPage, models.SET_NULL, null=True, related_name="source_records")
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.storage import WholeFileStorage


def import_files() -> WholeFileStorage:
    """Where uploaded files wait for the end of their run: never under an address."""
    return WholeFileStorage(settings.VAR_DIR / "imports")


class Status(models.TextChoices):
    """How far the reading of a file is."""

    COLUMNS = "columns", _("Columns to be named")
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    PREVIEW = "preview", _("To be confirmed")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")


class Outcome(models.TextChoices):
    """What became of one row of a file."""

    CREATED = "created", _("Created")
    UPDATED = "updated", _("Updated")
    UNCHANGED = "unchanged", _("Unchanged")
    SKIPPED = "skipped", _("Skipped")
    MISSING = "missing", _("No longer in the file")


class Upload(models.Model):
    """One file on its way: foretold, then imported or thrown away.

    `sheets` are found once, when the file comes (directory.importing.own_files.layout). `mapping` is kept for
    the next file when this one is confirmed, and not before.
    """

    file_name = models.CharField(max_length=200)
    file = models.FileField(storage=import_files, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    reason = models.TextField(blank=True, help_text="why it was refused")
    sheets = models.JSONField(default=list, help_text="[sheet, row of its titles], the likeliest first")
    mapping = models.JSONField(null=True, help_text="which column is which fact; null: as told before")
    is_preview = models.BooleanField(default=False)
    is_forced = models.BooleanField(default=False, help_text="also when many rows have vanished")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self):
        return self.file_name


class Source(models.Model):
    """One register that a city takes pages from. `adapter` names one of its target's adapters."""

    city = models.ForeignKey("core.CitySettings", models.CASCADE, related_name="+", verbose_name=_("city"))
    slug = models.SlugField(_("short name"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    adapter = models.CharField(_("kind of file"), max_length=40)
    producer = models.CharField(_("producer"), max_length=120, blank=True)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    licence_url = models.URLField(_("address of the licence"), blank=True)
    url = models.URLField(_("address of the register"), blank=True)
    mapping = models.JSONField(_("columns"), default=dict, blank=True)
    boundary = models.JSONField(
        _("boundary"), null=True, blank=True, help_text="GeoJSON geometry, WGS 84: rows outside are skipped"
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class Feed(models.Model):
    """A source whose file stands at an address, which is read again and again (directory.importing.feeds)."""

    feed_url = models.CharField(_("address that is read"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(null=True, help_text="when the address was last asked, whatever it said")

    class Meta:
        abstract = True


class Record(models.Model):
    """What a source said of one page when it was last read. Subclasses have `source` (related name
    « records ») and `page`.

    `values` holds what was written to the fields of the page: a field that differs now was changed by hand,
    and the next import leaves it alone. `digest` tells an unchanged row without reading it. `page` is None
    when an editor deleted the page: imports do not bring it back.
    """

    identifier = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    digest = models.CharField(max_length=40)
    fetched_on = models.DateField()
    missing_since = models.DateField(null=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.source_id}: {self.identifier}"


class Run(Upload):
    """One reading of a file. Subclasses have `source` (related name « runs »). `counts` are lines by outcome;
    they add up to the lines of the file.

    `missing` is not among them: those lines are in no file. `progress_at` moves while the run is alive.
    """

    Status = Status

    remarks = models.JSONField(default=list, help_text="how the file was read, in words")
    started_at = models.DateTimeField(null=True)
    progress_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    nowhere = models.PositiveIntegerField(default=0, help_text="pages that stand on no map")

    class Meta(Upload.Meta):
        abstract = True
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return f"{self.source}: {self.file_name}"

    @property
    def mapping_read_by(self) -> dict:
        """The mapping by which the file is read."""
        return self.source.mapping if self.mapping is None else self.mapping


class Line(models.Model):
    """What became of one line of the file, and why. Subclasses have `run` (related name « lines ») and
    `page`."""

    Outcome = Outcome

    number = models.PositiveIntegerField(help_text="line of the file, from 1; 0: not in the file")
    identifier = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=255, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome)
    reason = models.TextField(blank=True)
    is_nowhere = models.BooleanField(default=False, help_text="its page stands on no map")

    class Meta:
        abstract = True
        ordering = ["run", "number"]

    def __str__(self):
        return f"{self.number}: {self.outcome}"
