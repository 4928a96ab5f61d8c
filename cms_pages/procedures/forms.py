"""The form in which editors write a procedure."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.page_forms import PortalPageForm

REVIEWED_EVERY = timedelta(days=182)


class ProcedureForm(PortalPageForm):
    """« Checked today » in one click; the next review is half a year after the last one, unless the editor
    says when."""

    checked_today = forms.BooleanField(
        label=_("I have just checked everything on this page"),
        help_text=_("Writes today’s date below."),
        required=False,
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("checked_today"):
            cleaned["verified_on"] = timezone.localdate()
        checked, review = cleaned.get("verified_on"), cleaned.get("review_date")
        if checked and "review_date" in self.fields and (review is None or review <= checked):
            cleaned["review_date"] = checked + REVIEWED_EVERY
        return cleaned
