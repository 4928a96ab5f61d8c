"""What an editor says of a layer, and the file of one."""

from pathlib import Path

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from directory.importing.admin.forms import of_size
from directory.layers.kinds import KINDS
from directory.models import Layer, LayerUpload

DESCRIPTION = ("title", "source", "licence", "licence_url")
EMPTY_TITLE = gettext_lazy("Left empty: the name of the kind, in the language of the visitor.")


class LayerForm(forms.ModelForm):
    """How a layer is called, where it comes from, and whether visitors see it."""

    licence_url = Layer._meta.get_field("licence_url").formfield(assume_scheme="https")

    class Meta:
        model = Layer
        fields = (*DESCRIPTION, "order", "is_shown")
        help_texts = {"title": EMPTY_TITLE, "order": gettext_lazy("The smallest number comes first.")}


class UploadForm(forms.ModelForm):
    """A file for a layer that is there, or for a new one. What is left empty stays as it is."""

    licence_url = Layer._meta.get_field("licence_url").formfield(assume_scheme="https")
    kind = forms.ChoiceField(label=gettext_lazy("Kind of layer"))
    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("Excel (.xlsx), CSV, JSON or GeoJSON.")
    )

    class Meta:
        model = Layer
        fields = ("city", *DESCRIPTION)
        help_texts = {"title": EMPTY_TITLE}

    field_order = ("file", "city", "kind", *DESCRIPTION)

    def __init__(self, *args, cities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["city"].queryset = cities
        self.fields["city"].empty_label = None
        self.fields["kind"].choices = [(name, kind.label) for name, kind in KINDS.items()]

    def clean_file(self):
        return of_size(self.cleaned_data["file"], settings.IMPORT_MAX_BYTES)

    def save(self, *, by):
        """The upload, waiting to be foretold."""
        values = self.cleaned_data
        upload = LayerUpload(
            city=values["city"],
            kind=values["kind"],
            description={name: values[name] for name in DESCRIPTION},
            file_name=Path(values["file"].name).name[:200],
            user=by,
        )
        upload.file.save(f"{values['kind']}.layer", values["file"], save=True)
        return upload
