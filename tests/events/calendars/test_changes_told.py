"""What subscribers are told of a change: LAST-MODIFIED of any, SEQUENCE of those of time, place and state."""

import json
from datetime import UTC, datetime

import pytest
import time_machine

from events import services
from search.models import SearchDocument
from search.projection import catch_up
from search.upkeep import rebuild
from tests.cms_pages.factories import publish
from tests.events.calendars.reading import read
from tests.events.factories import ActivityPageFactory, on_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
ADDRESS = "/fr/activites/tricot/agenda.ics"
BODY = [{"type": "paragraph", "value": "<p>Apportez vos aiguilles.</p>"}]
TOMORROW = datetime(2027, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def activity(tourcoing):
    """A Tuesday at the library, published on Monday 4 January."""
    schedule = json.dumps(on_days("2027-01-12"))
    page = ActivityPageFactory(parent=tourcoing.agenda, schedule=schedule, venue=tourcoing.place)
    catch_up()
    return page


def told(visit):
    """(day of LAST-MODIFIED, SEQUENCE) of the first date, DTSTAMP agreeing."""
    event = read(visit(ADDRESS).content).events[0]
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
    return event["LAST-MODIFIED"].dt.day, event["SEQUENCE"]


@pytest.fixture
def tomorrow():
    """Publishes a page on Tuesday, with these fields."""

    def publish_then(page, **fields):
        with time_machine.travel(TOMORROW, tick=False):
            for name, value in fields.items():
                setattr(page, name, value)
            publish(page)
            catch_up()

    return publish_then


def test_publishing_it_again_as_it_was_tells_nobody(activity, visit, tomorrow):
    before = visit(ADDRESS).content
    tomorrow(activity)

    assert visit(ADDRESS).content == before


@pytest.mark.parametrize(
    "fields",
    [{"title": "Crochet"}, {"introduction": "Avec du fil."}, {"body": json.dumps(BODY)}],
)
def test_new_words_are_a_change_of_the_date_and_no_new_revision(activity, visit, tomorrow, fields):
    tomorrow(activity, **fields)

    assert told(visit) == (5, 0)


@pytest.mark.parametrize(
    "fields", [{"room": "Salle 2"}, {"attendance": "en-ligne"}, {"venue": None, "town": "Lille"}]
)
def test_another_place_raises_the_sequence(activity, visit, tomorrow, fields):
    tomorrow(activity, **fields)

    assert told(visit) == (5, 1)


def test_place_that_moves_raises_the_sequence_of_what_is_on_there(activity, tourcoing, visit, tomorrow):
    tomorrow(tourcoing.place, street="1 rue Neuve")

    assert told(visit) == (5, 1)


def test_other_hours_raise_the_sequence_once(activity, visit, tomorrow):
    tomorrow(activity, schedule=json.dumps(on_days("2027-01-12", start="14:30")))

    assert told(visit) == (5, 1)


def test_dates_that_follow_are_no_change_of_the_first(tourcoing, activity, visit, tomorrow):
    tomorrow(activity, schedule=json.dumps(on_days("2027-01-12", "2027-01-19")))

    assert told(visit) == (4, 0)


def test_date_that_is_over_keeps_the_place_where_it_was(tourcoing, visit, tomorrow):
    page = ActivityPageFactory(
        parent=tourcoing.agenda,
        schedule=json.dumps(on_days("2027-01-04", "2027-01-12", start="10:30", end="11:00")),
        venue=tourcoing.place,
    )
    tomorrow(page, room="Salle 2")

    events = read(visit(ADDRESS).content).events
    assert [event["SEQUENCE"] for event in events] == [0, 1]


def test_a_cancelled_date_is_told_once_however_often_the_page_is_published(activity, visit, tomorrow):
    services.cancel_occurrences(activity, ["20270112T130000Z"], by=None)
    before = visit(ADDRESS).content
    tomorrow(activity)

    assert visit(ADDRESS).content == before


def test_an_index_that_is_built_anew_is_no_change(activity, visit, tomorrow):
    tomorrow(activity, title="Crochet")
    before = visit(ADDRESS).content
    tomorrow(activity)
    rebuild()

    assert visit(ADDRESS).content == before
    assert SearchDocument.objects.get(page_id=activity.pk).updated_at == TOMORROW
