"""What people read: one date on a card, a schedule in sentences."""

from datetime import datetime

import pytest
from django.utils import translation

from events.documents import ALWAYS_WITH_YEARS
from events.schedule.entries import Dates, LeftOut, OpenDays, Rule, Session, Weekly
from events.schedule.sentences import entries_in_words
from events.schedule.slots import PARIS
from events.schedule.words import date_in_words, day_and_hours, when_in_words
from tests.events.schedule.said import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    day,
    expanded,
    hours,
    monthly,
    once,
    run,
    weekly,
)

TODAY = day("2026-11-29")
AFTERNOON = hours("14:00", "16:00")


def plain(words):
    """With plain blanks: where lines may break is another test's matter."""
    return words.replace("\u00a0", " ")


def slot_of(entry):
    return expanded(entry, first="2025-01-01").slots[0]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (once("2026-12-02", AFTERNOON), "mercredi 2 décembre, 14 h – 16 h"),
        (once("2026-12-01", hours("18:30")), "mardi 1er décembre, à partir de 18 h 30"),
        (once("2026-12-02"), "mercredi 2 décembre"),
        (once("2027-01-06", AFTERNOON), "mercredi 6 janvier 2027, 14 h – 16 h"),
        (once("2026-12-04", hours("20:00", "00:00")), "vendredi 4 décembre, 20 h – minuit"),
        (once("2026-12-04", hours("20:00", "05:00")), "vendredi 4 décembre, 20 h – 5 h"),
        (once("2026-12-04", hours("00:00", "05:00")), "vendredi 4 décembre, 0 h – 5 h"),
        (run("2026-12-04", "2026-12-20"), "du 4 au 20 décembre"),
        (run("2026-12-01", "2026-12-20"), "du 1er au 20 décembre"),
        (run("2027-05-04", "2027-05-20"), "du 4 au 20 mai 2027"),
        (run("2027-05-04", "2027-06-20"), "du 4 mai au 20 juin 2027"),
        (run("2026-12-20", "2027-01-03"), "du 20 décembre au 3 janvier 2027"),
        (
            Rule("DTSTART;TZID=Europe/Paris:20261204T180000\nDURATION:P2DT2H"),
            "du vendredi 4 décembre, 18 h au dimanche 6 décembre, 20 h",
        ),
    ],
)
def test_a_date_on_a_card(entry, words):
    assert plain(date_in_words(slot_of(entry), TODAY)) == words


def test_a_line_breaks_neither_inside_a_date_nor_before_the_dash():
    words = date_in_words(slot_of(once("2026-12-02", AFTERNOON)), TODAY)

    assert words == "mercredi 2\u00a0décembre, 14\u00a0h\u00a0– 16\u00a0h"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (once("2026-11-29", AFTERNOON), "aujourd’hui, 14 h – 16 h"),
        (once("2026-11-30", AFTERNOON), "demain, 14 h – 16 h"),
        (once("2026-11-30"), "demain"),
        (once("2026-12-02"), "mercredi 2 décembre"),
        (run("2026-11-29", "2026-12-20"), "du 29 novembre au 20 décembre"),
        (run("2026-11-04", "2026-12-20"), "jusqu’au 20 décembre"),
        (once("2026-11-28", hours("20:00", "23:45")), "samedi 28 novembre, 20 h – 23 h 45"),
    ],
)
def test_a_date_as_one_says_it_now(entry, words):
    now = datetime(2026, 11, 29, 23, 30, tzinfo=PARIS)

    assert plain(when_in_words(slot_of(entry), now)) == words


