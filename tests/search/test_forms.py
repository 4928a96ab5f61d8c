"""Whatever the address says, the form answers, and says what it ignored."""

from datetime import date

import pytest
from django.http import QueryDict

from core import generation
from core.sites import get_portal
from search.database import snapshot
from search.forms import QueryForm
from search.query import EVERYTHING, SearchQuery
from tests.rows import topic
from tests.search import index
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db


def read(text, **options):
    return QueryForm(QueryDict(text), portal=get_portal(), language="fr", **options)


@pytest.fixture(autouse=True)
def nature():
    index.newsroom()
    return topic("nature", "Nature")


def test_known_values_are_read():
    form = read("theme=nature&ville=tourcoing&quand=demain&du=2026-11-23&tri=titre&page=4")
    assert form.query == SearchQuery(
        selections={"topic": ("nature",), "city": ("tourcoing",), "when": ("demain",)},
        start=date(2026, 11, 23),
        sort="titre",
        page=4,
    )
    assert form.notices == []


@pytest.mark.parametrize("written", ["24/12/2026", "24-12-2026", "24.12.2026", "24/12/26", "+24/12/2026+"])
def test_days_may_be_written_as_in_france(written):
    query = read(f"du={written}").query
    assert query.start == date(2026, 12, 24)
    assert query.to_querystring() == "du=2026-12-24"


@pytest.mark.parametrize(
    "text",
    [
        "theme=inconnu",
        "theme=%00",
        "theme=" + "a" * 10_000,
        "ville=%27%22%3Cscript%3E",
        "type=rien",
        "annee=-1",
        "mot=x%00y",
        "quand=hier",
        "jour=dimoche",
        "moment=midi",
        "dates=demain",
        "du=2026-02-30",
        "du=0001-01-01",
        "au=9999-12-31",
        "du=" + "9" * 5000,
        "tri=prix",
        "page=0",
        "page=-1",
        "page=" + "9" * 4000,
        "page=deux",
    ],
)
def test_a_wrong_value_is_ignored_and_said(text):
    form = read(text)
    assert form.query == EVERYTHING
    assert len(form.notices) == 1
    assert len(form.notices[0]) < 200


def test_right_values_beside_a_wrong_one_are_kept():
    form = read("theme=nature&theme=inconnu")
    assert (form.query.selected("topic"), len(form.notices)) == (("nature",), 1)


def test_unknown_parameters_and_empty_ones_say_nothing():
    form = read("utm_source=lettre&theme=&du=&page=")
    assert (form.query, form.notices) == (EVERYTHING, [])


def test_days_the_wrong_way_round_are_both_ignored():
    form = read("du=2026-12-02&au=2026-12-01")
    assert (form.query, len(form.notices)) == (EVERYTHING, 1)


def test_hundreds_of_values_are_cut_short():
    form = read("&".join(f"theme=t{n}" for n in range(500)))
    assert len(form.notices) <= 41


def test_a_listing_cannot_be_widened_from_the_address():
    form = read("type=page", fixed=SearchQuery(selections={"kind": ("news",)}))
    assert (form.query.selected("kind"), len(form.notices)) == ((), 1)


def test_the_order_of_the_listing_is_not_repeated_in_its_address():
    assert read("tri=titre", default_sort="titre").query.sort == ""


AGENDA = {"fixed": SearchQuery(dates="a-venir"), "default_sort": "prochaine"}


def test_a_list_of_what_has_dates_shows_past_ones_and_days():
    assert read("dates=passees&tri=titre", **AGENDA).query == SearchQuery(dates="passees", sort="titre")
    assert read("dates=jours&tri=titre", **AGENDA).query == SearchQuery(
        dates="jours"
    )  # days have their order
    assert read("dates=a-venir&tri=prochaine", **AGENDA).query == EVERYTHING
    assert read("jour=mercredi&moment=apres-midi", **AGENDA).query == SearchQuery(
        selections={"weekday": ("mercredi",), "part": ("apres-midi",)}
    )


@pytest.mark.parametrize("text", ["dates=jours", "dates=passees"])
def test_other_lists_have_no_dates(text):
    form = read(text)
    assert (form.query, len(form.notices)) == (EVERYTHING, 1)
    assert read("tri=prochaine").query == EVERYTHING


@pytest.mark.parametrize(("end", "notices"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_more_than_a_month_day_by_day_is_said_to_be_cut(end, notices):
    assert len(read(f"dates=jours&du=2026-12-01&au={end}", **AGENDA).notices) == notices


def test_a_value_published_by_another_process_is_known():
    assert read("mot=velo").notices
    page = index.news(index.newsroom("roubaix"))
    page.tags.add("vélo")
    page.save()
    assert read("mot=velo").query.selected("tag") == ("velo",)


@pytest.mark.django_db(transaction=True)
def test_many_unknown_values_cost_one_query():
    snapshot.refreshed()
    generation.begin_request()
    read("mot=x")
    with assert_sql(1):
        read("&".join(f"mot=x{n}&ville=y{n}" for n in range(30)))
    generation.end_request()
