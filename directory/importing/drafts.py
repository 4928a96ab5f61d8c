"""A page as one row describes it, fact by fact, with what could not be read said in words."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db.models import Choices, ForeignKey
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from directory.reading import points, positions, texts
from search.analysis import fold

LONGEST_INTRODUCTION = 500
READERS = {
    "phone": texts.phone,
    "email": texts.email,
    "website": texts.url,
    "booking_url": texts.url,
    "siret": texts.siret,
    "postcode": lambda value: texts.digits(value, 5),
    "insee_code": lambda value: texts.digits(value, 5),
}


@dataclass
class Draft:
    """`fields` are JSON values of fields of the page type `model` (a key: the slug of its row; a body: plain
    text).

    `identifier` is the row's own in its register; `skip` says why there is no page to import; `gone` are the
    words by which the source says that what it speaks of is no more; `readings` are the (latitude, longitude)
    that its numbers could mean; `is_outside`: of the town (directory.importing.boundary); `partial`: fields
    of which the row says less than there is, so that what its source said before stays; `beside`: what it
    says that is no field of the page, for the target to see to (Target.follow).

    Of the page type: `readers` of cells by field, `choices` of fields that hold codes of a closed list, and
    `one_of_several`, fields that keep the first of several values. `edition` changes with what is read from
    the same row: pages are compared again at the next run.
    """

    number: int
    identifier: str = ""
    fields: dict = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    skip: str = ""
    gone: str = ""
    readings: list = field(default_factory=list)
    is_outside: bool = False
    partial: list[str] = field(default_factory=list)
    beside: dict = field(default_factory=dict)

    model: ClassVar[type[Page]]
    readers: ClassVar[dict[str, Callable[[Any], Any]]] = READERS
    choices: ClassVar[dict[str, type[Choices]]] = {}
    one_of_several: ClassVar[tuple[str, ...]] = ("phone", "email", "website", "booking_url")
    edition: ClassVar[int] = 1

    @property
    def title(self) -> str:
        """What the page is called; "" where the row does not say."""
        return self.fields.get("title", "")

    @property
    def is_nowhere(self) -> bool:
        """Nothing tells where it is, and a new page of its type has to say so."""
        return False

    @property
    def digest(self) -> str:
        """Equal when nothing that the portal keeps has changed."""
        said = [self.edition, self.identifier, self.fields, *([self.beside] if self.beside else [])]
        written = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return hashlib.sha1(written.encode(), usedforsecurity=False).hexdigest()

    def put(self, name: str, value: Any) -> None:
        """One field from one cell. What is there but cannot be read is a remark."""
        if name in self.readers:
            read = self.readers[name](value)
            if read in ("", None) and texts.text(value):
                self.remark_unread(name, value)
        else:
            read = texts.text(value)
        if read in ("", None):
            return
        if name in self.one_of_several and texts.is_only_part(value, read):
            self.remark(_("%(field)s: “%(kept)s” kept of “%(value)s”"), name, value, kept=read)
        self.fields[name] = self.cut(name, read)

    def add(self, name: str, codes: Iterable[str]) -> None:
        """Codes of a closed list, in its order; others are ignored."""
        wanted = [*self.fields.get(name, []), *codes]
        kept = [code for code in self.choices[name].values if code in wanted] if wanted else []
        if kept:
            self.fields[name] = kept

    def put_count(self, name: str, value: Any) -> None:
        """A whole number from 0 to 150, such as an age; any other is left out."""
        read = positions.number(value)
        if read is not None and 0 <= read <= 150:
            self.fields[name] = int(read)

    def put_position(self, x: Any, y: Any, crs: int | None = None) -> None:
        """From easting and northing, in any of the forms of directory.reading.positions. `crs`: the EPSG code
        of their system, where the file names it."""
        self.readings = list(positions.readings(x, y, crs))
        if self.readings:
            self.fields["latitude"], self.fields["longitude"] = self.readings[0]
        elif written := f"{texts.text(x)} {texts.text(y)}".strip():
            self.remark_unread("longitude", written)

    def put_point(self, value: Any, crs: int | None = None) -> None:
        """From one cell that holds both numbers, in any of the forms of directory.reading.points."""
        if two := points.pair(value):
            self.put_position(two[0], two[1], crs)
        elif written := texts.text(value if isinstance(value, (str, list)) else str(value or "")):
            self.remark_unread("longitude", written)

    def put_address(self, value: Any) -> None:
        """Street, postcode and town of one cell."""
        parts = zip(("street", "postcode", "town", "address_extra"), texts.address(value), strict=True)
        for name, part in parts:
            if name not in self.fields:
                self.put(name, part)

    def put_description(self, value: Any) -> None:
        """Short: the introduction. Long: its first sentences, and all of it in the body."""
        words = texts.lines(value)
        if len(words) <= LONGEST_INTRODUCTION:
            self.fields |= {"introduction": words} if words else {}
            return
        short = words[: LONGEST_INTRODUCTION - 1]
        end = max(short.rfind(mark) for mark in (". ", ".\n", "! ", "? ")) + 1
        self.fields |= {"introduction": short[:end].strip() or f"{short.strip()}…", "body": words}

    def keep_known(self, last: Mapping[str, Any]) -> None:
        """Of the fields that the row tells in part only, what its source said last."""
        self.fields |= {name: last[name] for name in self.partial if last.get(name)}

    def remark_unread(self, name: str, value: Any) -> None:
        """Say that the cell of a fact could not be understood."""
        self.remark(_("%(field)s not understood: “%(value)s”"), name, value)

    def remark(self, sentence: str, name: str, value: Any, **words: object) -> None:
        """A sentence about one fact and what its cell says: its places are `field`, `value` and those of
        `words`."""
        label = self.model._meta.get_field(name).verbose_name
        self.remarks.append(sentence % {"field": label, "value": texts.text(value)[:60], **words})

    def finish(self) -> Self:
        """Say whether this is a page at all, and check each fact."""
        if self.skip:
            return self
        if self.gone:
            words = _("its source says that it is closed for good or empty: “%(words)s”")
            self.skip = words % {"words": self.gone[:60]}
        elif not self.title:
            self.skip = _("no name")
        elif "\ufffd" in self.title:
            self.skip = _("letters of the name are lost in the file (�)")
        if not self.identifier:
            self.identifier = fingerprint(self.fields)
        self.identifier = self.identifier[:200]
        self._drop_refused()
        return self

    def cut(self, name: str, value: Any) -> Any:
        """The value, no longer than its column; that something was cut is a remark."""
        field = self.model._meta.get_field(name)
        longest = field.max_length
        if not isinstance(value, str) or not longest or len(value) <= longest:
            return value
        words = _("%(field)s cut after %(count)s characters")
        self.remarks.append(words % {"field": field.verbose_name, "count": longest})
        return value[: longest - 1].rstrip() + "…"

    def _drop_refused(self):
        """What the page's own checks refuse must not reach it, whoever wrote it."""
        for name in list(self.fields):
            value = self.fields[name]
            refuses = _refuses_text if isinstance(value, str) else _refuses
            if refuses(self.model, name, value):
                self.remark_unread(name, self.fields.pop(name))


def _refuses(model, name, value):
    field = model._meta.get_field(name)
    if isinstance(field, (ForeignKey, StreamField)):  # their JSON value is not what their check takes
        return False
    try:
        field.clean(value, None)
    except ValidationError:
        return True
    return False


# Towns, postcodes and hours are the same in many rows.
_refuses_text: Callable[..., bool] = lru_cache(maxsize=10_000)(_refuses)


def fingerprint(fields: Mapping[str, Any]) -> str:
    """An identifier for a row whose register gives none: what it is called and where it is."""
    where = [fields.get(name, "") for name in ("street", "postcode", "town")]
    if not any(where):
        where = [fields.get("latitude", ""), fields.get("longitude", "")]
    written = "|".join([fold(fields.get("title", ""), " "), *(fold(str(part), " ") for part in where)])
    return hashlib.sha1(written.encode(), usedforsecurity=False).hexdigest()