SENTENCES = [
    (
        weekly([WEDNESDAY], AFTERNOON, "2026-09-02", "2027-06-30", left_out=LeftOut(school_holidays=True)),
        "Tous les mercredis de 14 h à 16 h, du 2 septembre au 30 juin 2027, hors vacances scolaires",
    ),
    (
        weekly([MONDAY, THURSDAY], hours("18:00"), "2026-12-07", left_out=LeftOut(True, True)),
        "Tous les lundis et jeudis à partir de 18 h, à partir du 7 décembre, hors vacances scolaires "
        "et jours fériés",
    ),
    (weekly([MONDAY, THURSDAY], hours("18:00"), "2026-09-07"), "Tous les lundis et jeudis à partir de 18 h"),
    (
        weekly([TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], hours("10:00", "18:00"), "2026-09-01"),
        "Du mardi au vendredi de 10 h à 18 h",
    ),
    (weekly(range(7), None, "2026-09-01"), "Tous les jours, toute la journée"),
    (
        weekly([SATURDAY, SUNDAY], AFTERNOON, "2026-09-01", every=2),
        "Une semaine sur deux, le samedi et le dimanche de 14 h à 16 h",
    ),
    (weekly([SATURDAY], AFTERNOON, "2026-09-01", every=5), "Une semaine sur 5, le samedi de 14 h à 16 h"),
    (
        Weekly(
            (
                Session(frozenset({WEDNESDAY}), AFTERNOON),
                Session(frozenset({SATURDAY}), hours("10:00", "12:00")),
            ),
            day("2026-09-01"),
        ),
        "Tous les mercredis de 14 h à 16 h et tous les samedis de 10 h à 12 h",
    ),
    (
        weekly(
            [WEDNESDAY],
            AFTERNOON,
            "2026-09-02",
            left_out=LeftOut(days=frozenset({day("2027-03-10"), day("2026-12-02")})),
        ),
        "Tous les mercredis de 14 h à 16 h, sauf le 2 décembre et le 10 mars 2027",
    ),
    (
        monthly(hours("10:00", "12:00"), "2026-09-01", ranks=(1,), weekday=SATURDAY),
        "Le premier samedi de chaque mois, de 10 h à 12 h",
    ),
    (
        monthly(hours("10:00", "12:00"), "2026-09-01", ranks=(1, 3), weekday=SATURDAY),
        "Le premier et le troisième samedi de chaque mois, de 10 h à 12 h",
    ),
    (monthly(None, "2026-09-01", number=15), "Le 15 de chaque mois, toute la journée"),
    (monthly(None, "2026-09-01", number=1), "Le 1er de chaque mois, toute la journée"),
    (monthly(AFTERNOON, "2026-09-01", number=31), "Le 31 de chaque mois qui en a un, de 14 h à 16 h"),
    (once("2026-12-02", AFTERNOON), "Le mercredi 2 décembre, de 14 h à 16 h"),
    (once("2026-12-05"), "Le samedi 5 décembre, toute la journée"),
    (
        Dates((day("2026-12-02"), day("2026-12-09"), day("2027-01-06")), AFTERNOON),
        "Le mercredi 2 décembre, le mercredi 9 décembre et le mercredi 6 janvier 2027, de 14 h à 16 h",
    ),
    (
        Dates(tuple(day(f"2026-12-{number:02}") for number in range(1, 13)), AFTERNOON),
        "12 dates, du 1er au 12 décembre, de 14 h à 16 h",
    ),
    (run("2026-12-04", "2026-12-20"), "Du 4 au 20 décembre"),
    (run("2026-12-04", "2026-12-20", AFTERNOON), "Tous les jours du 4 au 20 décembre, de 14 h à 16 h"),
    (
        OpenDays(day("2026-12-04"), day("2027-02-20")),
        "Aux heures d’ouverture du lieu, du 4 décembre au 20 février 2027",
    ),
    (
        Rule("DTSTART;TZID=Europe/Paris:20261204T180000\nRRULE:FREQ=WEEKLY;COUNT=3"),
        "Tous les vendredis à partir de 18 h, du 4 au 18 décembre",
    ),
    (
        Rule(
            "DTSTART;TZID=Europe/Paris:20261203T190000\nDTEND;TZID=Europe/Paris:20261203T203000\n"
            "RRULE:FREQ=WEEKLY;UNTIL=20270625T215959Z\nEXDATE;TZID=Europe/Paris:20261224T190000"
        ),
        "Tous les jeudis de 19 h à 20 h 30, du 3 décembre au 24 juin 2027, sauf le 24 décembre",
    ),
    (
        Rule("DTSTART;VALUE=DATE:20261205\nRRULE:FREQ=MONTHLY;BYDAY=1SA"),
        "Le premier samedi de chaque mois, toute la journée, à partir du 5 décembre",
    ),
    (
        Rule("DTSTART;TZID=Europe/Paris:20261204T180000\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=3"),
        "3 dates, du 4 au 8 décembre",
    ),
]


@pytest.mark.parametrize(("entry", "words"), SENTENCES, ids=[words[:40] for _entry, words in SENTENCES])
def test_an_entry_in_french(entry, words):
    assert [plain(text) for text in entries_in_words([entry], TODAY)] == [words]


def test_a_rule_is_said_in_the_same_words_whenever_they_are_written():
    rule = Rule("DTSTART:20261204T170000Z\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=3")
    said = entries_in_words([rule], ALWAYS_WITH_YEARS)
    assert [plain(text) for text in said] == ["3 dates, du 4 au 8 décembre 2026"]


def test_a_rule_that_cannot_be_read_is_not_said():
    assert entries_in_words([Rule("Bonjour")], TODAY) == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            weekly([WEDNESDAY], AFTERNOON, "2026-09-02", "2027-06-30", left_out=LeftOut(True)),
            "Every Wednesday from 14:00 to 16:00, from 2 September to 30 June 2027, not in school holidays",
        ),
        (
            monthly(AFTERNOON, "2026-09-01", ranks=(1, -1), weekday=SATURDAY),
            "The first and the last Saturday of each month, from 14:00 to 16:00",
        ),
    ],
)
def test_an_entry_in_english(entry, words):
    with translation.override("en"):
        assert [plain(text) for text in entries_in_words([entry], TODAY)] == [words]


def test_the_hours_of_a_date_stand_apart_from_its_day_in_every_language():
    row = slot_of(once("2026-12-02", AFTERNOON))
    for language, hours_said in (("fr", "14 h – 16 h"), ("ar", "من 14:00 إلى 16:00")):
        with translation.override(language):
            assert plain(day_and_hours(row, TODAY)[1]) == hours_said
