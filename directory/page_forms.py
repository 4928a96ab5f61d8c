"""The forms in which editors write a place, and the page that lists them."""

from django import forms
from django.forms.widgets import NullBooleanSelect
from django.utils.translation import gettext_lazy as _

from core.page_forms import PortalPageForm
from directory.hours.forms import PlaceForm
from directory.listings import FACETS
from directory.models.choices import (
    ACCESS_FACTS,
    DigitalAudience,
    DigitalService,
    Facility,
    Payment,
    Service,
)
from search.registry import facets

CODES = {
    "services": Service,
    "payments": Payment,
    "facilities": Facility,
    "digital_services": DigitalService,
    "digital_audiences": DigitalAudience,
}


def boxes(field, choices):
    """The field of a list of codes as check boxes. A code that is no choice is not offered, and is gone when
    the page is saved."""
    return forms.MultipleChoiceField(
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        label=field.label,
        help_text=field.help_text,
        required=False,
        disabled=field.disabled,
    )


class YesNoUnknown(NullBooleanSelect):
    """Yes, no, or nobody knows: an unknown fact is never shown as a no."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = (("unknown", _("Not known")), ("true", _("Yes")), ("false", _("No")))


class DirectoryIndexForm(PortalPageForm):
    """The filters of the list as check boxes, in the order in which visitors see them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "facets_shown" in self.fields:
            choices = [(name, facets()[name].label) for name in FACETS]
            self.fields["facets_shown"] = boxes(self.fields["facets_shown"], choices)


class CodesAndAccess:
    """Of the form of a page: lists of codes as check boxes, facts about access as yes, no or unknown.
    `codes`: {name of the field: its choices}."""

    codes = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, codes in self.codes.items():
            if name in self.fields:
                self.fields[name] = boxes(self.fields[name], codes.choices)
        for name in ACCESS_FACTS:
            if name in self.fields:
                self.fields[name].widget = YesNoUnknown()


class PlacePageForm(CodesAndAccess, PlaceForm):
    """The form of a place."""

    codes = CODES
