from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms_pages.easy.admin.forms import EasyForm
from cms_pages.easy.admin.panels import RemarksPanel
from cms_pages.easy.blocks import EasyStream
from core.models import BasePage
from core.models.tabs import folded

# The end of its address, in the languages that call it otherwise than French.
SLUGS = {"en": "easy-to-read", "nl": "makkelijk-lezen"}


class EasyPage(BasePage):
    """The easy version of the page that it stands below (FALC). It has no life of its own: where that page is
    not public, it is not."""

    lines = StreamField(EasyStream(), verbose_name=_("text"))
    read_by = models.CharField(
        _("read by"),
        max_length=160,
        blank=True,
        help_text=_(
            "People concerned who have read it and say that it is easy: « les lecteurs de l’Esat du Canal »."
            " Without them, the page does not say that it follows the European rules."
        ),
    )
    read_on = models.DateField(_("day of reading"), null=True, blank=True)

    words = ("lines", "read_by", "read_on")
    schema_type = "WebPage"
    search_exempt = "The document of its page has its words, and leads to it."
    is_translated = False
    is_beside = True
    base_form_class = EasyForm
    notes_reads = True
    parent_page_types = [
        "cms_pages.ContentPage",
        "cms_pages.ProcedurePage",
        "cms_pages.NewsPage",
        "cms_pages.ExperimentPage",
    ]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    content_panels = [
        *Page.content_panels,
        FieldPanel("lines"),
        RemarksPanel(),
        MultiFieldPanel([FieldPanel("read_by"), FieldPanel("read_on")], _("Read by people concerned")),
    ]
    sharing_panels = [FieldPanel("search_words")]
    promote_panels = [
        folded([FieldPanel("seo_title"), FieldPanel("search_description")], _("Search engines"))
    ]

    class Meta:
        verbose_name = _("Easy version")
        verbose_name_plural = _("Easy versions")

    def full_clean(self, *args, **kwargs):
        """Its address is that of the page, and one word."""
        if not self.slug:
            self.slug = SLUGS.get(self.locale_id and self.locale.language_code, "facile")
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        if bool(self.read_by) != bool(self.read_on):
            raise ValidationError({"read_on": _("Say who has read it, and when.")})
