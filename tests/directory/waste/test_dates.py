"""On which days a lorry comes by, and when its bins go out."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone, translation

from directory.models.choices import OnHolidays, Rhythm
from directory.waste.dates import Rule, Sector, Town, going_out, next_collections
from directory.waste.words import rule_words, when_out

MONDAY, TUESDAY, WEDNESDAY, FRIDAY, SATURDAY = 0, 1, 2, 4, 5


@pytest.fixture(autouse=True)
def in_french():
    with translation.override("fr"):
        yield


def rule(rhythm=Rhythm.WEEKLY, weekdays=(TUESDAY,), **more):
    return Rule("tri", rhythm, tuple(weekdays), **more)


def days(rules, first, count, **town):
    """Days of collection, from `first` on."""
    sector = Sector("key", "Centre", "/fr/collecte/centre/", (rules,), town=Town(**town))
    return [row.day for row in next_collections(sector, first, count)]


def december(*numbers):
    return [date(2026, 12, number) for number in numbers]


@pytest.mark.parametrize(
    ("collected", "expected"),
    [
        (rule(), december(1, 8, 15, 22, 29)),
        (rule(Rhythm.ODD), december(1, 15, 29)),  # 1 December 2026 is in week 49
        (rule(Rhythm.EVEN), december(8, 22)),
        (rule(Rhythm.MONTHLY, [SATURDAY], weeks=(1, 3)), december(5, 19)),
        (rule(Rhythm.MONTHLY, [SATURDAY], weeks=(-1,)), december(26)),
        (rule(Rhythm.DATES, [], dates=(date(2026, 12, 25), date(2027, 1, 5))), december(25)),
        (rule(Rhythm.APPOINTMENT, []), []),
        (rule(months=(3, 11)), []),
        (rule(months=(12, 2)), december(1, 8, 15, 22, 29)),
    ],
)
def test_a_rule_gives_its_days(collected, expected):
    assert days(collected, date(2026, 12, 1), 31) == expected


@pytest.mark.parametrize(
    ("on_holidays", "all_holidays", "expected"),
    [  # Christmas 2026 is a Friday, All Saints’ Day 2027 a Monday
        (OnHolidays.AS_USUAL, True, [date(2026, 12, 25), date(2027, 11, 1), date(2027, 11, 5)]),
        (OnHolidays.NEXT_DAY, True, [date(2026, 12, 26), date(2027, 11, 2), date(2027, 11, 5)]),
        (OnHolidays.REST_OF_WEEK, True, [date(2026, 12, 26), date(2027, 11, 2), date(2027, 11, 6)]),
        (OnHolidays.NONE, True, [date(2027, 11, 5)]),
        (OnHolidays.NEXT_DAY, False, [date(2026, 12, 26), date(2027, 11, 1), date(2027, 11, 5)]),
    ],
)
def test_holidays_move_collections_by_the_rule_of_the_town(on_holidays, all_holidays, expected):
    twice = rule(weekdays=[MONDAY, FRIDAY])
    town = {"on_holidays": on_holidays, "all_holidays": all_holidays}
    christmas = days(twice, date(2026, 12, 22), 6, **town)
    saints = days(twice, date(2027, 11, 1), 6, **town)
    assert christmas + saints == expected


def test_a_collection_that_moves_into_the_days_asked_for_is_there():
    assert days(rule(weekdays=[FRIDAY]), date(2026, 12, 26), 2) == [date(2026, 12, 26)]


def test_a_collection_does_not_move_onto_another_day_off():
    moved = days(rule(weekdays=[6]), date(2027, 3, 28), 4, all_holidays=True)  # Easter Sunday and Monday
    assert moved == [date(2027, 3, 30)]


def at(day, hour):
    return datetime(2026, 12, day, hour, tzinfo=timezone.get_default_timezone())


@pytest.mark.parametrize(
    ("moment", "town", "words"),
    [
        (at(7, 10), Town(), "à sortir ce soir à partir de 19 h"),
        (at(6, 10), Town(), "à sortir lundi soir à partir de 19 h"),
        (at(8, 5), Town(), "à sortir maintenant"),
        (at(8, 5), Town(goes_out_before=False, put_out_at=time(6)), "à sortir aujourd’hui avant 6 h"),
        (at(7, 5), Town(goes_out_before=False, put_out_at=time(6)), "à sortir mardi avant 6 h"),
    ],
)
def test_words_say_when_a_bin_goes_out(moment, town, words):
    sector = Sector("key", "Centre", "", (rule(Rhythm.EVEN),), town=town)
    collection = next_collections(sector, moment.date(), 10)[0]
    assert when_out(collection, moment).replace("\N{NO-BREAK SPACE}", " ") == words


def test_only_sectors_whose_bins_go_out_today_are_told():
    centre = Sector("a", "Centre", "", (rule(),))
    north = Sector("b", "Nord", "", (rule(weekdays=[WEDNESDAY]),))
    assert [(sector.title, len(due)) for sector, due in going_out([centre, north], at(7, 18))] == [
        ("Centre", 1)
    ]


@pytest.mark.parametrize(
    ("moment", "town", "told"),
    [
        (at(7, 9), Town(), "à sortir ce soir à partir de 19 h"),
        (at(7, 23), Town(), "à sortir ce soir à partir de 19 h"),
        (at(8, 0), Town(), "à sortir maintenant"),
        (at(8, 11), Town(), "à sortir maintenant"),
        (at(8, 12), Town(), None),
        (at(8, 5), Town(begins_at=time(6)), "à sortir maintenant"),
        (at(8, 6), Town(begins_at=time(6)), None),
        (at(7, 23), Town(goes_out_before=False, put_out_at=time(6)), None),
        (at(8, 5), Town(goes_out_before=False, put_out_at=time(6)), "à sortir aujourd’hui avant 6 h"),
        (at(8, 6), Town(goes_out_before=False, put_out_at=time(6)), None),
    ],
)
def test_bins_are_told_from_the_evening_before_until_their_collection_begins(moment, town, told):
    sector = Sector("key", "Centre", "", (rule(),), town=town)
    said = [when_out(row, moment) for _sector, due in going_out([sector], moment) for row in due]
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for words in said] == ([told] if told else [])


@pytest.mark.parametrize(
    ("collected", "words"),
    [
        (rule(weekdays=[MONDAY, FRIDAY]), "chaque lundi et vendredi"),
        (rule(Rhythm.EVEN), "un mardi sur deux, semaines paires"),
        (rule(Rhythm.MONTHLY, [SATURDAY], weeks=(1, 3)), "le premier et troisième samedi du mois"),
        (rule(months=(3, 11)), "chaque mardi, de mars à novembre"),
        (rule(Rhythm.APPOINTMENT, []), "sur rendez-vous"),
    ],
)
def test_rules_are_said_in_words(collected, words):
    assert rule_words(collected) == words
