from django.db import models
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import BodyBlock
from core.models import BasePage
from directory.geocoding import geocode
from directory.models.choices import DigitalService
from directory.near import ADDRESS
from events.blocks import StepStream
from events.models.happening import WORDS


class PathwayPage(BasePage):
    """Training in order, step by step toward a skill."""

    skill = models.CharField(_("skill at the end"), max_length=80, choices=DigitalService, blank=True)
    steps = StreamField(StepStream(), blank=True, max_num=12, verbose_name=_("steps"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    words = (*WORDS, "steps")
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

    def serve(self, request, *args, **kwargs):
        """An address that was typed becomes a point, in an address of its own."""
        typed = request.GET.get(ADDRESS, "").strip()
        if typed and (found := geocode(typed, request)):
            query = QueryDict(mutable=True)
            query["pres"] = f"{found.latitude:.4f},{found.longitude:.4f}"
            return redirect(f"{request.path}?{query.urlencode(safe=',')}")
        request.typed = typed
        return super().serve(request, *args, **kwargs)
