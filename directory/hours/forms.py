"""The field in which editors write opening hours, in French or in OpenStreetMap syntax."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.page_forms import PortalPageForm
from core.typography import NO_BREAK, THIN
from directory.hours.prose import prose
from directory.hours.reading import Problem, read


class HoursInput(forms.Textarea):
    """A text with the table of its hours below, drawn anew while it is written. Works without JavaScript.
    `kept`: the hours that the place has, which mean what they mean there."""

    kept = ""

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        address = f"{reverse('directory_hours_preview')}?{urlencode({'garde': self.kept})}"
        return super().build_attrs(base_attrs, extra_attrs) | {"rows": 3, "data-hours-preview": address}

    class Media:
        js = ["directory/hours/preview.js"]
        css = {"all": ["directory/hours/preview.css"]}


class HoursField(forms.CharField):
    """Text in; OpenStreetMap syntax out, or an error that says which words are unclear. `kept`: the hours
    that the place has; OpenStreetMap may vouch there for times without days."""

    widget = HoursInput
    most = 400  # characters, of the syntax

    def __init__(self, *, kept="", **options):
        super().__init__(**options)
        self.kept = self.widget.kept = kept

    def prepare_value(self, value: Any) -> Any:
        """The hours that the place has in French, where these words are read as the same hours."""
        return in_french(value) or value if value == self.kept else value

    def clean(self, value: Any) -> str:
        """`self.note` then holds what the timetable cannot say, `self.by_appointment` whether one always asks
        first."""
        text = super().clean(value)
        reading = read(text, is_syntax=text == self.kept)
        self.note, self.by_appointment = reading.note, reading.by_appointment
        if reading.problems:
            raise ValidationError([explained(text, problem) for problem in reading.problems])
        if len(reading.hours) > self.most:
            raise ValidationError(_("These hours are too long, put the details into words."))
        return reading.hours


def in_french(hours: str) -> str:
    """The hours as one would write them into the field; "" where the words would not be read as the same."""
    with translation.override("fr"):
        words = prose(hours).replace(NO_BREAK, " ").replace(THIN, " ") if hours else ""
    return words if words and read(words).hours == hours and not read(words).note else ""


def explained(text: str, problem: Problem) -> str:
    """The message of a problem, with the words of `text` that it is about."""
    words = text.strip()[problem.start : problem.end]
    if not words or "«" in problem.message:
        return problem.message
    return _("“%(words)s”: %(message)s") % {"words": words, "message": problem.message}


class PlaceForm(PortalPageForm):
    """The form of a place: hours are read as they are written; what is only said goes to their note."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("hours"):
            self.fields["hours"] = HoursField(
                kept=self.instance.hours,
                label=field.label,
                help_text=field.help_text,
                required=False,
                disabled=field.disabled,
            )

    def clean(self) -> dict:
        cleaned = super().clean()
        note = getattr(self.fields.get("hours"), "note", "")
        if note and "hours_note" in self.fields and not cleaned.get("hours_note"):
            cleaned["hours_note"] = note[: self.fields["hours_note"].max_length]
        if getattr(self.fields.get("hours"), "by_appointment", False) and "by_appointment" in self.fields:
            cleaned["by_appointment"] = True
        return cleaned
