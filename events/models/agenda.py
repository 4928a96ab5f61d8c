from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from core.blocks import BodyBlock
from core.models import BasePage, CityRootPage
from directory.near import seen_from_address
from events.ages import BANDS
from events.listings import agenda_listing
from events.page_forms import AgendaForm


class AgendaPage(BasePage):
    """What is on in a city: its activities, its training, or both. A city may have several."""

    class Shows(models.TextChoices):
        """What the list holds."""

        ACTIVITIES = "activity", _("Activities")
        TRAINING = "training", _("Digital training")
        BOTH = "both", _("Both")

    shows = models.CharField(_("the list shows"), max_length=8, choices=Shows, default=Shows.ACTIVITIES)
    ages_shown = models.JSONField(
        _("only for these ages"),
        default=list,
        blank=True,
        help_text=_("A list for children: visitors then find the ages first. All ages when none is ticked."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    words = ("body",)
    base_form_class = AgendaForm
    search_exempt = "A list: its items are the documents."
    notes_reads = True
    subpage_types = ["events.ActivityPage", "events.TrainingPage", "events.PathwayPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("shows"),
        FieldPanel("ages_shown"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("List of activities or training")
        verbose_name_plural = _("Lists of activities or training")

    @classmethod
    def clean_parent_page_models(cls):
        """Under the home page of a city, whichever app brings it."""
        return [model for model in get_page_models() if issubclass(model, CityRootPage)]

    @property
    def kinds(self):
        """Kinds of documents in the list."""
        of_training = ("training", "pathway")
        both = ("activity", *of_training)
        return {self.Shows.BOTH: both, self.Shows.TRAINING: of_training}.get(self.shows, (self.shows,))

    @property
    def ages(self):
        """The bands of ages that the list is for, in order; () for everybody."""
        return tuple(band for band in BANDS if band in self.ages_shown)

    def get_listing(self):
        """What is to come, of its kinds and for its ages, that the city shows."""
        return agenda_listing(self)

    def serve(self, request, *args, **kwargs):
        """An address that was typed becomes a point."""
        answer = seen_from_address(request, self.get_listing)
        return answer or super().serve(request, *args, **kwargs)
