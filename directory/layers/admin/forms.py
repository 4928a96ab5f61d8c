"""What an editor says of a layer, and the file of one."""

from pathlib import Path

from django import forms
from django.utils.translation import gettext_lazy

from directory.importing.admin.file_form import FileForm, on_disk
from directory.layers.kinds import KINDS
from directory.layers.own_columns import columns_of
from directory.models import Layer, LayerUpload
from directory.reading.errors import FileRefusedError
from directory.reading.texts import storable

DESCRIPTION = ("title", "source", "licence", "licence_url")
EMPTY_TITLE = gettext_lazy("Left empty: the name of the kind, in the language of the visitor.")


class LayerForm(forms.ModelForm):
    """How a layer is called, where it comes from, and whether visitors see it."""

    licence_url = Layer._meta.get_field("licence_url").formfield(assume_scheme="https")

    class Meta:
        model = Layer
        fields = (*DESCRIPTION, "order", "is_shown")
        help_texts = {"title": EMPTY_TITLE, "order": gettext_lazy("The smallest number comes first.")}


class UploadForm(FileForm):
    """A file for a layer that is there, or for a new one. What is left empty stays as it is."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of layer"))
    title = Layer._meta.get_field("title").formfield(help_text=EMPTY_TITLE)
    source = Layer._meta.get_field("source").formfield()
    licence = Layer._meta.get_field("licence").formfield()
    licence_url = Layer._meta.get_field("licence_url").formfield(assume_scheme="https")
    field_order = ("file", "city", "kind", *DESCRIPTION)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(name, kind.label) for name, kind in KINDS.items()]

    def clean(self):
        """Opens a file whose columns will be named: what is wrong with it is said here, and nothing is
        kept."""
        values = super().clean()
        columns = columns_of(KINDS[values["kind"]]) if not self.errors else ()
        if columns:
            try:
                with on_disk(values["file"]) as path:
                    self.look_through(path, columns)
            except FileRefusedError as error:
                self.add_error("file", str(error))
        return values

    def save(self, *, by):
        """The upload: its columns are to be named, or it waits to be foretold."""
        values = self.cleaned_data
        upload = LayerUpload(
            city=values["city"],
            kind=values["kind"],
            description={name: values[name] for name in DESCRIPTION},
            file_name=storable(Path(values["file"].name).name[:200]),
            user=by,
        )
        self.keep(upload, f"{values['kind']}.layer")
        return upload
