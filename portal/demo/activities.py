"""What the text files of content/<city>/activites/ and formations/ say, as the fields of their pages.

Beside the words of every source: `when` (a schedule of portal.demo.dates), `venue`, `organiser` and `with` (slugs
of places of the same city, or `tourcoing/parc-de-la-filandre`; an organiser may be a name), or a free
`address` (name | street | postcode | town | district | point); `room`, `attendance`, `online` (its address),
`access` (as in portal.demo.places), `ages` (« 6-10 », « 18- », « all »), `languages`, `price`, `tariffs`
(group = euros, note | …), `registration`, `register` (addresses and phone numbers), `enrolment` (first and
last day), `places`, `season`, `phone`, `site`. Training: `level`, `skills`, `before`, `provided`, `bring`,
`trainer`, `reception`, `fees`. Pathways: `skill`, and `step 1`, `step 2`… (title | note | slugs of training).

Single dates, by their number among those to come, with the reason: `cancelled: 2 | panne de chauffage`,
`postponed`, `online-only`, and `moved: 2 | 1 15:00-17:00 | the reason` (one day later, at these hours).
"""

import re
from datetime import time, timedelta

from django.utils import timezone

from directory.models.choices import DigitalService
from events.models import TrainingPage
from events.models.choices import Fee, Reception
from events.occurrences import occurrences_of
from events.services import cancel_occurrences, hold_online, move_occurrences, postpone_occurrences
from portal.cities.navigation import stream
from portal.demo.places import ACCESS, ages_of
from portal.writing.typography import french
from search.days import local_day

CHANGES = {
    "cancelled": cancel_occurrences,
    "postponed": postpone_occurrences,
    "online-only": hold_online,
}
SLUG = re.compile(r"[a-z0-9/-]+")
BEGINS = 8  # month in which a season begins


def fill_activity(page, source, calendar, place):
    """Give `page` the facts of `source`. `calendar`: portal.demo.dates.Calendar; `place(word)`: the place that
    a slug means."""
    page.schedule = calendar.schedule(source.header["when"])
    _fill_whereabouts(page, source, place)
    _fill_organisers(page, source, place)
    _fill_public(page, source, calendar)
    _fill_registration(page, source, calendar)
    if isinstance(page, TrainingPage):
        _fill_training(page, source)


def _fill_whereabouts(page, source, place):
    page.venue = place(source.header["venue"]) if "venue" in source.header else None
    page.room = source.text("room")
    page.attendance = source.header.get("attendance", page.attendance)
    if host := source.header.get("online"):
        page.online_url = f"https://{host}/"
    if address := source.header.get("address"):
        parts = [part.strip() for part in address.split("|")]
        page.venue_name, page.street, page.town, page.district = (french(parts[at]) for at in (0, 1, 3, 4))
        page.postcode = parts[2]
        page.latitude, page.longitude = map(float, parts[5].split(","))
    for word in source.words("access"):
        setattr(page, ACCESS[word.removeprefix("-")], not word.startswith("-"))


def _fill_organisers(page, source, place):
    first = source.header["organiser"]
    if SLUG.fullmatch(first):
        page.organiser, page.organiser_name = place(first), ""
    else:
        page.organiser, page.organiser_name = None, french(first)
    page.co_organisers = stream(*(("partner", _partner(word, place)) for word in source.words("with")))
    page.phone = source.header.get("phone", "")
    if host := source.header.get("site"):
        page.website, page.email = f"https://{host}/", f"bonjour@{host}"


def _partner(word, place):
    if SLUG.fullmatch(word):
        return {"place": place(word).pk, "name": ""}
    return {"place": None, "name": french(word)}


def _fill_public(page, source, calendar):
    ages = source.header.get("ages", "")
    page.is_for_all_ages = ages == "all"
    page.min_age, page.max_age = (None, None) if page.is_for_all_ages else ages_of(ages)
    page.languages = source.words("languages")
    page.price = source.header.get("price", "")
    rows = filter(None, source.header.get("tariffs", "").split("|"))
    page.tariffs = stream(*(("tariff", _tariff(row)) for row in rows))
    if "season" in source.header:
        year = calendar.today.year - (calendar.today.month < BEGINS)
        page.season = f"{year}-{year + 1}"


def _tariff(row):
    group, _equals, said = row.partition("=")
    price, _comma, note = said.partition(",")
    return {"group": french(group.strip()), "price": price.strip(), "note": french(note.strip())}


def _fill_registration(page, source, calendar):
    page.registration = source.header.get("registration", "")
    page.availability = source.header.get("places", "")
    for way in source.words("register"):
        if "@" in way:
            page.registration_email = way
        elif ".example" in way:
            page.registration_url = f"https://{way}"
        else:
            page.registration_phone = way
    if days := source.header.get("enrolment"):
        page.enrolment_from, page.enrolment_until = map(calendar.day, days.split())


def _fill_training(page, source):
    page.level = source.header.get("level", "")
    page.skills = [DigitalService[word].value for word in source.words("skills")]
    page.prerequisites = source.text("before")
    page.equipment_provided, page.equipment_to_bring = source.text("provided"), source.text("bring")
    page.trainer = source.text("trainer")
    page.reception = [Reception[word].value for word in source.words("reception")]
    page.fees = [Fee[word].value for word in source.words("fees")]


def fill_pathway(page, source, training):
    """Give `page` its steps. `training(word)`: the training that a word means."""
    page.skill = DigitalService[source.header["skill"]].value
    steps = [text.split("|") for name, text in source.header.items() if name.startswith("step ")]
    page.steps = stream(*(("step", _step(*step, training)) for step in steps))


def _step(title, note, slugs, training):
    ids = [training(word.strip()).pk for word in slugs.split(",")]
    return {"title": french(title.strip()), "note": french(note.strip()), "training": ids}


def change_dates(page, source):
    """Cancel, postpone and move dates to come of a published page, as an editor would."""
    to_come = [row for row in occurrences_of(page) if row.start > timezone.now()]
    for name, change in CHANGES.items():
        if name in source.header:
            number, reason = source.header[name].split("|")
            change(page, [to_come[int(number) - 1].recurrence_id], by=None, reason=french(reason.strip()))
    if "moved" in source.header:
        number, moment, reason = source.header["moved"].split("|")
        _move(page, to_come[int(number) - 1], *moment.split(), french(reason.strip()))


def _move(page, row, days, hours, reason):
    start, end = map(time.fromisoformat, hours.split("-"))
    day = local_day(row.start) + timedelta(days=int(days))
    move_occurrences(page, [row.recurrence_id], by=None, day=day, start=start, end=end, reason=reason)
