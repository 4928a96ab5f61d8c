from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms_pages.blocks import RelatedStream
from cms_pages.listings import news_listing
from core.blocks import BodyBlock
from core.models import BasePage

ARCHIVE_AFTER_YEARS = 2


class NewsIndexPage(BasePage):
    """A newsroom: the list of the news of its city. A city may have several."""

    search_exempt = "A list: its items are the documents."
    notes_reads = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.NewsPage"]

    class Meta:
        verbose_name = _("News list")
        verbose_name_plural = _("News lists")

    def get_listing(self):
        """Every news item the city shows, the latest first."""
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
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    related = StreamField(
        RelatedStream(),
        blank=True,
        max_num=8,
        verbose_name=_("related pages"),
        help_text=_("Pages of your city or of the hub, of any kind: they are shown in this order."),
    )

    schema_type = "NewsArticle"
    notes_reads = True
    parent_page_types = ["cms_pages.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("date"), FieldPanel("author")]), FieldPanel("featured")],
            _("Signature"),
        ),
        FieldPanel("body"),
        FieldPanel("related"),
    ]

    class Meta:
        verbose_name = _("News item")
        verbose_name_plural = _("News")

    @property
    def is_archive(self):
        """Old news stay readable and say that they are old."""
        return self.archived_at <= timezone.now()

    @property
    def archived_at(self):
        """The moment from which the page says so."""
        return self.date + timedelta(days=365 * ARCHIVE_AFTER_YEARS)
