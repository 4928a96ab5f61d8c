"""What is asked before an activity is copied, changed with others, or published with its season."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Locale

from core.addresses import ask_for_whole_address
from core.models import Topic
from directory.models import PlacePage
from directory.truth.forms import NO_ADDRESS
from events.many.shifting import first_day_of
from events.models import ActivityPage
from events.models.happening import SEASON
from events.schedule.checks import field_faults

SHIFT, EMPTY = "shift", "empty"


class SeasonField(forms.CharField):
    """« 2026-2027 »."""

    default_validators = [SEASON]

    def validate(self, value):
        super().validate(value)
        faults = dict(ActivityPage(season=value).contradictions())
        if value and faults["season"]:
            raise forms.ValidationError(faults["season"])


def _season():
    return SeasonField(
        label=_("Season"), required=False, max_length=9, help_text=_("For example: 2026-2027.")
    )


def _day_fault(day):
    """What is wrong with a year, if anything."""
    return field_faults({"day": day}).get("day")


class CopyForm(forms.Form):
    """An activity again: its name, its dates, its season."""

    title = forms.CharField(label=_("Name"), max_length=255)
    dates = forms.ChoiceField(label=_("Dates of the copy"), widget=forms.RadioSelect)
    first_day = forms.DateField(
        label=_("New first day"),
        required=False,
        widget=AdminDateInput,
        help_text=_("All the others move by as much. Choose the same weekday to keep the weekdays."),
    )
    season = _season()

    def __init__(self, *args, page, **kwargs):
        self.began = first_day_of(page.schedule)
        initial = {"title": page.title, "season": page.season, "dates": SHIFT if self.began else EMPTY}
        super().__init__(*args, initial=initial, **kwargs)
        shift = [(SHIFT, _("The same schedule on other days"))] if self.began else []
        self.fields["dates"].choices = [*shift, (EMPTY, _("None yet: I write them"))]
        if not self.began:
            del self.fields["first_day"]

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("first_day")
        if cleaned.get("dates") != SHIFT:
            cleaned["first_day"] = None
        elif day is None and "first_day" not in self.errors:
            self.add_error("first_day", _("Say on which day it begins."))
        elif day and (fault := _day_fault(day)):
            self.add_error("first_day", fault)
        return cleaned


class ManyForm(forms.Form):
    """New facts of several activities; what is left empty stays as it is."""

    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        queryset=Topic.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They replace those of each page."),
    )
    venue = forms.ModelChoiceField(
        label=_("Place of the directory"),
        queryset=PlacePage.objects.live(),
        required=False,
        widget=AdminPageChooser(target_models=[PlacePage]),
        help_text=_("It replaces the place, the address and the room of each page."),
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    email = forms.EmailField(label=_("Public e-mail"), required=False)
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    season = _season()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.filter(locale=Locale.get_default())
        ask_for_whole_address(self.fields["website"], NO_ADDRESS)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.values():
            raise forms.ValidationError(_("Say what shall change: all fields are empty."))
        return cleaned

    def values(self):
        """{field: value} of what is filled in."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class DayForm(forms.Form):
    """The day on which a season becomes public."""

    day = forms.DateField(label=_("Public from"), widget=AdminDateInput)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if fault := _day_fault(day):
            raise forms.ValidationError(fault)
        return day
