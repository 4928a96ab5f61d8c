from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms_pages.blocks import RelatedStream
from cms_pages.listings import experiment_listing
from cms_pages.periods import Precision, written_period
from core.blocks import BodyBlock
from core.models import BasePage


class ExperimentIndexPage(BasePage):
    """The lab: all experiments of the city, on one loom."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    words = ("body",)
    search_exempt = "A list: its items are the documents."
    notes_reads = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.ExperimentPage"]
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("Lab")
        verbose_name_plural = _("Labs")

    def get_listing(self):
        """Every experiment the city shows, the latest first."""
        return experiment_listing(self)


class ExperimentPage(BasePage):
    """A workshop or a prototype tried with residents: what was supposed, tried and learnt."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("In progress")
        DONE = "done", _("Done")

    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DONE)
    hypothesis = models.TextField(
        _("hypothesis"),
        max_length=600,
        blank=True,
        help_text=_("What the experiment was to prove, in one sentence."),
    )
    start_date = models.DateField(_("from"), null=True, blank=True)
    end_date = models.DateField(_("until"), null=True, blank=True)
    date_precision = models.CharField(
        _("known to the"), max_length=5, choices=Precision, default=Precision.DAY
    )
    dates_text = models.CharField(
        _("dates as written"),
        max_length=60,
        blank=True,
        help_text=_(
            "Replaces the dates on the page where they cannot say it, for example « Janvier », year unknown."
        ),
    )
    place = models.CharField(_("place"), max_length=150, blank=True)
    partner_cities = ParentalManyToManyField(
        "core.CitySettings", blank=True, related_name="+", verbose_name=_("partner cities")
    )
    partners = models.CharField(_("other partners"), max_length=250, blank=True)
    participants = models.CharField(_("participants"), max_length=120, blank=True)
    funding = models.CharField(_("funding mention"), max_length=200, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("what was tried"))
    results = StreamField(BodyBlock(), blank=True, verbose_name=_("what came out of it"))
    related = StreamField(RelatedStream(), blank=True, max_num=8, verbose_name=_("what followed"))

    words = ("hypothesis", "dates_text", "participants", "funding", "body", "results")
    schema_type = "Article"
    notes_reads = True
    parent_page_types = ["cms_pages.ExperimentIndexPage"]
    subpage_types = ["cms_pages.EasyPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("status")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]),
                FieldRowPanel([FieldPanel("date_precision"), FieldPanel("dates_text")]),
                FieldPanel("place"),
            ],
            _("When and where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("partner_cities", widget=CheckboxSelectMultiple),
                FieldPanel("partners"),
                FieldPanel("participants"),
                FieldPanel("funding"),
            ],
            _("Who"),
        ),
        FieldPanel("hypothesis"),
        FieldPanel("body"),
        FieldPanel("results"),
        FieldPanel("related"),
    ]

    class Meta:
        verbose_name = _("Experiment")
        verbose_name_plural = _("Experiments")

    @property
    def when(self):
        """The dates in words, as precisely as they are known."""
        return self.dates_text or written_period(self.start_date, self.end_date, self.date_precision)
