"""Hours in French, as residents read them."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from core.holidays.public import holiday_name
from directory.hours.calendar import Closure, Opening
from directory.hours.prose import prose
from directory.hours.structured import opening_hours
from directory.hours.week import Times, caption, week
from directory.hours.words import state_words, upcoming
from tests.typography import french_faults

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 19, 16, 40, tzinfo=PARIS)  # a Thursday
MONDAY = date(2026, 11, 16)
SHOP = "Tu,Th 10:00-12:30,14:00-19:00; We,Fr 10:00-19:00; Sa 09:00-18:00; PH off"
UNKNOWN_BUT_JULY = "En juillet, le lundi de 9 h à 12 h. Le reste du temps, horaires à confirmer."
UNKNOWN_HOLIDAYS = "Du lundi au vendredi de 9 h à 12 h. Pendant les vacances scolaires, horaires à confirmer."
INVENTORY = Closure(date(2026, 11, 28), date(2026, 11, 28), "inventaire")


@pytest.fixture(autouse=True)
def in_french():
    with override("fr"):
        yield


def plain(words):
    """No-break spaces made ordinary, so that tests can be read."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def state(until=None, opens_at=None):
    return SimpleNamespace(is_open=opens_at is None and until is not False, until=until, opens_at=opens_at)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (state(until=NOW.replace(hour=19, minute=0)), "Ouvert, ferme à 19 h"),
        (state(until=NOW + timedelta(minutes=20)), "Ouvert, ferme dans 20 minutes"),
        (state(until=NOW + timedelta(seconds=20)), "Ouvert, ferme dans 1 minute"),
        (state(until=datetime(2026, 11, 20, tzinfo=PARIS)), "Ouvert, ferme à minuit"),
        (state(until=datetime(2026, 11, 20, 2, 30, tzinfo=PARIS)), "Ouvert, ferme à 2 h 30"),
        (state(until=datetime(2026, 11, 22, 18, tzinfo=PARIS)), "Ouvert, ferme dimanche à 18 h"),
        (state(), "Ouvert jour et nuit"),
        (state(until=False), "Fermé"),
        (state(opens_at=NOW.replace(hour=18, minute=30)), "Fermé, ouvre à 18 h 30"),
        (state(opens_at=datetime(2026, 11, 20, 9, tzinfo=PARIS)), "Fermé, ouvre demain à 9 h"),
        (state(opens_at=datetime(2026, 11, 24, 9, tzinfo=PARIS)), "Fermé, ouvre mardi à 9 h"),
        (state(opens_at=datetime(2026, 12, 1, 9, tzinfo=PARIS)), "Fermé, ouvre le 1er décembre à 9 h"),
    ],
)
def test_state_in_words(found, words):
    assert plain(state_words(found, NOW)) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (
            "Tu-Sa 09:00-12:30,14:00-19:00; PH off",
            "Du mardi au samedi de 9 h à 12 h 30 et de 14 h à 19 h. Fermé les jours fériés.",
        ),
        ("24/7", "Ouvert jour et nuit, tous les jours."),
        ("Mo-Su 08:00-24:00", "Tous les jours de 8 h à minuit."),
        ("10:00-12:00", "Tous les jours de 10 h à 12 h."),
        ("Mo-Fr 00:00-24:00", "Du lundi au vendredi jour et nuit."),
        ("Oct-Jun Su,PH 13:00-20:00", "D’octobre à juin, le dimanche et les jours fériés de 13 h à 20 h."),
        ("Sa[1,3] 14:00-17:00", "Le 1er et le 3e samedi du mois de 14 h à 17 h."),
        ("Apr 1-Oct 31 Mo 10:00-12:00", "Du 1er avril au 31 octobre, le lundi de 10 h à 12 h."),
        ("Aug off", "Fermé en août."),
        ("SH Mo-Fr 10:00-12:00", "Pendant les vacances scolaires, du lundi au vendredi de 10 h à 12 h."),
        ('We unknown "sur rendez-vous"', "Le mercredi, sur rendez-vous."),
        ('We 09:00-12:00 "sur rendez-vous"', "Le mercredi de 9 h à 12 h (sur rendez-vous)."),
        (
            "We-Fr 14:00-19:00; Th 14:00-22:00",
            "Le mercredi et le vendredi de 14 h à 19 h. Le jeudi de 14 h à 22 h.",
        ),
        ("10:00-19:00; Mo 14:00-19:00", "Du mardi au dimanche de 10 h à 19 h. Le lundi de 14 h à 19 h."),
        ("Mo-Fr 09:00-12:00; We off", "Du lundi au vendredi de 9 h à 12 h. Fermé le mercredi."),
        (
            "Mo-Fr 09:00-12:00, We 14:00-18:00",
            "Du lundi au vendredi de 9 h à 12 h. Le mercredi de 14 h à 18 h.",
        ),
        ("24/7 unknown", "Horaires à confirmer."),
        ("We unknown", "Le mercredi, horaires à confirmer."),
        ("We 09:00-12:00 unknown", "Le mercredi de 9 h à 12 h, à confirmer."),
        ("Mo-Fr 09:00-12:00; SH unknown", UNKNOWN_HOLIDAYS),
        ("24/7 unknown; Jul closed; Jul Mo 09:00-12:00", UNKNOWN_BUT_JULY),
        ("Mo 09:00-12:00; 24/7 unknown; Jul Mo 09:00-12:00", UNKNOWN_BUT_JULY),
        (
            'Mo,We 09:00-12:00, Mo,We 14:00-16:00 "par la cour"',
            "Le lundi et le mercredi de 9 h à 12 h. Le lundi et le mercredi de 14 h à 16 h (par la cour).",
        ),
        ("sunrise-sunset", ""),
        ("", ""),
    ],
)
def test_hours_in_words(hours, words):
    assert plain(prose(hours)) == words


