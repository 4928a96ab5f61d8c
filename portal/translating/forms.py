"""What is sent for translation, and what the report shows."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from core.sites import City
from portal.translating.board import STATES
from portal.translating.rights import NAMES


class SendForm(forms.Form):
    """A page, to languages of its city. `below`: how many published pages stand under it."""

    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)
    with_pages_below = forms.BooleanField(label=_("With all published pages below it"), required=False)

    def __init__(self, *args, codes: Sequence[str], below: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [(code, NAMES.get(code, code)) for code in codes]
        if below:
            field = self.fields["with_pages_below"]
            field.help_text = _("%(count)s pages; those that exist in a language stay as they are.") % {
                "count": below
            }
        else:
            del self.fields["with_pages_below"]


class ReportForm(forms.Form):
    """The filters of the report."""

    ville = forms.ChoiceField(label=_("City"), required=False)
    langue = forms.ChoiceField(label=_("Language"), required=False)
    sorte = forms.ChoiceField(label=_("Type of page"), required=False)
    etat = forms.ChoiceField(label=_("Stage"), required=False, choices=[("", _("Any")), *STATES.items()])

    def __init__(self, *args, cities: Sequence[City], codes: Sequence[str], kinds: dict[int, str], **kwargs):
        super().__init__(*args, **kwargs)
        choices = {
            "ville": [(city.slug, city.name) for city in cities],
            "langue": [(code, NAMES.get(code, code)) for code in codes],
            "sorte": sorted(((str(pk), name) for pk, name in kinds.items()), key=lambda pair: pair[1]),
        }
        for name, found in choices.items():
            self.fields[name].choices = [("", _("Any")), *found]

    def chosen(self) -> dict[str, str]:
        """{name: value} of the filters that hold; a value that nobody offered is none."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
