"""The field of a schedule in the form of a page."""

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel

from events.schedule.opening import openings_at
from events.schedule.preview import preview_of


class SchedulePanel(FieldPanel):
    """The field of a schedule with its dates below: those of what is saved, drawn anew while it is edited.
    `venue` names the field of the form that holds the place."""

    def __init__(self, field_name, venue="venue", **options):
        super().__init__(field_name, **options)
        self.venue = venue

    def clone_kwargs(self):
        return super().clone_kwargs() | {"venue": self.venue}

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "events/schedule/panel.html"

        def get_editable_context_data(self):
            venue = self.form[self.panel.venue].value() if self.panel.venue in self.form.fields else None
            return super().get_editable_context_data() | {
                "preview": preview_of(self.bound_field.value(), openings_at(venue), timezone.now()),
                "preview_address": reverse("events_schedule_preview"),
                "venue": self.panel.venue,
                "changes_address": self._changes_address(),
            }

        def _changes_address(self):
            """Where single dates of a published page are cancelled or moved, for those who may."""
            if not getattr(self.instance, "live", False) or not self.instance.pk:
                return ""
            if not self.instance.permissions_for_user(self.request.user).can_publish():
                return ""
            return reverse("events_admin:dates", args=[self.instance.pk])

        @property
        def media(self):
            return super().media + forms.Media(
                js=[Script("events/schedule/schedule.js", type="module")],
                css={"all": ["events/schedule/schedule.css"]},
            )
