from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
)
from wagtail.fields import StreamField

from cms_pages.blocks import RelatedStream
from cms_pages.listings import procedure_listing
from cms_pages.procedures.blocks import CaseStream, CounterStream, PaperStream, PriceStream, StageStream
from cms_pages.procedures.forms import ProcedureForm
from core.blocks import BodyBlock
from core.models import BasePage

# What each language says in its own words; all else is the same in every language.
WORDS = (
    "title",
    "slug",
    "introduction",
    "seo_title",
    "search_description",
    "for_whom",
    "bring",
    "delay",
    "delay_note",
    "appointment",
    "cases",
    "steps",
    "online_label",
    "state_label",
    "verified_by",
    "body",
)


class ProcedureIndexPage(BasePage):
    """The list of the procedures of a city, by topic and by audience."""

    template = "search/listing_page.html"
    search_exempt = "A list: its items are the documents."
    notes_reads = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.ProcedurePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("List of procedures")
        verbose_name_plural = _("Lists of procedures")

    def get_listing(self):
        """Every procedure that the city shows, by title."""
        return procedure_listing(self)


class ProcedurePage(BasePage):
    """What one asks of the town, and what one must know before: for whom, papers, price, delay, counters."""

    for_whom = models.TextField(
        _("for whom"),
        max_length=600,
        blank=True,
        help_text=_("Who may ask for it, in one to three sentences."),
    )
    bring = StreamField(PaperStream(), blank=True, max_num=15, verbose_name=_("what to bring"))
    cases = StreamField(
        CaseStream(),
        blank=True,
        max_num=10,
        verbose_name=_("special cases"),
        help_text=_("Folded under their titles: only those who are concerned read them."),
    )
    steps = StreamField(
        StageStream(), blank=True, max_num=6, verbose_name=_("steps"), help_text=_("What happens, in order.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    prices = StreamField(
        PriceStream(), blank=True, max_num=6, verbose_name=_("price"), help_text=_("Left empty: not shown.")
    )
    delay = models.CharField(
        _("delay"), max_length=40, blank=True, help_text=_("In two or three words: « 5 semaines ».")
    )
    delay_note = models.CharField(
        _("about the delay"),
        max_length=120,
        blank=True,
        help_text=_("From when to when: « du rendez-vous au retrait »."),
    )
    appointment = models.CharField(
        _("appointment"),
        max_length=200,
        blank=True,
        help_text=_("Whether one needs one, in one sentence: « Sur rendez-vous. »"),
    )
    booking_url = models.URLField(_("address to make an appointment"), blank=True)
    counters = StreamField(CounterStream(), blank=True, max_num=8, verbose_name=_("where one goes"))
    online_url = models.URLField(_("address of the online service"), blank=True)
    online_label = models.CharField(
        _("words of its button"),
        max_length=60,
        blank=True,
        help_text=_("For example: « Demander en ligne »."),
    )
    state_url = models.URLField(
        _("page of the State that rules"),
        blank=True,
        help_text=_("Where the rules and the prices come from, for example on service-public.gouv.fr."),
    )
    state_label = models.CharField(_("its name"), max_length=120, blank=True)
    related = StreamField(
        RelatedStream(),
        blank=True,
        max_num=8,
        verbose_name=_("related pages"),
        help_text=_("Pages of your city or of the hub, of any kind: they are shown in this order."),
    )

    verified_on = models.DateField(_("checked on"), null=True, blank=True, default=timezone.localdate)
    verified_by = models.CharField(
        _("checked by"),
        max_length=120,
        blank=True,
        help_text=_("A department, as it ends « Vérifié le 12 novembre par »: « le service état civil »."),
    )

    schema_type = "WebPage"
    base_form_class = ProcedureForm
    words = WORDS
    notes_reads = notes_items = True
    parent_page_types = ["cms_pages.ProcedureIndexPage"]
    subpage_types = ["cms_pages.EasyPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("for_whom"),
        FieldPanel("bring"),
        FieldPanel("cases"),
        FieldPanel("steps"),
        FieldPanel("body"),
        FieldPanel("related"),
    ]
    fact_panels = [
        FieldPanel("prices"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("delay"), FieldPanel("delay_note")])], _("Delay")),
        FieldPanel("counters"),
        MultiFieldPanel([FieldPanel("appointment"), FieldPanel("booking_url")], _("Appointments")),
        MultiFieldPanel([FieldPanel("online_label"), FieldPanel("online_url")], _("Online")),
        MultiFieldPanel([FieldPanel("state_label"), FieldPanel("state_url")], _("What the State says")),
    ]
    check_panels = [
        FieldPanel("checked_today"),
        FieldRowPanel([FieldPanel("verified_on"), FieldPanel("verified_by")]),
        FieldPanel("review_date", help_text=_("You are reminded from this day on. Empty: in six months.")),
    ]
    settings_panels = [PublishingPanel(), FieldPanel("disclaimer")]
    own_tabs = [
        ObjectList(content_panels, heading=_("Content")),
        ObjectList(fact_panels, heading=_("Price, delay, counters")),
        ObjectList(check_panels, heading=pgettext_lazy("tab", "Checked")),
    ]

    class Meta:
        verbose_name = _("Procedure")
        verbose_name_plural = _("Procedures")
