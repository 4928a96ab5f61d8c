from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import BodyBlock
from core.models import BasePage
from core.sites import get_portal
from directory.models.choices import DigitalService
from directory.near import seen_from_address
from events.blocks import StepStream
from events.models.happening import WORDS
from search.listings import Listing


class PathwayPage(BasePage):
    """Training in order, step by step toward a skill."""

    skill = models.CharField(_("skill at the end"), max_length=80, choices=DigitalService, blank=True)
    steps = StreamField(StepStream(), blank=True, max_num=12, verbose_name=_("steps"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    words = WORDS
    notes_reads = True
    parent_page_types = ["events.AgendaPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("skill"),
        FieldPanel("steps"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("Pathway")
        verbose_name_plural = _("Pathways")

    def get_listing(self):
        """What its address may ask: from where one sees the sessions."""
        return Listing(title=self.title, path=get_portal().path_of(self) or "/")

    def serve(self, request, *args, **kwargs):
        """Seen from an address that was typed (directory.near)."""
        return seen_from_address(request, self.get_listing()) or super().serve(request, *args, **kwargs)
