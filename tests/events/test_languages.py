"""An activity in two languages: one schedule, one set of dates, words of its own."""

import json

import pytest
from wagtail.models import Locale

from directory.importers.target import PLACES
from directory.importing.comparison import References
from directory.importing.publication import publish_changes
from directory.models import PlacePage
from events import services
from events.models import ActivityPage, Occurrence
from search.models import SearchDocument
from search.occurrences import read
from search.projection import catch_up
from tests.built_once import built_once
from tests.cms_pages.factories import publish
from tests.events.factories import ActivityPageFactory, agenda_town, on_days
from tests.rows import topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
TWELFTH = "20270112T130000Z"


@built_once
def pair():
    """An activity at the library, in French and in English."""
    town = agenda_town("tourcoing", languages=["fr", "en"])
    page = ActivityPageFactory(parent=town.agenda, venue=town.place)
    english = Locale.objects.create(language_code="en")
    for parent in (town.home, town.directory, town.place, town.agenda):
        publish(parent.copy_for_translation(english))
    translation = page.copy_for_translation(english)
    translation.title = "Knitting for all"
    return page, publish(translation)


def document_of(page):
    catch_up()
    return SearchDocument.objects.get(page_id=page.pk)


def test_facts_of_the_original_that_are_words_are_marked_as_french(pair, visit):
    page, _translation = pair
    page.venue, page.venue_name, page.room = None, "Salle Watt", "Salle bleue"
    page.organiser_name = "Les Amis"
    publish(page)
    catch_up()
    paths = dict(SearchDocument.objects.values_list("page_id", "path"))
    own, foreign = (visit(paths[one.pk]).content.decode() for one in pair)
    for words in ("Salle Watt", "Salle bleue", "Les Amis"):
        assert f'<bdi lang="fr">{words}</bdi>' in foreign
        assert f"<bdi>{words}</bdi>" in own


def test_a_calendar_in_english_says_the_facts_of_a_french_activity_in_english(pair, visit):
    page, translation = pair
    music = topic("musique", "Musique")
    copied = music.copy_for_translation(translation.locale)
    copied.title = "Music"
    copied.save()
    facts = {"price": "gratuit", "is_for_all_ages": True, "organiser_name": "Les Amis", "topics": [music]}
    ActivityPageFactory(
        parent=page.get_parent(),
        title="Chorale",
        slug="chorale",
        schedule=json.dumps(on_days("2027-01-13")),
        **facts,
    )
    catch_up()
    listing = SearchDocument.objects.get(page_id=translation.pk).path.rsplit("/", 2)[0]
    calendar = " ".join(visit(f"{listing}/liste.ics").content.decode().replace("\r\n ", "").split())
    assert "SUMMARY;LANGUAGE=fr:Chorale [in French] " in calendar
    assert "Chorale [in French]</title>" in visit(f"{listing}/liste.rss").content.decode()
    assert "Chorale [in French]" in visit(f"{listing}/programme/").content.decode()
    assert "All ages – Free\\nOrganised by" in calendar
    assert "CATEGORIES:Music " in calendar
    assert "Gratuit" not in calendar


def scheduled(page, *days):
    page.schedule = json.dumps(on_days(*days))
    return publish(page)


def test_schedule_and_price_of_the_original_reach_the_other_document(pair):
    page, translation = pair
    page.price = "gratuit"
    scheduled(page, "2027-01-12", "2027-01-13")

    document = document_of(translation)
    assert (document.title, document.is_free) == ("Knitting for all", True)
    assert len(read(document.occurrences.dates)) == 2


def test_both_share_the_rows(pair):
    page, translation = pair
    scheduled(page, "2027-01-12")
    publish(ActivityPage.objects.get(pk=translation.pk))

    assert Occurrence.objects.count() == 1


def test_cancelling_shows_in_both_languages(pair, visit):
    page, translation = pair
    scheduled(page, "2027-01-12")
    services.cancel_occurrences(translation, [TWELFTH], by=None, reason="Grève")

    catch_up()
    for path in SearchDocument.objects.filter(kind="activity").values_list("path", flat=True):
        assert "Grève" in visit(path).content.decode()


def test_place_is_named_in_the_language_of_the_page(pair):
    _page, translation = pair
    place = translation.venue.get_translations().get()
    place.title = "Library of the Shuttle"
    publish(place)

    assert document_of(translation).card["venue"]["title"] == "Library of the Shuttle"


def test_an_import_of_its_place_reaches_it_in_every_language_at_once(pair):
    page, translation = pair
    catch_up()
    place = PlacePage.objects.get(pk=page.venue_id)
    publish_changes(PLACES, [(place, {"district": "Centre"})], References(PlacePage, PLACES.references))

    assert [document_of(one).values["district"] for one in (page, translation)] == [["Centre"], ["Centre"]]


def test_rows_go_with_the_last_language(pair):
    page, translation = pair
    scheduled(page, "2027-01-12")
    page.delete()
    assert Occurrence.objects.count() == 1

    ActivityPage.objects.get(pk=translation.pk).delete()
    assert not Occurrence.objects.exists()
