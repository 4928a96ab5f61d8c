"""Feeds that every reader can read, with dates that have come."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from django.utils import timezone

from search.models import SearchDocument
from tests.search import index

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/fr/actualites/liste."


@pytest.mark.parametrize("ext", ["rss", "atom"])
def test_a_document_from_before_with_a_control_character_breaks_no_feed(ext):
    index.news(index.newsroom(), "Vote ouvert")
    index.read(f"{LIST}{ext}")
    SearchDocument.objects.update(title="Vote\x1d ouvert", summary="Oui\x0b")
    feed = feedparser.parse(index.read(f"{LIST}{ext}").content)
    assert not feed.bozo
    assert feed.entries[0].title == "Vote ouvert"


@pytest.fixture
def announced():
    """News that show the day of the event, in 40 days."""
    return index.news(index.newsroom(), "Les vœux", date=timezone.now() + timedelta(days=40))


@pytest.mark.parametrize("ext", ["rss", "atom"])
def test_no_date_of_a_feed_lies_in_the_future(announced, ext):
    feed = feedparser.parse(index.read(f"{LIST}{ext}").content)
    dates = [feed.feed.updated_parsed, feed.entries[0].published_parsed]
    assert max(dates) <= timezone.now().utctimetuple()


def test_a_later_change_moves_the_date_of_the_feed(announced):
    def built():
        return parsedate_to_datetime(feedparser.parse(index.read(f"{LIST}rss").content).feed.updated)

    SearchDocument.objects.update(updated_at=timezone.now() - timedelta(days=3))
    before = built()
    announced.save_revision().publish()
    assert built() - before > timedelta(days=2)
