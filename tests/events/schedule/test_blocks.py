"""What an editor may say, and the sentence beside the field that is wrong."""

import pytest
from django.core.exceptions import ValidationError

from events.schedule.blocks import ScheduleBlock
from events.schedule.expansion import entries_of, expand
from events.schedule.sentences import in_words
from tests.events.schedule.said import day

BLOCK = ScheduleBlock()
HOURS = {"start": "14:00", "end": "16:00"}
WEEKLY = {
    "sessions": [{"weekdays": [2], **HOURS}],
    "first": "2026-09-02",
    "last": "2027-06-30",
    "every": 1,
    "school_holidays": True,
    "public_holidays": True,
    "except_days": ["2026-10-07", "2027-03-10"],
}
MONTHLY = {"ranks": [1], "weekday": 5, "number": None, **HOURS, "first": "2026-09-01", "last": None}
RUN = {"first": "2027-05-07", "last": "2027-05-09", "start": None, "end": None}


def schedule(*entries):
    """The value of a page, from (type, value as it is stored)."""
    return BLOCK.to_python([{"type": name, "value": value} for name, value in entries])


def faults(*entries):
    """{path of the field: sentence}; the path of the whole schedule is empty."""
    try:
        BLOCK.clean(schedule(*entries))
    except ValidationError as error:
        return dict(_flat(error, ()))
    return {}


def _flat(error, path):
    for whole in getattr(error, "non_block_errors", []) or []:
        yield ".".join(path), plain(str(whole))
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield ".".join(path), plain(error.messages[0])
        return
    for name, child in inner.items():
        yield from _flat(child, (*path, str(name)))


def plain(words):
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_year_of_wednesdays_is_said_stored_and_expanded():
    value = BLOCK.clean(schedule(("weekly", WEEKLY)))
    stored = BLOCK.to_python(BLOCK.get_prep_value(value))

    assert [plain(words) for words in in_words(stored, day("2026-11-29"))] == [
        "Tous les mercredis de 14 h à 16 h, du 2 septembre au 30 juin 2027, hors vacances scolaires et jours "
        "fériés, sauf le 7 octobre et le 10 mars 2027"
    ]
    assert len(expand(stored, day("2026-09-01"), day("2027-07-01")).slots) == 33


GOOD = {
    "once": ("once", {"day": "2027-06-09", **HOURS}),
    "night": ("once", {"day": "2027-06-09", "start": "20:00", "end": "05:00"}),
    "until midnight": ("once", {"day": "2027-06-09", "start": "08:00", "end": "00:00"}),
    "whole day": ("once", {"day": "2028-02-29"}),
    "no end": ("once", {"day": "2027-06-09", "start": "18:00"}),
    "dates": ("dates", {"days": ["2027-06-09", "2027-06-19"], **HOURS}),
    "run": ("run", RUN),
    "weekly": ("weekly", {**WEEKLY, "last": None}),
    "monthly": ("monthly", MONTHLY),
    "by number": ("monthly", {**MONTHLY, "ranks": [], "weekday": None, "number": 31}),
    "exhibition": ("open_days", {"first": "2027-05-04", "last": "2029-05-04"}),
    "import": ("rule", {"text": "DTSTART:20270609T120000Z"}),
}


@pytest.mark.parametrize("entry", GOOD.values(), ids=GOOD)
def test_each_way_of_saying_when_is_accepted(entry):
    assert faults(entry) == {}