def test_what_nobody_knows_is_said_in_english():
    with override("en"):
        words = prose("24/7 unknown; Jul closed; Jul Mo 09:00-12:00")
    assert plain(words) == "In July, Monday from 9:00 to 12:00. The rest of the time, hours to be confirmed."


def test_prose_is_set_as_printers_do():
    assert french_faults(prose(SHOP)) == []


def test_week_has_the_times_of_each_day():
    rows = week(SHOP, [], MONDAY, NOW)
    assert [plain(" ".join(map(str, row.times))) for row in rows[:3]] == [
        "",
        "10 h – 12 h 30 14 h – 19 h",
        "10 h – 19 h",
    ]
    assert [row.name for row in rows if row.is_today] == ["Jeudi"]


def test_bars_go_from_eight_to_nine_in_the_evening():
    row = week("Tu 06:00-09:00,20:00-23:00", [], MONDAY)[1]
    assert [(bar.x, bar.width) for bar in row.bars] == [(0, 12), (144, 12)]


def test_week_says_why_a_day_is_special():
    rows = week(SHOP, [INVENTORY], date(2026, 11, 23), NOW)
    assert (rows[5].times, rows[5].reason, rows[5].is_special) == ((), "inventaire", True)


def test_week_names_public_holidays():
    assert [row.reason for row in week(SHOP, [], date(2026, 7, 13))][1] == "Fête nationale"


def test_week_says_by_appointment_instead_of_closed():
    assert week('We unknown "sur rendez-vous"', [], MONDAY)[2].times == (Times("Sur rendez-vous"),)


def test_every_public_holiday_has_a_name():
    """The evaluator knows the days, we know the names: both agree on a year."""
    mondays = [date(2027, 1, 4) + timedelta(weeks=number) for number in range(51)]
    days = [monday + timedelta(days=step) for monday in mondays for step in range(7)]
    known = [row.day for monday in mondays for row in week("PH 09:00-10:00", [], monday) if row.times]
    assert known == [day for day in days if holiday_name(day)]


def test_caption_of_a_week():
    assert plain(caption(date(2026, 11, 30))) == "Horaires de la semaine du 30 novembre au 6 décembre"
    assert plain(caption(date(2026, 6, 1))) == "Horaires de la semaine du 1er au 7 juin"


def test_closure_is_announced_with_its_end():
    (words,) = upcoming([INVENTORY], NOW.date(), hours=SHOP)
    assert (
        plain(words)
        == "Fermeture exceptionnelle samedi 28 novembre (inventaire). Réouverture mardi 1er décembre à 10 h."
    )


def test_opening_is_announced():
    opening = Opening(date(2026, 11, 29), time(10), time(18), "braderie")
    (words,) = upcoming([opening], NOW.date())
    assert plain(words) == "Ouverture exceptionnelle dimanche 29 novembre de 10 h à 18 h (braderie)."


def test_far_and_past_exceptions_are_not_announced():
    past, far = NOW.date() - timedelta(days=1), NOW.date() + timedelta(days=31)
    assert upcoming([Closure(past, past), Closure(far, far)], NOW.date()) == []


def test_schema_org_has_the_usual_week_and_the_special_days():
    found = opening_hours("Tu 09:00-12:00", [Closure(date(2026, 11, 24), date(2026, 11, 24))], NOW.date())
    usual, special = ((entry["opens"], entry["closes"]) for entry in found)
    assert (usual, special) == (("09:00", "12:00"), ("00:00", "00:00"))
    assert found[1]["validFrom"] == found[1]["validThrough"] == "2026-11-24"


def test_bars_that_touch_are_one():
    row = week('Mo 09:00-12:00, Mo 12:00-14:00 "sans rendez-vous"', [], MONDAY)[0]
    assert [(bar.x, bar.width) for bar in row.bars] == [(12, 60)]
