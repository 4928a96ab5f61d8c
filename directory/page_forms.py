"""The forms in which editors write a place, and the page that lists them."""

from django import forms
from django.forms.widgets import NullBooleanSelect
from django.utils.translation import gettext_lazy as _

from core.page_forms import PortalPageForm
from core.sites import get_portal
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
from directory.point_fields import SetsPoint
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


class CategorySelect(forms.Select):
    """Categories by branch, to browse; typing a word narrows them, also one that other registers use:
    « fleuriste » finds « Fleurs et jardin » (directory/category.js). `words`: {id: such words}."""

    def __init__(self):
        super().__init__({"data-category": _("Type a word: bakery, library…")})
        self.words = {}

    def create_option(self, name, value, *args, **kwargs):
        """One category, with its words."""
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-words"] = self.words.get(value, "")
        return option

    class Media:
        js = ["directory/category.js"]


class PlacePageForm(SetsPoint, CodesAndAccess, PlaceForm):
    """The form of a place."""

    codes = CODES

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.path and (home := get_portal().home_of(self.parent_page)):
            self.initial["town"] = self.initial.get("town") or home[0].name
        if old := self.fields.get("category"):
            rows = self.in_language(old.queryset, [self.initial.get("category")])
            options = {"label": old.label, "help_text": old.help_text, "disabled": old.disabled}
            field = forms.ModelChoiceField(rows, required=False, widget=CategorySelect(), **options)
            rows = list(rows)
            field.widget.words = {row.pk: " ".join(row.acceslibre.split()) for row in rows}
            field.choices = [("", _("No category")), *_by_branch(rows)]
            self.fields["category"] = field


def _by_branch(rows):
    """Choices in groups: each branch first, then what is under it."""
    branches = [row for row in rows if not row.parent_id]
    for branch in branches:
        own = [row for row in rows if row.parent_id == branch.pk]
        yield branch.title, [(row.pk, row.title) for row in (branch, *own)]
    names = {branch.pk for branch in branches}
    if others := [row for row in rows if row.parent_id and row.parent_id not in names]:
        yield _("Others"), [(row.pk, row.title) for row in others]
