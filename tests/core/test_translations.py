"""Facts of an original reach its translations; words stay in their language."""

import pytest
from wagtail.models import Locale

from core.models import CitySettings
from directory.models import PlacePage
from search.models import SearchDocument
from search.projection import catch_up
from tests.built_once import built_once
from tests.cms_pages.factories import ImageFactory, publish
from tests.directory.factories import CategoryFactory, PlacePageFactory, town
from tests.rows import topic

pytestmark = pytest.mark.django_db


@built_once
def pair():
    """A bakery in French and its page in English."""
    made = town("tourcoing", languages=["fr", "en"])
    place = PlacePageFactory(parent=made.directory, title="Chez Odile")
    english = Locale.objects.create(language_code="en")
    for page in (made.home, made.directory):
        page.copy_for_translation(english).save_revision().publish()
    translation = place.copy_for_translation(english)
    translation.title = "At Odile’s"
    publish(translation)
    return place, translation


def read_again(page):
    return PlacePage.objects.get(pk=page.pk)


def test_a_fact_reaches_the_translation_and_its_document(pair):
    place, translation = pair
    place.district = "Le Fresnoy"
    publish(place)

    catch_up()
    document = SearchDocument.objects.get(page_id=translation.pk)
    assert document.values["district"] == ["Le Fresnoy"]
    assert read_again(translation).title == "At Odile’s"


def test_topics_cities_and_image_reach_it_too(pair):
    place, translation = pair
    french = topic("nature")
    english = french.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "Outdoors"
    english.save()
    place.topics.set([french])
    place.shown_in.set(CitySettings.objects.all())
    place.listing_image = ImageFactory()
    publish(place)

    translation = read_again(translation)
    assert list(translation.topics.all()) == [english]
    assert translation.shown_in.count() == 1
    assert translation.listing_image == place.listing_image


def test_a_category_without_a_translation_is_that_of_the_original(pair):
    place, translation = pair
    place.category = CategoryFactory(slug="boulangerie")
    publish(place)

    assert read_again(translation).category == place.category


def test_an_old_translation_brings_no_old_fact_back(pair):
    place, translation = pair
    stale = translation.get_latest_revision()
    place.phone = "03 53 01 01 42"
    publish(place)

    stale.publish()

    assert read_again(translation).phone == "03 53 01 01 42"


def test_words_of_the_original_stay_in_its_language(pair):
    place, translation = pair
    place.introduction = "Du pain, tous les matins."
    publish(place)

    assert read_again(translation).introduction == ""


def test_the_draft_of_a_translator_stays_a_draft_and_gets_the_fact(pair):
    place, translation = pair
    translation.title = "Odile’s bakery"
    translation.save_revision()
    place.phone = "03 53 01 01 42"
    publish(place)

    page = read_again(translation)
    draft = page.get_latest_revision_as_object()
    assert (page.title, page.has_unpublished_changes) == ("At Odile’s", True)
    assert (draft.title, draft.phone) == ("Odile’s bakery", "03 53 01 01 42")


def test_a_draft_of_the_original_changes_no_translation(pair):
    place, translation = pair
    place.phone = "03 53 01 01 42"
    place.save_revision()

    assert read_again(translation).phone == ""


def test_a_translation_decides_no_fact(pair):
    place, translation = pair
    translation.phone = "01 02 03 04 05"
    publish(translation)

    assert (read_again(place).phone, read_again(translation).phone) == ("", "")
