"""A file that an editor sends, whatever it becomes."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import CitySettings
from directory.importing.models import Status, Upload
from directory.importing.own_files.kinds import ColumnKind
from directory.importing.own_files.layout import as_kept, starts_of
from directory.reading.rows import Start


class FileForm(forms.Form):
    """The file, and the city that it is of."""

    file_help = gettext_lazy("Excel (.xlsx), CSV, JSON or GeoJSON.")
    file = forms.FileField(label=gettext_lazy("File"))
    city = forms.ModelChoiceField(queryset=None, label=gettext_lazy("City"), empty_label=None)

    def __init__(self, *args: Any, cities: QuerySet[CitySettings], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts: dict[str, Start] = {}
        self.fields["file"].help_text = self.file_help
        self.fields["city"].queryset = cities
        if len(cities) == 1:
            self.initial["city"] = cities[0]
            self.fields["city"].widget = forms.HiddenInput()

    def clean_file(self) -> UploadedFile | None:
        return of_size(self.cleaned_data["file"], settings.IMPORT_MAX_BYTES)

    def look_through(self, path: str, kinds: Sequence[ColumnKind]) -> None:
        """Find the tables of a file whose columns will be named. Raises FileRefusedError."""
        self.starts = starts_of(path, kinds)

    def keep(self, upload: Upload, name: str) -> None:
        """Save an upload with its file; with tables, its columns are to be named before it is read."""
        if self.starts:
            upload.status, upload.sheets = Status.COLUMNS, as_kept(self.starts)
        upload.file.save(name, self.cleaned_data["file"], save=True)


def of_size(file: UploadedFile | None, most: int) -> UploadedFile | None:
    """The file, or None. Raises ValidationError for one of more than `most` bytes."""
    if file and file.size is not None and file.size > most:
        raise ValidationError(_("At most %(size)s are accepted.") % {"size": filesizeformat(most)})
    return file


@contextmanager
def on_disk(upload: UploadedFile | None) -> Iterator[str]:
    """The path of an uploaded file while the block runs, "" without one."""
    if not upload:
        yield ""
        return
    with tempfile.NamedTemporaryFile() as file:
        for chunk in upload.chunks():
            file.write(chunk)
        file.flush()
        yield file.name
