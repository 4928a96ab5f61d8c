from django.db import models
from wagtail.fields import StreamField

from core.blocks import BodyBlock
from core.models import BasePage
from directory.importing.models import Line, Record, Run, Source


class TalkIndexPage(BasePage):
    """Holds the talks of a city."""

    search_exempt = "Holds talks, which have documents."
    subpage_types = ["talks.TalkPage"]


class Speaker(models.Model):
    """Who gives talks, in one language."""

    slug = models.SlugField()
    name = models.CharField(max_length=80)
    locale = models.ForeignKey("wagtailcore.Locale", models.CASCADE, related_name="+")

    def __str__(self):
        return self.name


class TalkPage(BasePage):
    """A talk: no address, but a code of its own."""

    code = models.CharField("code", max_length=12, blank=True)
    room = models.CharField("salle", max_length=40, blank=True)
    given_on = models.DateField("donné le", null=True, blank=True)
    seats = models.PositiveSmallIntegerField("places", null=True, blank=True)
    is_online = models.BooleanField("en ligne", default=False)
    speaker = models.ForeignKey(Speaker, models.PROTECT, null=True, blank=True, related_name="+")
    body = StreamField(BodyBlock(), blank=True)

    words = ("title", "slug", "introduction", "seo_title", "search_description")
    parent_page_types = ["talks.TalkIndexPage"]
    subpage_types: list[str] = []


class TalkSource(Source):
    """A register of talks."""


class TalkRecord(Record):
    """What a register said of one talk."""

    source = models.ForeignKey(TalkSource, models.CASCADE, related_name="records")
    page = models.ForeignKey(TalkPage, models.SET_NULL, null=True, related_name="source_records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "identifier"], name="talks_one_record")]


class TalkRun(Run):
    """One reading of a file of talks."""

    source = models.ForeignKey(TalkSource, models.CASCADE, related_name="runs")


class TalkLine(Line):
    """What became of one line."""

    run = models.ForeignKey(TalkRun, models.CASCADE, related_name="lines")
    page = models.ForeignKey(TalkPage, models.SET_NULL, null=True, related_name="+")