NO_SUCH_HOUR = (
    "Le dimanche 28 mars 2027, 2 h 30 n’existe pas : l’heure passe de 2 h à 3 h. Choisissez une autre heure."
)
ENDS_FIRST = "La fin vient avant le début. Ce qui finit le lendemain dure 18 heures au plus."
BAD = {
    "end before start": (
        ("once", {"day": "2027-06-09", "start": "16:00", "end": "14:00"}),
        {"0.end": ENDS_FIRST},
    ),
    "end at start": (
        ("once", {"day": "2027-06-09", "start": "16:00", "end": "16:00"}),
        {"0.end": "La fin est à la même heure que le début."},
    ),
    "end alone": (
        ("once", {"day": "2027-06-09", "end": "16:00"}),
        {"0.start": "Dites aussi quand cela commence, ou laissez la fin vide pour une journée entière."},
    ),
    "year": (("once", {"day": "0027-06-09"}), {"0.day": "Vérifiez l’année : 27."}),
    "no hour": (
        ("once", {"day": "2027-03-28", "start": "02:30", "end": "03:15"}),
        {"0.start": NO_SUCH_HOUR},
    ),
    "no hour to end": (
        ("once", {"day": "2027-03-27", "start": "22:00", "end": "02:30"}),
        {"0.start": NO_SUCH_HOUR},
    ),
    "no hour in a week": (
        (
            "weekly",
            {**WEEKLY, "sessions": [{"weekdays": [2], **HOURS}, {"weekdays": [6], "start": "02:30"}]},
        ),
        {"0.sessions.1.start": NO_SUCH_HOUR},
    ),
    "until before from": (
        ("weekly", {**WEEKLY, "last": "2026-08-31"}),
        {"0.last": "Le dernier jour vient avant le premier."},
    ),
    "no weekday": (
        ("weekly", {**WEEKLY, "sessions": [{"weekdays": [], **HOURS}]}),
        {"0.sessions.0.weekdays": "Cochez un jour."},
    ),
    "end before start in a week": (
        ("weekly", {**WEEKLY, "sessions": [{"weekdays": [2], "start": "16:00", "end": "14:00"}]}),
        {"0.sessions.0.end": ENDS_FIRST},
    ),
    "every 0 weeks": (
        ("weekly", {**WEEKLY, "every": 0}),
        {"0.every": "Assurez-vous que cette valeur est supérieure ou égale à 1."},
    ),
    "no date": (
        ("weekly", {**WEEKLY, "last": "2026-09-01", "first": "2026-08-31"}),
        {"0": "Cela ne donne aucune date : vérifiez les jours et les limites."},
    ),
    "all left out": (
        ("weekly", {**WEEKLY, "first": "2026-10-19", "last": "2026-10-30"}),
        {"0": "Toutes ses dates sont exclues."},
    ),
    "million": (
        ("weekly", {**WEEKLY, "sessions": [{"weekdays": list(range(7)), **HOURS}], "last": "2099-12-31"}),
        {"0.last": "Cela fait plus de 2 000 dates."},
    ),
    "400 days": (
        ("run", {**RUN, "last": "2028-06-09"}),
        {
            "0.last": "Cela fait 400 jours, 366 sont possibles. Dites plutôt des jours de la semaine, ou "
            "plusieurs périodes."
        },
    ),
    "month without how": (
        ("monthly", {**MONTHLY, "ranks": [], "weekday": None}),
        {"0.ranks": "Choisissez soit un jour de la semaine, soit un jour du mois."},
    ),
    "month with both": (
        ("monthly", {**MONTHLY, "number": 15}),
        {"0.number": "Choisissez soit un jour de la semaine, soit un jour du mois."},
    ),
    "rank alone": (
        ("monthly", {**MONTHLY, "weekday": None}),
        {"0.weekday": "Choisissez un jour de la semaine."},
    ),
    "weekday alone": (
        ("monthly", {**MONTHLY, "ranks": []}),
        {"0.ranks": "Cochez lequel du mois : le premier, le dernier…"},
    ),
    "hostile rule": (
        ("rule", {"text": "DTSTART:20270609T120000Z\nRRULE:FREQ=HOURLY;INTERVAL=0"}),
        {"0.text": "Une règle se répète chaque jour, semaine, mois ou année (FREQ)."},
    ),
}


@pytest.mark.parametrize(("entry", "expected"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_said_at_its_field(entry, expected):
    assert faults(entry) == expected


def test_entries_together_give_two_thousand_dates_at_most():
    every_day = {**WEEKLY, "school_holidays": False, "sessions": [{"weekdays": list(range(7)), **HOURS}]}

    assert faults(*[("weekly", every_day)] * 6) == {}
    assert faults(*[("weekly", every_day)] * 7) == {"": "Cela fait plus de 2 000 dates."}


UNFINISHED = [
    ("once", {"day": None}),
    ("dates", {"days": []}),
    ("run", {"first": "2027-05-07", "last": None}),
    ("weekly", {"sessions": [{"weekdays": []}], "first": None}),
    ("monthly", {"first": "2027-05-07"}),
    ("open_days", {"first": None, "last": None}),
    ("rule", {"text": ""}),
]


def test_a_draft_may_be_unfinished():
    value = BLOCK.clean_deferred(schedule(*UNFINISHED))

    assert entries_of(value) == []


def test_every_entry_shows_what_it_is_for():
    for name, block in BLOCK.child_blocks.items():
        context = block.get_preview_context(block.normalize(block.get_preview_value()))
        assert block.is_previewable, name
        assert context["sentences"] or name == "rule", name
