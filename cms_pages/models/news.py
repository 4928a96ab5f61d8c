from datetime import timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms_pages.blocks import RelatedStream
from cms_pages.listings import news_listing
from cms_pages.page_forms import NewsForm
from core.blocks import BodyBlock
from core.models import BasePage
from search.days import local_day

ARCHIVE_AFTER_YEARS = 2
MOST_MONTHS = 240


class NewsIndexPage(BasePage):
    """A newsroom: the list of its news items. A city may have several."""

    shows_all = models.BooleanField(
        _("also list the news of the other lists"),
        default=False,
        help_text=_("Those of the other news lists of this site, and those that other cities share with it."),
    )
    listed_months = models.PositiveSmallIntegerField(
        _("months in the lists"),
        default=0,
        validators=[MaxValueValidator(MOST_MONTHS)],
        help_text=_(
            "A news item leaves the lists and the search so many months after its date. It keeps its address"
            " and stands under « Older news ». 0: never."
        ),
    )

    words = ()
    search_exempt = "A list: its items are the documents."
    notes_reads = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.NewsPage"]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("shows_all"), FieldPanel("listed_months")], _("What it lists")),
    ]

    class Meta:
        verbose_name = _("News list")
        verbose_name_plural = _("News lists")

    def get_listing(self):
        """Its news items, the latest first."""
        return news_listing(self)


class NewsPage(BasePage):
    """One news item. It may be published and withdrawn at set times (see the publication tab)."""

    date = models.DateTimeField(
        _("date shown"), default=timezone.now, help_text=_("Orders the lists; may lie in the past.")
    )
    author = models.CharField(
        _("author"), max_length=120, blank=True, help_text=_("A person or a department.")
    )
    featured = models.BooleanField(
        _("featured"),
        default=False,
        help_text=_("For the lists of the home page that show featured news only."),
    )
    over_on = models.DateField(
        _("matter over on"),
        null=True,
        blank=True,
        help_text=_(
            "The last day on which this news is useful: the end of works, of a registration. From the next"
            " day on it leaves the home pages, and its page says that the matter is over."
        ),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    related = StreamField(
        RelatedStream(),
        blank=True,
        max_num=8,
        verbose_name=_("related pages"),
        help_text=_("Pages of your city or of the hub, of any kind: they are shown in this order."),
    )

    words = ("author", "body")
    says = ("body", "introduction")
    base_form_class = NewsForm
    schema_type = "NewsArticle"
    is_item = True
    notes_reads = True
    parent_page_types = ["cms_pages.NewsIndexPage"]
    subpage_types = ["cms_pages.EasyPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("listing_image"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("author")]),
                FieldRowPanel([FieldPanel("over_on"), FieldPanel("featured")]),
            ],
            _("Date and end"),
        ),
        FieldPanel("related"),
    ]
    sharing_panels = [
        panel for panel in BasePage.sharing_panels if getattr(panel, "field_name", "") != "listing_image"
    ]

    class Meta:
        verbose_name = _("News item")
        verbose_name_plural = _("News")

    @property
    def is_over(self):
        """Whether the last day of its matter is past."""
        return self.over_on is not None and self.over_on < local_day(timezone.now())

    @property
    def is_archive(self):
        """Old news stay readable and say that they are old."""
        return self.archived_at <= timezone.now()

    @property
    def archived_at(self):
        """The moment from which the page says so."""
        return self.date + timedelta(days=365 * ARCHIVE_AFTER_YEARS)
