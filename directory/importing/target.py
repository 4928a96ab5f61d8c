"""What the rows of registers become: the page type, its tables, and what is particular to both.

An app makes one `Target` beside its models and registers it in AppConfig.ready(); its screens are in the
admin from then on. directory/importers/target.py is the one of places.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import ModuleType
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import Page

from core.models import CitySettings
from directory.importing.adapter import BaseAdapter
from directory.importing.drafts import Draft
from directory.importing.mapping import Reader
from directory.importing.matching import KnownPages
from directory.importing.models import Feed, Source
from directory.importing.own_files.kinds import ColumnKind
from directory.importing.vanishing import MOST_VANISHED
from directory.reading.errors import FileRefusedError


class Target:
    """Subclasses say what these are; the methods are what they may do otherwise.

    `record` and `line`: models that inherit from directory.importing.models.Record and Line; the models of
    sources, runs and pages are those that their keys name. `parent`: the type of page that holds the pages of
    one city. `draft` and `reader`: classes that hold the facts of a row and fill them. `adapters`: a package
    whose modules each have a class `Adapter`, and `mappings` the folder of those that are shipped.
    `references`: foreign keys that files fill with the slug of a row in the language of the page, or with the
    translation key of a page.
    `identifiers`: fields that name one page in the whole country. `located_by`: fields that say where a page
    is (`is_nowhere`).

    `own_file` names the adapter that reads an editor's own file, whose columns may be any of `column_kinds`
    (directory.importing.own_files), of which those of one group of `needed_columns` have to be there, as
    `needs_columns` says; "" where there is none.

    `name` begins the names of the admin's addresses, `path` the addresses themselves.
    """

    record: type[models.Model]
    line: type[models.Model]
    parent: type[Page]
    draft: type[Draft]
    reader: type[Reader]
    adapters: ModuleType
    mappings: Any = None
    references: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    located_by: tuple[str, ...] = ()
    own_file = ""
    column_kinds: tuple[ColumnKind, ...] = ()
    needed_columns: tuple[tuple[str, ...], ...] = (("title",),)
    needs_columns = gettext_lazy("Say which column holds the name.")

    name = ""
    path = ""
    label = gettext_lazy("Imports")
    pages_label = gettext_lazy("Pages")
    icon = "download"
    order = 650
    no_parent = gettext_lazy("%(city)s has no page “%(page)s” yet: add one under its home page.")
    joined = gettext_lazy("joined to a page that was there")
    ambiguous = gettext_lazy("several pages could be meant: %(names)s")
    nameless = "page"  # the slug of a page whose name has no letter
    batch = 100  # rows in one transaction
    most_vanished = MOST_VANISHED  # of the rows of the last file, at once
    keeps_drafts = False  # rows are few: all are held until the file was judged
    upload_form: Any = None  # that of directory.importing.admin.forms, or one that inherits from it

    @cached_property
    def page(self) -> type[Page]:
        """The page type."""
        return self.record._meta.get_field("page").related_model

    @cached_property
    def source(self) -> type[models.Model]:
        """The model of registers."""
        return self.record._meta.get_field("source").related_model

    @cached_property
    def run(self) -> type[models.Model]:
        """The model of readings of a file."""
        return self.line._meta.get_field("run").related_model

    @property
    def has_feeds(self) -> bool:
        """Whether its sources may have an address that is read by itself."""
        return issubclass(self.source, Feed)

    @cached_property
    def kinds_of_file(self) -> dict[str, type[BaseAdapter]]:
        """{name: Adapter} of every module in `adapters`."""
        names = sorted(module.name for module in pkgutil.iter_modules(self.adapters.__path__))
        return {name: importlib.import_module(f"{self.adapters.__name__}.{name}").Adapter for name in names}

    def vocabulary(self, city: CitySettings) -> Any:
        """What adapters look words up in, such as categories: read once a run for the city of the source."""
        return None

    def shown(self, name: str, value: Any, vocabulary: Any) -> str:
        """The JSON value of a field of a draft, as an editor reads it."""
        field = self.page._meta.get_field(name)
        if isinstance(value, bool):
            return str(gettext("Yes") if value else gettext("No"))
        if isinstance(field, models.DateField):
            return date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
        labels = dict(field.flatchoices)
        choices = self.draft.choices.get(name)
        labels |= dict(choices.choices) if choices else {}
        values = value if isinstance(value, list) else [value]
        return ", ".join(str(labels.get(part, part)) for part in values)

    def is_nowhere(self, facts: Mapping[str, Any]) -> bool:
        """Whether a page with these values of the fields `located_by` stands on no map, though it should."""
        return False

    def border_of(self, city: CitySettings) -> Any:
        """The area (shapely) of a city where it is known, or None."""
        return None

    def ground_of(self, city: CitySettings) -> dict[str, Any]:
        """What a map in the admin needs to draw a city (directory/points/), {} where there is none."""
        return {}

    def follow(self, page: Page, draft: Draft, *, by: AbstractBaseUser | None) -> str:
        """What a row has to do beside the fields of its page, in the transaction that wrote them; says what
        changed by it, or ""."""
        return ""

    def lost_beside_rows(self, source: Source, drafts: Mapping[str, Draft]) -> str:
        """Why a file seems to be cut although its rows are there, as a sentence, or "". `drafts`: what it
        says now, by identifier, of a target that `keeps_drafts`."""
        return ""

    def over(self, source: Source) -> set[int]:
        """Ids of the records of a source, not missing yet, that nobody expects in the next file."""
        return set()

    def known_pages(self, parent: Page, source: Source) -> KnownPages:
        """The pages that rows of a register may speak of, which the register has not named yet."""
        return KnownPages(self, parent, source)

    def parent_of(self, city: CitySettings) -> Page:
        """The page under which those of `city` stand, in its first language. Raises FileRefusedError where
        there is none."""
        home = city.site.root_page
        parent = self.parent.objects.descendant_of(home).filter(locale_id=home.locale_id).first()
        if parent is None:
            words = {"city": city.name, "page": self.parent._meta.verbose_name}
            raise FileRefusedError(self.no_parent % words)
        return parent


_targets: dict[str, Target] = {}


def register(target: Target) -> None:
    """Make the screens of a target part of the admin. Registering a name again replaces it."""
    _targets[target.name] = target


def targets() -> tuple[Target, ...]:
    """Every registered target, in the order of registration."""
    return tuple(_targets.values())


def target_named(name: str) -> Target:
    """The registered target of that name."""
    return _targets[name]
