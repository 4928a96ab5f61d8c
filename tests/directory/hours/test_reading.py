"""French opening hours become OpenStreetMap syntax, or nothing."""

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from directory.hours.calendar import pieces
from directory.hours.prose import prose
from directory.hours.reading import read
from directory.hours.reading.osm import canonical
from tests.directory.hours.strings import strings

READINGS = strings("readings.txt") + strings("frozen.txt")
# Words of hours in any order: most such texts mean nothing.
SPOKEN = """lundi mardi vendredi dimanche Lu-Ve matin soir 9h 12h30 14h-18h minuit à et , : ; ( ) - / de du au
    fermé sauf août juillet vacances scolaires jours fériés sur rendez-vous jusqu'à 24h/24 1er 2e mois en tous
    uniquement été les 17 . Mo-Fr SH PH 09:00-12:00 off hors autres jours reste l'année toute mars
    hiver entrée dernière période scolaire 9.30 du matin ou sans"""
WORDS = SPOKEN.split()


@pytest.mark.parametrize(("text", "hours", "note"), READINGS)
def test_text_means(text, hours, note):
    reading = read(text)
    assert (reading.hours, reading.note) == (hours, note)


@pytest.mark.parametrize(("text", "hours", "note"), strings("unsure.txt"))
def test_text_with_two_meanings_is_unsure(text, hours, note):
    assert read(text).hours == hours


def test_format_of_a_source_may_say_that_times_alone_are_those_of_every_day():
    assert read("07:00-22:00", is_syntax=True).hours == "07:00-22:00"
    assert read("07:00-22:00").hours == ""


def test_150_texts_and_more_are_read():
    """Those of frozen.txt were first read after their meaning was written, and the reader since only made
    stricter. They replace the fifty of two earlier freezes, which are in readings.txt with the others."""
    assert len({text for text, _hours, _note in READINGS}) >= 150


@pytest.mark.parametrize(("text", "hours", "note"), READINGS)
def test_unsure_says_where(text, hours, note):
    problems = read(text).problems
    assert bool(problems) == (not hours and not note)
    assert all(0 <= problem.start < problem.end <= len(text) and problem.message for problem in problems)


def year(hours):
    """When they open, surely or not, for two years."""
    return pieces(hours, [], date(2026, 1, 1), date(2027, 12, 31))


def test_hours_in_words_are_read_as_the_same_or_not_at_all():
    """An owner is shown the sentences, corrects one, and sends them all."""
    with override("fr"):
        again = {hours: read(prose(hours)).hours for _text, hours, _note in READINGS if hours}
    assert not [
        hours for hours, found in again.items() if found not in ("", hours) and year(found) != year(hours)
    ]


@given(st.text(max_size=200))
def test_no_text_raises(text):
    assert read(text).hours == "" or canonical(read(text).hours)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_what_is_read_is_valid_and_stays_as_it_is(words):
    hours = read(" ".join(words)).hours
    assert hours == "" or canonical(hours) == hours == read(hours).hours


def test_long_text_is_refused_at_once():
    assert read("lundi 9h-12h " * 1000).hours == ""
