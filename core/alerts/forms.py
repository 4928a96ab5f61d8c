"""The form of an alert: few fields, each with an answer that is usually right."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from core import own_addresses
from core.navigation import AlertBlock

TONIGHT, ONE_DAY, MOMENT = "tonight", "day", "moment"
ONE_DAY_LONG = timedelta(hours=24)


LINKED = ("page", "address", "url")  # of which a link has one


def _addresses():
    return [("", "—"), *own_addresses.choices()]


def next_midnight(now):
    """The end of the day, local time."""
    local = timezone.localtime(now)
    return timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), time()))


class MomentInput(forms.DateTimeInput):
    """The browser's own: on a phone, its wheel of days and hours."""

    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class AlertForm(forms.Form):
    """`homes`: the home pages that the author may choose from; the only one is chosen. `is_translation`: asks
    for words alone."""

    title = forms.CharField(
        label=_("What is going on"), max_length=80, help_text=_("For example: Strong wind on Thursday.")
    )
    text = forms.CharField(
        label=_("What to do, where, until when"),
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    severity = forms.ChoiceField(
        label=_("Severity"),
        choices=AlertBlock.base_blocks["severity"].field.choices,
        widget=forms.RadioSelect,
    )
    until = forms.ChoiceField(
        label=_("Until"),
        choices=[
            (TONIGHT, _("Tonight, midnight")),
            (ONE_DAY, _("For 24 hours")),
            (MOMENT, _("Until the moment below")),
        ],
        widget=forms.RadioSelect,
    )
    ends_at = forms.DateTimeField(label=_("Ends on"), required=False, widget=MomentInput)
    starts_at = forms.DateTimeField(
        label=_("Begins on"), required=False, widget=MomentInput, help_text=_("Empty: at once.")
    )
    label = forms.CharField(label=_("Words of the link"), max_length=60, required=False)
    page = forms.ModelChoiceField(
        label=_("Page of the portal"), queryset=Page.objects.all(), required=False, widget=AdminPageChooser
    )
    address = forms.ChoiceField(label=_("Address of the portal"), choices=_addresses, required=False)
    url = forms.URLField(label=_("Or address of another site"), required=False, assume_scheme="https")
    homes = forms.ModelMultipleChoiceField(
        label=_("Shown in"), queryset=Page.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, homes, is_translation=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_translation = is_translation
        for name in ("severity", "until", "ends_at", "starts_at") if is_translation else ():
            del self.fields[name]
        self.fields["homes"].queryset = homes
        if len(homes) == 1:
            del self.fields["homes"]
            self.only_home = homes[0]

    def clean(self):
        """The end is a must, and comes after now and after the start."""
        cleaned, now = super().clean(), timezone.now()
        if sum(bool(cleaned.get(name)) for name in LINKED) > 1:
            self.add_error("url", _("Choose a page or type an address, not both."))
        if self.is_translation:
            return cleaned
        ends = {TONIGHT: next_midnight(now), ONE_DAY: now + ONE_DAY_LONG, MOMENT: cleaned.get("ends_at")}
        cleaned["ends_at"] = end = ends.get(cleaned.get("until"))
        start = cleaned.get("starts_at") or now
        if cleaned.get("until") == MOMENT and not end and "ends_at" not in self.errors:
            self.add_error("ends_at", _("Say when the alert ends."))
        elif end and end <= max(start, now):
            field = "starts_at" if cleaned.get("until") != MOMENT else "ends_at"
            self.add_error(field, _("The end comes after the start."))
        return cleaned

    @property
    def chosen_homes(self):
        """Ids of the home pages that show the alert."""
        return [home.pk for home in self.cleaned_data.get("homes", ())] or [self.only_home.pk]

    def values(self):
        """What the block of an alert stores."""
        said = self.cleaned_data
        link = {
            "label": said["label"] or ("" if said["address"] else str(_("Learn more"))),
            **{name: said[name] for name in LINKED},
            "page": said["page"] and said["page"].pk,
        }
        words = {
            "title": said["title"],
            "text": said["text"],
            "link": [link] if any(said[name] for name in LINKED) else [],
        }
        if self.is_translation:
            return words
        return words | {
            "severity": said["severity"],
            "starts_at": said["starts_at"] and said["starts_at"].isoformat(),
            "ends_at": said["ends_at"].isoformat(),
        }


def initial_of(notice):
    """What the form shows of an alert that stands."""
    values = notice.values
    links = [item.get("value", item) for item in values.get("link") or ()]
    link = links[0] if links else {}
    return {
        **{name: values.get(name) for name in ("title", "text", "severity")},
        "until": MOMENT,
        "starts_at": notice.starts_at,
        "ends_at": notice.ends_at,
        **{name: link.get(name) for name in ("label", *LINKED)},
    }
