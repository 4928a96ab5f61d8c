from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import BodyBlock
from core.models import BasePage


class ContentPage(BasePage):
    """A page that lasts: a service, a presentation, a legal notice. Pages may nest."""

    class Notice(models.TextChoices):
        NONE = "", _("None")
        LEGAL = "legal", _("Legal notice")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    notice = models.CharField(
        _("facts shown above the text"),
        max_length=15,
        choices=Notice,
        blank=True,
        default=Notice.NONE,
        help_text=_("The legal notice and the accessibility status come from the settings of the city."),
    )

    words = ("body",)
    says = ("body", "introduction", "notice")
    schema_type = "WebPage"
    notes_reads = notes_items = True
    parent_page_types = ["cms_pages.HomePage", "cms_pages.ContentPage"]
    subpage_types = ["cms_pages.ContentPage", "cms_pages.EasyPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("notice"), FieldPanel("body")]

    class Meta:
        verbose_name = _("Content page")
        verbose_name_plural = _("Content pages")
