"""A place as one row describes it: what the facts of places add to those of any page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.hours.passages import hours_passage
from directory.hours.reading import read
from directory.importing.drafts import READERS, Draft
from directory.models.choices import (
    ACCESS_FACTS,
    DigitalAudience,
    DigitalService,
    Facility,
    Payment,
    PlaceKind,
    Service,
)
from directory.models.place import PlacePage
from directory.reading import texts


@dataclass
class PlaceDraft(Draft):
    """A row of a register of places."""

    model = PlacePage
    readers = READERS | dict.fromkeys([*ACCESS_FACTS, "by_appointment"], texts.truth)
    choices = {
        "services": Service,
        "payments": Payment,
        "facilities": Facility,
        "digital_services": DigitalService,
        "digital_audiences": DigitalAudience,
    }
    edition = 3

    @property
    def is_nowhere(self):
        """Neither position nor address: enough for a place that is there, not for a new one."""
        return "latitude" not in self.fields and not self.fields.get("street")

    def put_kind(self, value):
        if value in PlaceKind.values:
            self.fields["kind"] = value

    def put_naf(self, value, categories):
        """The category of a NAF code (INSEE), unless the row has another."""
        if code := texts.text(value):
            if slug := categories.naf(code):
                self.fields.setdefault("category", slug)
            else:
                self.remarks.append(_("NAF code without a category here: “%(code)s”") % {"code": code[:60]})

    def put_hours(self, value, is_syntax=False):
        """A timetable where the words are sure; else the words themselves, and no timetable. `is_syntax`: the
        format of the source says that they are OpenStreetMap's."""
        words = texts.text(value)
        reading = read(words, is_syntax)
        self._put_reading(reading, reading.note or ("" if reading.hours else words))
        if words and not (reading.hours or reading.by_appointment):
            self.remarks.append(_("hours kept as words: “%(text)s”") % {"text": words[:80]})

    def put_hours_within(self, value):
        """From a description that also speaks of hours. Where they are unsure, its words say them anyway."""
        reading = read(hours_passage(texts.lines(value)))
        if reading.hours:
            self._put_reading(reading, reading.note)

    def _put_reading(self, reading, note):
        for name, words in (("hours", reading.hours), ("hours_note", note)):
            if words:
                self.fields[name] = self.cut(name, words)
        if reading.by_appointment:
            self.fields.setdefault("by_appointment", True)

    def put_verified(self, value):
        """The day on which the register says the row was right."""
        if day := texts.day(value):
            self.fields |= {"verified_on": day.isoformat(), "verified_by": "source"}
