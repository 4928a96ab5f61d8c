"""Which bin goes out when: a page for the city, one for each of its sectors, and the files they come from."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from core.blocks import BodyBlock
from core.models import BasePage, CityRootPage
from directory.blocks import CollectionStream
from directory.importing.models import Line, Record, Run, Source
from directory.models.choices import OnHolidays
from directory.street_lines import check_lines


def seven_in_the_evening() -> time:
    """When bins may go out where editors say nothing; a function, as Django takes a fixed time for a mistaken
    « now » (fields.W161) whenever the clock is near it."""
    return time(19)


class WastePage(BasePage):
    """« Quand sortir mes bacs ? »: ask by address, and the sectors of the city. The rules of the town for all
    of them."""

    class PutOut(models.TextChoices):
        """When bins may stand on the pavement."""

        EVENING = "veille", _("The evening before, from")
        MORNING = "matin", _("The same morning, before")

    class Holidays(models.TextChoices):
        """The days on which no lorry drives."""

        ALL = "tous", _("All public holidays")
        GREATEST = "trois", _("1 January, 1 May and 25 December")

    put_out = models.CharField(_("bins go out"), max_length=8, choices=PutOut, default=PutOut.EVENING)
    put_out_at = models.TimeField(_("at this time"), default=seven_in_the_evening)
    begins_at = models.TimeField(
        _("collections begin at"),
        null=True,
        blank=True,
        help_text=_("From this time on, nobody is told to put out the bins of the day. Left empty: noon."),
    )
    taken_in_by = models.TimeField(_("back in before"), null=True, blank=True)
    holidays = models.CharField(
        _("days without collection"), max_length=8, choices=Holidays, default=Holidays.GREATEST
    )
    on_holidays = models.CharField(
        _("a collection that falls on such a day"),
        max_length=20,
        choices=OnHolidays,
        default=OnHolidays.NEXT_DAY,
    )
    phone = models.CharField(
        _("phone for questions about bins"),
        max_length=20,
        blank=True,
        help_text=_("Left empty: the phone of the city."),
    )
    booking_url = models.URLField(_("address to make an appointment"), blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    schema_type = "WebPage"
    words = ("body",)
    notes_reads = True
    max_count_per_parent = 1
    subpage_types = ["directory.SectorPage"]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("put_out"), FieldPanel("put_out_at")]),
                FieldRowPanel([FieldPanel("begins_at"), FieldPanel("taken_in_by")]),
                FieldRowPanel([FieldPanel("holidays"), FieldPanel("on_holidays")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("booking_url")]),
            ],
            _("Rules for all sectors"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("Waste collection")
        verbose_name_plural = _("Waste collections")

    @classmethod
    def clean_parent_page_models(cls):
        """Under the home page of a city, whichever app brings it."""
        return [model for model in get_page_models() if issubclass(model, CityRootPage)]


class SectorPage(BasePage):
    """Streets whose bins go out on the same days."""

    collections = StreamField(CollectionStream(), blank=True, verbose_name=_("collections"))
    streets = models.TextField(
        _("streets"),
        blank=True,
        validators=[check_lines],
        help_text=_(
            "One a line: “rue de la Paix”, “rue de Lille : pairs”, “rue de Lille : impairs de 1 à 99”,"
            " “quartier Épeule”."
        ),
    )

    schema_type = "WebPage"
    words = ()
    notes_reads = True
    parent_page_types = ["directory.WastePage"]
    subpage_types: list[str] = []
    content_panels = [*BasePage.content_panels, FieldPanel("collections"), FieldPanel("streets")]

    class Meta:
        verbose_name = _("Collection sector")
        verbose_name_plural = _("Collection sectors")


class WasteSource(Source):
    """A file of collection days that a city takes sectors from."""

    class Meta:
        verbose_name = _("source of sectors")
        verbose_name_plural = _("sources of sectors")
        constraints = [models.UniqueConstraint(fields=["city", "slug"], name="directory_one_waste_source")]


class WasteRecord(Record):
    """What a file said of one sector when it was last read."""

    source = models.ForeignKey(WasteSource, models.CASCADE, related_name="records")
    page = models.ForeignKey(SectorPage, models.SET_NULL, null=True, related_name="source_records")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "identifier"], name="directory_one_waste_record")
        ]


class WasteRun(Run):
    """One reading of a file of collection days."""

    source = models.ForeignKey(WasteSource, models.CASCADE, related_name="runs")


class WasteLine(Line):
    """What became of one sector of the file, or of a line that could not be read, and why."""

    run = models.ForeignKey(WasteRun, models.CASCADE, related_name="lines")
    page = models.ForeignKey(SectorPage, models.SET_NULL, null=True, related_name="+")

    class Meta(Line.Meta):
        indexes = [models.Index(fields=["run", "outcome", "number"], name="directory_waste_line")]
