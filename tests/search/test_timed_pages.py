"""A page that says what is open is never shown a minute after it is no longer true."""

from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core import pagecache
from search.projection import catch_up
from tests.directory.factories import PlacePageFactory, town
from tests.search import index

pytestmark = pytest.mark.django_db(transaction=True)
LIST, SEARCH = "/fr/lieux/", "/fr/recherche/"
MINUTE = timedelta(minutes=1)
CLOSING = datetime(2026, 11, 23, 18, tzinfo=ZoneInfo("Europe/Paris"))  # a Monday


@contextmanager
def clock(moment):
    with time_machine.travel(moment, tick=False):
        yield


@pytest.fixture
def bakery():
    """Open from 9 to 18 every day, read by everyone a minute before it closes."""
    with clock(CLOSING - MINUTE):
        place = PlacePageFactory(
            parent=town("tourcoing").directory, title="Au four", hours="Mo-Su 09:00-18:00"
        )
        catch_up()
        yield place


def words(path):
    return index.read(path).content.decode()


def shown(path):
    """The titles in the list, whatever else the page says of what opens next."""
    return [hit.title for hit in index.read(path).context["results"].hits]


@pytest.mark.parametrize("path", [SEARCH, LIST])
def test_a_card_says_closed_from_the_minute_it_closes(bakery, path):
    assert "Ouvert," in words(path)
    kept = len(pagecache.pages())
    with clock(CLOSING - timedelta(seconds=1)):
        assert "Ouvert," in words(path)
    with clock(CLOSING):
        assert "Ouvert," not in words(path)
    assert kept > 0


def test_a_card_says_tomorrow_until_midnight_only(bakery):
    with clock(CLOSING + 5 * 60 * MINUTE):
        assert "demain" in words(SEARCH)
    with clock(CLOSING + 7 * 60 * MINUTE):
        assert "demain" not in words(SEARCH)


@pytest.mark.parametrize("path", [f"{LIST}?ouvert=maintenant", f"{SEARCH}?ouvert=maintenant"])
def test_what_is_open_now_is_counted_anew_when_something_closes(bakery, path):
    assert shown(path) == ["Au four"]
    with clock(CLOSING):
        assert shown(path) == []


@pytest.mark.parametrize("ext", ["json", "csv", "geojson"])
def test_no_file_of_what_is_open_outlives_a_closing(bakery, ext):
    path = f"{LIST}liste.{ext}?ouvert=maintenant"
    assert "Au four" in words(path)
    with clock(CLOSING):
        assert "Au four" not in words(path)


def test_what_opens_is_seen_at_once(bakery):
    path = f"{LIST}?ouvert=maintenant"
    with clock(CLOSING + 15 * 60 * MINUTE - MINUTE):
        assert shown(path) == []
    with clock(CLOSING + 15 * 60 * MINUTE):
        assert shown(path) == ["Au four"]


def test_the_title_and_the_chip_say_when(bakery):
    found = index.read(f"{LIST}?ouvert-a=2026-11-28T14:30").context
    said = "ouverts le samedi 28 novembre à 14 h 30"
    assert said in found["listing_title"]().replace("\xa0", " ").replace("\u202f", " ")
    assert [f"Lieux {chip.label.lower()}" for chip in found["chips"]] == [found["listing_title"]()]
