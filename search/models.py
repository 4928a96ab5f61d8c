"""The index: one flat public document per page and language, and the bitmaps over them.

Nothing here has a foreign key to a page: a page may go at any time, and its document must then be
taken out of the bitmaps by the projection, not by a cascade.
"""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from search.openings import ON, WEEK, Openings


class SearchDocument(models.Model):
    """All that a list, a card or a feed shows of one page in one language.

    `number` is the primary key and the document's bit in every bitmap. The text that only words are
    looked up in lives in DocumentText: rows stay short, and drawing cards never reads it.
    """

    number = models.PositiveIntegerField(primary_key=True)
    key = models.CharField(max_length=64, unique=True, help_text="translation key:locale")
    page_id = models.PositiveIntegerField(unique=True)
    # search.marking takes the documents out of every bitmap before their city is deleted.
    city = models.ForeignKey("core.CitySettings", models.DO_NOTHING, related_name="+")
    path = models.TextField(help_text="address without host: /fr/actualites/x/")
    locale = models.CharField(max_length=12)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=255)
    sort_title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    card = models.JSONField(default=dict)
    values = models.JSONField(default=dict, help_text="{facet: [value, ...]}: the bitmaps it is in")
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    hidden_from_engines = models.BooleanField(
        default=False, help_text="left out of the sitemap, not of our own lists"
    )
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    place_name = models.TextField(blank=True)
    address = models.TextField(blank=True)
    is_free = models.BooleanField(null=True)
    min_age = models.PositiveSmallIntegerField(null=True)
    max_age = models.PositiveSmallIntegerField(null=True)
    version = models.BigIntegerField(db_index=True, help_text="IndexState.version that wrote it")

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        # For processes that do not hold the index (search.database.on_demand).
        indexes = [
            models.Index(fields=["published_at", "number"], name="search_by_date"),
            models.Index(
                fields=["live_until"], name="search_expiring", condition=models.Q(live_until__isnull=False)
            ),
            models.Index(
                fields=["latitude", "longitude", "number"],
                name="search_located",
                condition=models.Q(latitude__isnull=False),
            ),
        ]

    def __str__(self):
        return self.key

    @cached_property
    def openings(self):
        """When it is open; None for what has no timetable."""
        return Openings(self.values) if WEEK in self.values or ON in self.values else None


class DocumentText(models.Model):
    """The words of a document beyond its title and summary: its own text, of which lists show a passage, and
    `keywords` that it is found by and nobody reads, such as labels."""

    document = models.OneToOneField(SearchDocument, models.CASCADE, primary_key=True, related_name="text")
    body = models.TextField(blank=True)
    keywords = models.TextField(blank=True, default="")

    def __str__(self):
        return f"{self.document_id}: {self.body[:40]}"


class DocumentOccurrences(models.Model):
    """When it happens: all dates of a document in one row, which no statement looks into. They are looked
    for in memory (search.database), where a process has those of all documents."""

    document = models.OneToOneField(
        SearchDocument, models.CASCADE, primary_key=True, related_name="occurrences"
    )
    dates = models.TextField(help_text="as search.occurrences writes them")

    def __str__(self):
        return f"{self.document_id}: {self.dates[:40]}"


class Bitmap(models.Model):
    """The documents that have one value of one facet: bit n stands for document n.

    `bits` is little-endian without trailing zero bytes. One facet is the engine's own: "all" (one
    bitmap, value "").
    """

    facet = models.CharField(max_length=40)
    value = models.CharField(max_length=120)
    bits = models.BinaryField(default=b"")
    version = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="search_one_bitmap")]

    def __str__(self):
        return f"{self.facet}={self.value}"


class Word(models.Model):
    """A word as documents write it: in how many of those that a city owns (city "": of all) it stands."""

    language = models.CharField(max_length=12)
    city = models.CharField(max_length=50, blank=True)
    spelling = models.CharField(max_length=64)
    form = models.CharField(max_length=64, help_text="what search.analysis makes of it")
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "city", "spelling"], name="search_one_word")
        ]
        indexes = [models.Index(fields=["language", "city", "form"], name="search_word_form")]

    def __str__(self):
        return self.spelling


class IndexState(models.Model):
    """The one row every writer locks first, so that writers queue and readers see whole versions.

    `epoch` tells one index from another whose versions would look alike (a restored or emptied
    database). `day` is the local day that documents were last renewed for
    (search.renewal). `analysis` is the version of the
    analyser that all words are known to be written with (0: some are missing), `builders` those of the
    builders of documents ({kind: version}; a kind that is not there was written before versions).
    """

    epoch = models.UUIDField(default=uuid.uuid4)
    version = models.BigIntegerField(default=0)
    next_number = models.PositiveIntegerField(default=0)
    day = models.DateField()
    analysis = models.PositiveSmallIntegerField(default=0)
    builders = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="search_one_state")]

    def __str__(self):
        return f"version {self.version}"


class DirtyPage(models.Model):
    """A page whose document may be out of date. One row per change, only ever added by writers.

    Rows are never updated in place by those who mark pages: two writers cannot wait for each other,
    and the projection deletes exactly the changes it has seen.
    """

    page_id = models.PositiveIntegerField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, help_text="empty: at once")
    error = models.TextField(blank=True)

    def __str__(self):
        return f"page {self.page_id}"


class OutboxEntry(models.Model):
    """What another engine has not been told yet (search.outbox): one row per document, its last change.
    `since`: the first of its changes; `error`: why it was refused, until the document changes again."""

    key = models.CharField(max_length=64, unique=True)
    is_deletion = models.BooleanField(default=False)
    version = models.BigIntegerField(db_index=True)
    since = models.DateTimeField(default=timezone.now)
    error = models.TextField(blank=True, default="")

    def __str__(self):
        return self.key


class ElasticState(models.Model):
    """What Elasticsearch holds (search.elastic). One row; without one it holds nothing that may be asked.

    In the index behind the alias, of `shards` shards and made with the mapping `made_with`, every change up
    to the version `applied` of `epoch` can be found. `building` is the index that is being filled, begun at
    the version `building_from` of `building_epoch`, with the documents up to the number `built`; the process
    `builder` (host:pid) was last at it at `building_at`. Of `failures` in a row since `failing_since`,
    `failure` is the last; the next try is at `retry_at`.
    """

    epoch = models.UUIDField(null=True)
    applied = models.BigIntegerField(default=-1)
    index = models.CharField(max_length=255, blank=True, default="")
    shards = models.PositiveSmallIntegerField(default=0)
    made_with = models.CharField(max_length=40, blank=True, default="")
    building = models.CharField(max_length=255, blank=True, default="")
    building_from = models.BigIntegerField(default=-1)
    building_epoch = models.UUIDField(null=True)
    builder = models.CharField(max_length=120, blank=True, default="")
    built = models.BigIntegerField(default=-1)
    building_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True, default="")
    failing_since = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="search_one_elastic_state")]

    def __str__(self):
        return f"{self.index} up to version {self.applied}"


# What editors decide about questions has its own folder; Django looks for models here.
from search.workbench.models import AskedDigest, AskedQuestion, Promotion, Synonym  # noqa: E402, F401
