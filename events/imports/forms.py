"""What an editor says of a calendar: a file or an address, and which of its events are wanted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.importing.admin.forms import UploadForm
from directory.reading import texts


class ActivityUploadForm(UploadForm):
    """A calendar of an association, or an agenda."""

    file_help = _("Excel (.xlsx), CSV, a calendar (.ics) or an answer of OpenAgenda (JSON).")
    categories = forms.CharField(
        label=_("Only these categories"),
        required=False,
        max_length=500,
        help_text=_("Separated by commas, as the calendar writes them. Empty: all of them."),
    )
    field_order = [
        "city", "source", "name", "adapter", "file", "feed_url", "categories", "producer", "licence", "url",
    ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = str(self.initial.get("source") or "")
        sources = self.fields["source"].queryset
        if source := sources.filter(pk=chosen).first() if chosen.isdecimal() else None:
            self.initial["categories"] = ", ".join(source.mapping.get("only", {}).get("categories", []))
            self.initial["feed_url"] = source.feed_url

    def of_source(self, source, values):
        """Keep with the source which categories are wanted."""
        super().of_source(source, values)
        only = {
            name: wanted for name, wanted in source.mapping.get("only", {}).items() if name != "categories"
        }
        if wanted := texts.listed(values["categories"].replace(",", ";")):
            only["categories"] = wanted
        source.mapping = {**source.mapping, "only": only}
