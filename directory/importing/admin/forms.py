"""What an editor says of a file."""

import re
from pathlib import Path

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import slugs
from core.fetching import FetchError, checked
from directory.importing.admin.file_form import FileForm, of_size, on_disk
from directory.importing.feeds import shown
from directory.importing.models import Run, Source
from directory.importing.own_files.matches import is_of_form
from directory.importing.runs import check_readable
from directory.importing.sources import find_source, shipped_names
from directory.reading.errors import FileRefusedError
from directory.reading.texts import storable

OWN_FILE = gettext_lazy("A file of the town hall (Excel, CSV…), or what the source always sends")
HEAD = 4096  # bytes
SMALL = 5 * 1024 * 1024  # bytes: mappings and boundaries


class UploadForm(FileForm):
    """A file, and where it comes from: a source that is known, or a new one."""

    experts = ("mapping", "mapping_file", "boundary_file", "producer", "licence", "url")
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    feed_url = forms.CharField(
        label=gettext_lazy("Or the address of the file"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy(
            "https:// or webcal://. Once the first import is confirmed, it is read again every three hours."
        ),
    )
    source = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Source"), required=False, empty_label=gettext_lazy("A new source")
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the new source"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "Residents read it under each page: “Source: …”. Who keeps the file, for example. Empty: the name"
            " of the file."
        ),
    )
    adapter = forms.ChoiceField(label=gettext_lazy("Kind of file"), required=False)
    mapping = forms.ChoiceField(label=gettext_lazy("Mapping that is shipped"), required=False)
    mapping_file = forms.FileField(
        label=gettext_lazy("Or your own mapping"), required=False, help_text=gettext_lazy("A JSON file.")
    )
    boundary_file = forms.FileField(
        label=gettext_lazy("Boundary of the city"),
        required=False,
        help_text=gettext_lazy("GeoJSON. It is kept for the next imports of this source."),
    )
    producer = forms.CharField(label=gettext_lazy("Producer"), max_length=120, required=False)
    licence = forms.CharField(label=gettext_lazy("Licence"), max_length=80, required=False)
    url = forms.URLField(label=gettext_lazy("Address of the register"), required=False, assume_scheme="https")

    def __init__(self, *args, target, cities, **kwargs):
        super().__init__(*args, cities=cities, **kwargs)
        self.target = target
        if not target.has_feeds:
            self.fields["file"].required = True
            del self.fields["feed_url"]
        self.fields["source"].queryset = target.source.objects.filter(city__in=cities).order_by("name")
        kinds = [(name, kind.label) for name, kind in target.kinds_of_file.items()]
        self.fields["adapter"].choices = [("", OWN_FILE if target.own_file else "—"), *kinds]
        self.fields["mapping"].choices = [("", "—"), *shipped_names(target)]
        if list(target.kinds_of_file) == [target.own_file]:
            self.fields["adapter"].widget = forms.HiddenInput()

    @property
    def common(self) -> list[forms.BoundField]:
        """What everybody fills in."""
        return [field for field in self.visible_fields() if field.name not in self.experts]

    @property
    def for_experts(self) -> list[forms.BoundField]:
        """What can stay folded."""
        return [field for field in self.visible_fields() if field.name in self.experts]

    def clean_feed_url(self) -> str:
        """An address that may be asked; webcal:// is how calendars are offered, and means https://."""
        address = re.sub(r"^webcals?:", "https:", self.cleaned_data["feed_url"].strip(), flags=re.IGNORECASE)
        try:
            return checked(address).geturl() if address else ""
        except FetchError as error:
            raise ValidationError(str(error)) from None

    def clean_mapping_file(self) -> UploadedFile | None:
        return of_size(self.cleaned_data["mapping_file"], SMALL)

    def clean_boundary_file(self) -> UploadedFile | None:
        return of_size(self.cleaned_data["boundary_file"], SMALL)

    def clean(self) -> dict:
        """Finds the source and opens the file: what is wrong with them is said here, and nothing is kept."""
        values = super().clean()
        if self.errors:
            return values
        if source := values["source"]:
            if source.city != values["city"]:
                self.add_error("source", _("This source belongs to another city."))
                return values
        else:
            self._name_source(values)
        if self.errors:
            return values
        try:
            self.register = self._find_source(values)
            values["file"] = values["file"] or self._fetched()
            with on_disk(values["file"]) as path:
                if self.is_own_file:
                    self.target.parent_of(self.register.city)
                    self.look_through(path, self.target.column_kinds)
                else:
                    check_readable(self.target, self.register, path)
        except FileRefusedError as error:
            self.add_error(None, str(error))
        except FetchError as error:
            self.add_error("feed_url", str(error))
        return values

    def _name_source(self, values):
        """A new source; one that nobody names is called like its file, and is the one of that name."""
        values["adapter"] = values["adapter"] or self._recognised(values["file"]) or self.target.own_file
        named = self.target.source.objects.filter(city=values["city"])
        if not values["name"] and values["adapter"] and values["file"]:
            values["name"] = Path(values["file"].name).stem[:60]
            values["source"] = named.filter(
                slug=short_name_of(values["name"]), adapter=values["adapter"]
            ).first()
            if values["source"]:
                return
        if not (values["name"] and values["adapter"]):
            self.add_error("name", _("Name the new source, and say what kind of file it is."))
        elif named.filter(slug=short_name_of(values["name"])).exists():
            self.add_error("name", _("The city has a source of this name: choose it under “Source”."))

    def _recognised(self, file):
        """The kind of file that says itself what it is, or ""."""
        head = file.read(HEAD) if file else b""
        if file:
            file.seek(0)
        kinds = self.target.kinds_of_file.items()
        return next((name for name, kind in kinds if kind.recognises(head)), "")

    @property
    def is_own_file(self) -> bool:
        """Whether the editor says next what each column is."""
        return self.register.adapter == self.target.own_file and is_of_form(self.register.mapping)

    def of_source(self, source: Source, values: dict) -> None:
        """Put what is said of a source beside what every source has."""
        if self.target.has_feeds:
            source.feed_url = values["feed_url"] or source.feed_url

    def _fetched(self):
        """The file at the address of the source."""
        address = getattr(self.register, "feed_url", "")
        if not address:
            raise FileRefusedError(_("Choose a file, or write the address of one."))
        content = self.target.kinds_of_file[self.register.adapter].fetch(address)
        return SimpleUploadedFile(shown(address), content)

    def _find_source(self, values):
        known = values["source"]
        with on_disk(values["mapping_file"]) as mapping, on_disk(values["boundary_file"]) as boundary:
            source = find_source(
                self.target,
                city=values["city"],
                slug=known.slug if known else short_name_of(values["name"]),
                adapter=values["adapter"],
                mapping=mapping or values["mapping"],
                boundary=boundary,
                is_named_later=True,
                **{name: values[name] for name in ("name", "producer", "licence", "url") if values[name]},
            )
        self.of_source(source, values)
        return source

    def save(self, *, by: AbstractBaseUser) -> Run:
        """The run that will preview the file. What was said of the columns before stays with the source until
        it is confirmed."""
        file, source = self.cleaned_data["file"], self.register
        run = self.target.run(
            source=source, file_name=storable(Path(file.name).name[:200]), is_preview=True, user=by
        )
        run.mapping = source.mapping
        before = self.target.source.objects.filter(pk=source.pk).values_list("mapping", flat=True).first()
        source.mapping = before or {}
        source.save()
        self.keep(run, f"{slugs.slug_of(source.slug)}.import")
        return run


def short_name_of(name: str) -> str:
    """The short name of a new source."""
    return slugs.slug_of(name)[:60].strip("-") or "source"
