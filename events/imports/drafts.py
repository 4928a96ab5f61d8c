"""An activity as one row describes it: what the facts of activities add to those of any page."""

import re
from dataclasses import dataclass

from directory.importing.drafts import READERS, Draft, fingerprint
from directory.models.choices import ACCESS_FACTS
from directory.reading import positions, texts
from events.models import ActivityPage
from events.models.choices import Attendance, Language, Price
from events.models.happening import OLDEST
from search.analysis import fold

# All that is said of the price, folded: « Gratuit pour les moins de 12 ans » is not free.
FREE = {
    "gratuit", "gratuite", "gratuits", "entree libre", "entree gratuite", "acces libre", "acces gratuit",
    "entree libre et gratuite", "gratuit sur inscription", "gratuit sur reservation", "gratuit entree libre",
}  # fmt: skip
AMOUNT = re.compile(r"\d\s*(?:€|euros?\b)|\bpayante?s?\b", re.IGNORECASE)
ADDRESS = re.compile(r"^https?://\S+$", re.IGNORECASE)


@dataclass
class ActivityDraft(Draft):
    """A row of a calendar or an agenda."""

    model = ActivityPage
    readers = READERS | {
        "online_url": texts.url,
        "registration_url": texts.url,
        "registration_email": texts.email,
        "registration_phone": texts.phone,
        **dict.fromkeys([*ACCESS_FACTS, "is_for_all_ages"], texts.truth),
    }
    choices = {"languages": Language}
    one_of_several = ("phone", "email", "website", "registration_url", "registration_phone")

    def put_schedule(self, schedule, *, is_partial=False):
        """Raw value of a schedule (events.imports.schedules)."""
        if schedule:
            self.fields["schedule"] = schedule
            self.partial += ["schedule"] if is_partial else []

    def put_location(self, value):
        """A place in one cell: « Médiathèque, 2 rue Pierre-Motte, 59100 Roubaix ». An address of the web is
        no place, and may let strangers in: it is not kept."""
        words = ", ".join(texts.lines(value).split("\n"))
        if ADDRESS.match(words):
            self.fields["attendance"] = Attendance.ONLINE.value
            return
        street, postcode, town, _rest = texts.address(words)
        name, comma, rest = street.partition(",")
        if not postcode:
            name, rest = words, ""
        elif not comma or name.strip()[:1].isdigit():
            name, rest = "", street
        parts = {"venue_name": name, "street": rest.strip(), "postcode": postcode, "town": town}
        for field, part in parts.items():
            if field not in self.fields:
                self.put(field, part)

    def put_price(self, words):
        """Free is only what says so and nothing else; with a charge is what names one."""
        if fold(words, " ") in FREE:
            self.fields.setdefault("price", Price.FREE.value)
        elif AMOUNT.search(words):
            self.fields.setdefault("price", Price.PAID.value)

    def put_ages(self, first, last):
        """Whole years, both included; from birth on without an end is for all ages."""
        first, last = positions.number(first), positions.number(last)
        if first is not None and last is not None and last < first:
            first, last = last, first
        last = None if last is None or last >= 99 else last
        if first == 0 and last is None:
            self.fields["is_for_all_ages"] = True
            return
        for name, age in (("min_age", first), ("max_age", last)):
            if age is not None and age <= OLDEST:
                self.put_count(name, age)

    def identify_by_dates(self):
        """For a row that its source gives no name: what it is called, and when it is."""
        said = {"title": self.title, "street": str(self.fields.get("schedule", ""))}
        self.identifier = fingerprint(said)
