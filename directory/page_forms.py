"""The form in which editors write a place."""

from django import forms
from django.forms.widgets import NullBooleanSelect
from django.utils.translation import gettext_lazy as _

from directory.hours.forms import PlaceForm
from directory.models.choices import (
    ACCESS_FACTS,
    DigitalAudience,
    DigitalService,
    Facility,
    Payment,
    Service,
)

CODES = {
    "services": Service,
    "payments": Payment,
    "facilities": Facility,
    "digital_services": DigitalService,
    "digital_audiences": DigitalAudience,
}


class YesNoUnknown(NullBooleanSelect):
    """Yes, no, or nobody knows: an unknown fact is never shown as a no."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = (("unknown", _("Not known")), ("true", _("Yes")), ("false", _("No")))


class PlacePageForm(PlaceForm):
    """Lists of codes as check boxes, facts about access as yes, no or unknown."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, codes in CODES.items():
            if name in self.fields:
                self.fields[name] = self._boxes(name, codes)
        for name in ACCESS_FACTS:
            if name in self.fields:
                self.fields[name].widget = YesNoUnknown()

    def _boxes(self, name, codes):
        """A code that the directory does not know is not offered, and is gone when the page is saved."""
        field = self.fields[name]
        return forms.MultipleChoiceField(
            choices=codes.choices,
            widget=forms.CheckboxSelectMultiple,
            label=field.label,
            help_text=field.help_text,
            required=False,
            disabled=field.disabled,
        )
