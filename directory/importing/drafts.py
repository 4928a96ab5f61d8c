"""A place as one row describes it, fact by fact, with what could not be read said in words."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from directory.hours.passages import hours_passage
from directory.hours.reading import read
from directory.models.access import ACCESS_FACTS
from directory.models.choices import DigitalAudience, DigitalService, Facility, Payment, PlaceKind, Service
from directory.models.place import PlacePage
from directory.reading import points, positions, texts
from search.analysis import fold

CHOICES = {
    "services": Service,
    "payments": Payment,
    "facilities": Facility,
    "digital_services": DigitalService,
    "digital_audiences": DigitalAudience,
}
CODES = {name: tuple(choices.values) for name, choices in CHOICES.items()}
# A change of what is read from the same row: places are compared again at the next run.
EDITION = 3
LONGEST_INTRODUCTION = 500
ONE_OF_SEVERAL = ("phone", "email", "website", "booking_url")
READERS = {
    "phone": texts.phone,
    "email": texts.email,
    "website": texts.url,
    "booking_url": texts.url,
    "siret": texts.siret,
    "postcode": lambda value: texts.digits(value, 5),
    "insee_code": lambda value: texts.digits(value, 5),
    **dict.fromkeys(ACCESS_FACTS, texts.truth),
    "by_appointment": texts.truth,
}


@dataclass
class Draft:
    """`fields` are JSON values of fields of PlacePage (`category`: a slug; `body`: plain text).

    `identifier` is the row's own in its register; `skip` says why there is no place to import; `gone` are the
    words by which the source says that the place is no more; `readings` are the (latitude, longitude) that
    its numbers could mean; `is_outside`: of the town (directory.importers.boundary).
    """

    number: int
    identifier: str = ""
    fields: dict = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    skip: str = ""
    gone: str = ""
    readings: list = field(default_factory=list)
    is_outside: bool = False

    @property
    def title(self):
        return self.fields.get("title", "")

    @property
    def is_nowhere(self):
        """Nothing tells where it is: enough for a place that is known, not for a new one."""
        return "latitude" not in self.fields and not self.fields.get("street")

    @property
    def digest(self):
        """Equal when nothing that the directory keeps has changed."""
        written = json.dumps([EDITION, self.identifier, self.fields], sort_keys=True, ensure_ascii=False)
        return hashlib.sha1(written.encode(), usedforsecurity=False).hexdigest()

    def put(self, name, value):
        """One field from one cell. What is there but cannot be read is a remark."""
        if name in READERS:
            found = READERS[name](value)
            if found in ("", None) and texts.text(value):
                self.remark_unread(name, value)
        else:
            found = texts.text(value)
        if found in ("", None):
            return
        if name in ONE_OF_SEVERAL and texts.is_only_part(value, found):
            self.remark(_("%(field)s: “%(kept)s” kept of “%(value)s”"), name, value, kept=found)
        self.fields[name] = self._cut(name, found)

    def add(self, name, codes):
        """Codes of a closed list; others are ignored."""
        found = [*self.fields.get(name, []), *codes]
        kept = [code for code in CODES[name] if code in found] if found else []
        if kept:
            self.fields[name] = kept

    def put_kind(self, value):
        if value in PlaceKind.values:
            self.fields["kind"] = value

    def put_naf(self, value, categories):
        """The category of a NAF code (INSEE), unless the row has another."""
        if code := texts.text(value):
            if found := categories.naf(code):
                self.fields.setdefault("category", found)
            else:
                self.remarks.append(_("NAF code without a category here: “%(code)s”") % {"code": code[:60]})

    def put_count(self, name, value):
        """A whole number, such as an age."""
        found = positions.number(value)
        if found is not None and 0 <= found <= 150:
            self.fields[name] = int(found)

    def put_position(self, x, y, crs=None):
        """From easting and northing, in any of the forms of directory.reading.positions."""
        self.readings = list(positions.readings(x, y, crs))
        if self.readings:
            self.fields["latitude"], self.fields["longitude"] = self.readings[0]
        elif written := f"{texts.text(x)} {texts.text(y)}".strip():
            self.remark_unread("longitude", written)

    def put_point(self, value, crs=None):
        """From one cell that holds both numbers, in any of the forms of directory.reading.points."""
        if two := points.pair(value):
            self.put_position(*two, crs)
        elif written := texts.text(value if isinstance(value, (str, list)) else str(value or "")):
            self.remark_unread("longitude", written)

    def put_address(self, value):
        """Street, postcode and town of one cell."""
        parts = zip(("street", "postcode", "town", "address_extra"), texts.address(value), strict=True)
        for name, part in parts:
            if name not in self.fields:
                self.put(name, part)

    def put_description(self, value):
        """Short: the introduction. Long: its first sentences, and all of it in the body."""
        words = texts.lines(value)
        if len(words) <= LONGEST_INTRODUCTION:
            self.fields |= {"introduction": words} if words else {}
            return
        short = words[: LONGEST_INTRODUCTION - 1]
        end = max(short.rfind(mark) for mark in (". ", ".\n", "! ", "? ")) + 1
        self.fields |= {"introduction": short[:end].strip() or f"{short.strip()}…", "body": words}

    def put_hours(self, value, is_syntax=False):
        """A timetable where the words are sure; else the words themselves, and no timetable. `is_syntax`: the
        format of the source says that they are OpenStreetMap's."""
        words = texts.text(value)
        reading = read(words, is_syntax)
        self._put_reading(reading, reading.note or ("" if reading.hours else words))
        if words and not reading.hours:
            self.remarks.append(_("hours kept as words: “%(text)s”") % {"text": words[:80]})

    def put_hours_within(self, value):
        """From a description that also speaks of hours. Where they are unsure, its words say them anyway."""
        reading = read(hours_passage(texts.lines(value)))
        if reading.hours:
            self._put_reading(reading, reading.note)

    def _put_reading(self, reading, note):
        for name, found in (("hours", reading.hours), ("hours_note", note)):
            if found:
                self.fields[name] = self._cut(name, found)
        if reading.by_appointment:
            self.fields.setdefault("by_appointment", True)

    def put_verified(self, value):
        """The day on which the register says the row was right."""
        if found := texts.day(value):
            self.fields |= {"verified_on": found.isoformat(), "verified_by": "source"}

    def remark_unread(self, name, value):
        self.remark(_("%(field)s not understood: “%(value)s”"), name, value)

    def remark(self, sentence, name, value, **words):
        """A sentence about one fact and what its cell says."""
        label = PlacePage._meta.get_field(name).verbose_name
        self.remarks.append(sentence % {"field": label, "value": texts.text(value)[:60], **words})

    def finish(self):
        """Say whether this is a place at all, and check each fact."""
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

    def _drop_refused(self):
        """What the page's own checks refuse must not reach it, whoever wrote it."""
        for name in self.fields.keys() - {"category", "body"}:
            value = self.fields[name]
            refuses = _refuses_text if isinstance(value, str) else _refuses
            if refuses(name, value):
                self.remark_unread(name, self.fields.pop(name))

    def _cut(self, name, value):
        longest = PlacePage._meta.get_field(name).max_length
        if not isinstance(value, str) or not longest or len(value) <= longest:
            return value
        label = PlacePage._meta.get_field(name).verbose_name
        self.remarks.append(
            _("%(field)s cut after %(count)s characters") % {"field": label, "count": longest}
        )
        return value[: longest - 1].rstrip() + "…"


def _refuses(name, value):
    try:
        PlacePage._meta.get_field(name).clean(value, None)
    except ValidationError:
        return True
    return False


# Towns, postcodes and hours are the same in many rows.
_refuses_text = lru_cache(maxsize=10_000)(_refuses)


def fingerprint(fields):
    """An identifier for a row whose register gives none: what it is called and where it is."""
    where = [fields.get(name, "") for name in ("street", "postcode", "town")]
    if not any(where):
        where = [fields.get("latitude", ""), fields.get("longitude", "")]
    written = "|".join([fold(fields.get("title", ""), " "), *(fold(str(part), " ") for part in where)])
    return hashlib.sha1(written.encode(), usedforsecurity=False).hexdigest()
