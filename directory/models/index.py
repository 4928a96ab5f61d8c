from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from core.blocks import BodyBlock
from core.models import BasePage, CityRootPage
from directory.listings import place_listing
from directory.near import seen_from_address
from directory.page_forms import DirectoryIndexForm


class DirectoryIndexPage(BasePage):
    """The directory of a city: every place it has or shows, to narrow, sort and map."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    facets_shown = models.JSONField(
        _("filters shown"), default=list, blank=True, help_text=_("All of them when none is ticked.")
    )

    words = ("body",)
    base_form_class = DirectoryIndexForm
    search_exempt = "A list: its items are the documents."
    subpage_types = ["directory.PlacePage"]
    notes_reads = True
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("facets_shown")]

    class Meta:
        verbose_name = _("Directory")
        verbose_name_plural = _("Directories")

    @classmethod
    def clean_parent_page_models(cls):
        """Under the home page of a city, whichever app brings it."""
        return [model for model in get_page_models() if issubclass(model, CityRootPage)]

    def get_listing(self):
        """Every place the city shows."""
        return place_listing(self)

    def serve(self, request, *args, **kwargs):
        """An address that was typed becomes a point."""
        answer = seen_from_address(request, self.get_listing)
        return answer or super().serve(request, *args, **kwargs)
