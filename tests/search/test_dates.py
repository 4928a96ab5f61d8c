"""Lists of what has dates, one small agenda per test. NOW is Friday 23 October 2026, 17:30."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from search import protocol
from search.models import SearchDocument
from search.occurrences import Occurrence, Status
from tests.elastic_index import known_change
from tests.search.agenda import (
    DAY,
    Agenda,
    ask,
    at,
    counts,
    found,
    lasting,
    names,
    open_ended,
    whole_day,
)
from tests.search.documents import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("engine")]


@pytest.fixture
def agenda():
    with time_machine.travel(NOW, tick=False):
        yield Agenda()


def test_all_that_is_asked_must_be_met_by_one_date(agenda):
    agenda(
        both=[lasting(at(28, 10)), lasting(at(31, 15))],  # Wednesday morning, Saturday afternoon
        club=lasting(at(28, 14)),
        ball=lasting(at(24, 20), 9),  # from Saturday evening into Sunday morning
    )
    assert found(weekday="mercredi", part="apres-midi") == {"club"}
    assert found(weekday="samedi", part="matin apres-midi") == {"both"}
    assert found(weekday="dimanche", part="soir") == set()
    assert found(weekday="samedi", part="nuit") == {"ball"}
    assert counts("part", weekday="mercredi") == {"matin": 1, "apres-midi": 1}
    assert counts("weekday", part="apres-midi") == {"mercredi": 1, "samedi": 1}


def test_a_weekend_is_from_friday_evening_to_sunday_midnight(agenda):
    agenda(
        friday_until_18=lasting(at(23, 16), 2),
        friday_from_16=lasting(at(23, 16), 3),
        friday_evening=lasting(at(23, 20)),
        sunday_last_minute=lasting(at(25, 23, 59), 0.5),
        monday=lasting(at(26, 0)),
        sunday_night_class=lasting(at(25, 2, 30), 1),  # in the hour that comes twice
    )
    assert found(when="week-end") == {
        "friday_from_16",
        "friday_evening",
        "sunday_last_minute",
        "sunday_night_class",
    }
    late = at(25, 23, 59) + timedelta(seconds=30)
    assert found(late, when="week-end") == {"sunday_last_minute"}
    assert found(at(26, 0, 10), when="week-end") == set()


def test_the_hour_that_comes_twice_is_two_hours(agenda):
    first, second = (at(25, 2, 30).replace(fold=fold) for fold in (0, 1))
    agenda(first=lasting(first, 0.5), second=lasting(second, 0.5))
    assert names(ask()) == ["first", "second"]
    between = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 2:15 for the second time
    assert names(ask(between)) == ["second"]


def test_what_ends_at_midnight_is_not_of_the_next_day(agenda):
    agenda(friday=lasting(at(23, 20), 4))
    assert found(when="demain") == set()
    assert found(weekday="vendredi", part="soir") == {"friday"}
    assert found(at(24, 0), when="aujourdhui") == set()


def test_a_night_is_of_the_day_it_began_on_and_what_lasts_into_the_morning_of_both(agenda):
    agenda(
        ball=lasting(at(23, 22), 7),  # from Friday until 5:00
        vigil=lasting(at(23, 22), 7.5),
        walk=lasting(at(24, 0, 30)),
        fair=whole_day(24),
    )
    saturday = {"start": date(2026, 10, 24), "end": date(2026, 10, 24)}
    assert found(when="demain") == found(**saturday) == {"vigil", "walk", "fair"}
    assert found(when="aujourdhui") == {"ball", "vigil"}
    assert found(at(24, 1), when="aujourdhui") == {"vigil", "walk", "fair"}
    assert found(at(24, 1)) == {"ball", "vigil", "walk", "fair"}
    # « le vendredi », on Saturday: what is left of the night is no hour of that day.
    assert found(weekday="vendredi", **saturday) == {"walk"}
    results = ask(facets=(), options={"days_counted": (date(2026, 10, 23), date(2026, 10, 24))})
    assert list(results.days.values()) == [2, 3]


def test_today_leaves_out_what_is_over(agenda):
    agenda(over=lasting(at(23, 15)), on=lasting(at(23, 17)), later=lasting(at(23, 19)))
    assert found(when="aujourdhui") == {"on", "later"}
    assert found(at(23, 19), when="aujourdhui") == {"later"}


def test_the_hours_after_midnight_belong_to_the_weekday_before(agenda):
    agenda(
        lights=lasting(at(27, 17, 30), 7), early=lasting(at(28, 5))
    )  # Tuesday until 0:30; Wednesday at 5:00
    assert found(weekday="mardi") == {"lights"}
    assert found(weekday="mercredi") == {"early"}
    assert found(weekday="mardi", part="nuit") == {"lights"}


def test_a_whole_day_has_all_parts_but_the_night_and_lasts_until_midnight(agenda):
    agenda(fair=whole_day(24))
    for part in ("matin", "apres-midi", "soir"):
        assert found(weekday="samedi", part=part) == {"fair"}
    assert found(part="nuit") == set()
    assert found(at(24, 23, 59)) == {"fair"}
    assert found(at(25, 0)) == set()


def test_what_has_no_end_is_where_it_starts_until_its_day_is_over(agenda):
    agenda(morning=open_ended(at(23, 10)))
    assert found(when="aujourdhui", part="matin") == {"morning"}
    assert found(when="ce-soir") == set()
    assert found(when="aujourdhui", part="apres-midi") == set()
    assert found(at(23, 23, 59)) == {"morning"}
    assert found(at(24, 0)) == set()


def test_what_lasts_for_months_is_found_on_each_of_its_days(agenda):
    agenda(show=Occurrence(at(1, 9, month=6), at(31, 18, month=12), "x"), past=lasting(at(1, 9, month=6)))
    for chosen in ({"when": "ce-soir"}, {"when": "mois"}, {"weekday": "mardi", "part": "nuit"}):
        assert found(**chosen) == {"show"}
    assert found(start=date(2026, 12, 31), end=date(2026, 12, 31)) == {"show"}
    assert found(start=date(2027, 1, 1)) == set()
    # On its last day, a Thursday, no other day of a week is to come.
    assert found(at(31, 9, month=12), weekday="mercredi") == set()


def test_a_cancelled_date_stays_in_the_list_and_meets_no_filter_of_dates(agenda):
    agenda(
        cancelled=lasting(at(23, 20), status=Status.CANCELLED),
        postponed=lasting(at(23, 21), status=Status.POSTPONED),
        online=lasting(at(23, 22), 1, status=Status.ONLINE),
    )
    assert names(ask()) == ["cancelled", "postponed", "online"]
    assert found(when="ce-soir") == {"online"}
    assert counts("when")["ce-soir"] == 1
    assert found(at(23, 23)) == set()


def test_a_cancelled_date_is_not_the_next_one(agenda):
    agenda(
        tricot=[
            lasting(at(24, 14), status=Status.CANCELLED),
            lasting(at(31, 14)),
            lasting(at(7, 14, month=11)),
        ]
    )
    (hit,) = ask().hits
    assert (hit.occurrence.slot, hit.others) == ("20261031T130000Z", 1)


def test_an_exhibition_is_one_card_with_the_next_of_its_dates(agenda, engine):
    days = [at(1, 10, month=6) + DAY * number for number in range(359)]
    agenda(show=[lasting(day, 8) for day in days], talk=lasting(at(24, 15)))
    results = ask()
    assert [(hit.title, hit.occurrence.start, hit.others) for hit in results.hits] == [
        ("show", at(23, 10), 214),
        ("talk", at(24, 15), 0),
    ]
    assert ask(facets=()).changes_at == known_change(engine, at(23, 18), NOW)
    (first, *_) = ask(start=date(2027, 1, 1), end=date(2027, 1, 31)).hits
    assert (first.occurrence.start.date(), first.others) == (date(2027, 1, 1), 30)


def test_equal_starts_are_on_one_page_each(agenda):
    agenda(**{f"n{number:02}": lasting(at(24, 18)) for number in range(30)})
    pages = [names(ask(page=page, size=12)) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [12, 12, 6]
    assert sorted(name for page in pages for name in page) == [f"n{number:02}" for number in range(30)]


def test_a_page_changes_with_those_before_it(agenda, engine):
    agenda(first=[lasting(at(23, 16)), lasting(at(30, 16))], second=lasting(at(23, 20)))
    assert names(ask(page=2, size=1, facets=())) == ["second"]
    assert ask(page=2, size=1, facets=()).changes_at == known_change(engine, at(23, 18), NOW)


def test_a_past_window_finds_what_is_over(agenda):
    agenda(
        over=lasting(at(20, 14)),
        cancelled=lasting(at(20, 15), status=Status.CANCELLED),
        later=lasting(at(24, 14)),
    )
    assert found(start=date(2026, 10, 1), end=date(2026, 10, 21)) == {"over"}
    assert found(start=date(2026, 10, 1)) == {"later"}
    assert found(end=date(2026, 10, 21)) == {"over"}


def test_past_dates_are_listed_with_the_last_one_first(agenda):
    agenda(
        old=lasting(at(1, 14)),
        course=[lasting(at(5, 14)), lasting(at(12, 14))],
        still=[lasting(at(12, 15)), lasting(at(30, 15))],
    )
    hits = ask(dates="passees").hits
    assert [(hit.title, hit.occurrence.start, hit.others) for hit in hits] == [
        ("course", at(12, 14), 1),
        ("old", at(1, 14), 0),
    ]


def test_day_by_day_each_date_is_there_also_what_was_cancelled(agenda):
    agenda(
        tricot=[lasting(at(day, 14)) for day in (16, 24, 31)],
        cancelled=lasting(at(24, 16), status=Status.CANCELLED),
        next_year=lasting(at(1, 9, month=12)),
    )
    results = ask(dates="jours")
    assert [(hit.title, hit.occurrence.start.day) for hit in results.hits] == [
        ("tricot", 24),
        ("cancelled", 24),
        ("tricot", 31),
    ]
    assert (results.total, results.paging.has_pages) == (3, False)
    assert [hit.title for hit in ask(dates="jours", page=2, size=2).hits] == ["tricot"]
    month = ask(dates="jours", start=date(2026, 9, 1), end=date(2026, 10, 18))
    assert names(month) == []  # 31 days at most: until 1 October
    calendar = ask(dates="jours", start=date(2026, 9, 1), options={"most_days": 550, "with_over": True})
    assert [hit.occurrence.start.day for hit in calendar.hits] == [16, 24, 24, 31, 1]


def test_an_answer_says_when_a_date_changes_it(agenda, engine):
    agenda(on=lasting(at(23, 17)), tonight=[lasting(at(23, 20)), lasting(at(30, 20))])
    assert ask(facets=()).changes_at == known_change(engine, at(23, 19), NOW)
    begins = ask(at(23, 19), facets=())  # its card says so
    assert begins.changes_at == known_change(engine, at(23, 20), at(23, 19))
    ends = [ask(at(23, 20), facets=()), ask(at(23, 21), facets=(), when="ce-soir")]
    assert ends[0].changes_at == known_change(engine, at(23, 22), at(23, 20))
    assert ends[1].changes_at == known_change(engine, at(23, 22), at(23, 21))
    assert ask(at(23, 21, 50), facets=()).changes_at == at(23, 22)
    assert found(at(23, 22), when="ce-soir") == set()
    # « l’après-midi » is shown with a number, and what began at 17:00 is no more of it at 18:00.
    assert ask(facets=("part",)).changes_at == known_change(engine, at(23, 18), NOW)


def test_pages_without_a_question_have_their_next_date(agenda):
    agenda(tricot=[lasting(at(16, 14)), lasting(at(24, 14)), lasting(at(31, 14))], past=lasting(at(16, 14)))
    matches = protocol.index().next_dates(SearchDocument.objects.all(), NOW)
    assert [(match.occurrence.start, match.others) for match in matches.values()] == [(at(24, 14), 1)]
