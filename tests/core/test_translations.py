"""Facts of an original reach its translations; words stay in their language."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Workflow, WorkflowTask, get_page_models
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from core.models import BasePage, CityRootPage, CitySettings
from core.publishing import publish_values
from core.translations import OF_EACH_PAGE, SHARED, original_of
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


def test_a_publication_that_breaks_off_changes_no_language(pair):
    place, translation = pair

    def fall(sender, instance, **kwargs):
        if instance.pk == translation.pk:
            raise OSError

    post_save.connect(fall, sender=PlacePage)
    try:
        place.phone = "03 53 01 01 42"
        with pytest.raises(OSError):
            publish(place)
    finally:
        post_save.disconnect(fall, sender=PlacePage)

    assert {read_again(page).phone for page in pair} == {""}


def test_a_translation_ends_with_its_original(pair):
    place, translation = pair
    place.expire_at = timezone.now() + timedelta(hours=1)
    publish(place)
    stale = translation.get_latest_revision()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
        stale.publish()
        call_command("publish_scheduled")

    assert not any(read_again(page).live for page in pair)


def in_dutch(page):
    """A page of Tourcoing in a third language, whose parents are there."""
    CitySettings.objects.update(languages=["fr", "en", "nl"])
    dutch = Locale.objects.get_or_create(language_code="nl")[0]
    for parent in (page.get_parent().get_parent(), page.get_parent()):
        if not parent.has_translation(dutch):
            publish(parent.specific.copy_for_translation(dutch))
    return page.copy_for_translation(dutch)


def test_a_translation_waits_for_the_date_of_its_original(pair):
    place = PlacePage(title="Chez Léon", go_live_at=timezone.now() + timedelta(hours=1), live=False)
    pair[0].get_parent().add_child(instance=place)
    publish(place)
    publish(in_dutch(place))
    before = PlacePage.objects.filter(translation_key=place.translation_key, live=True).count()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")

    after = PlacePage.objects.filter(translation_key=place.translation_key, live=True)
    assert (before, after.count()) == (0, 2)
    assert after.filter(has_unpublished_changes=False).count() == 2


def test_without_the_first_language_the_next_one_leads(pair):
    place, english = pair
    dutch = publish(in_dutch(place))
    PlacePage.objects.get(pk=place.pk).unpublish()
    english = read_again(english)
    english.phone = "03 20 00 00 00"
    publish(english)

    assert read_again(dutch).phone == "03 20 00 00 00"
    assert original_of(read_again(dutch)).pk == english.pk


def source_of(place, translation):
    source, _created = TranslationSource.update_or_create_from_instance(place)
    Translation.objects.get_or_create(source=source, target_locale=translation.locale)
    return source


def test_a_translation_without_its_original_keeps_its_facts(pair):
    place, translation = pair
    source_of(place, translation)
    place.phone = "03 53 01 01 42"
    publish(place)
    PlacePage.objects.get(pk=place.pk).unpublish()
    source = TranslationSource.objects.get()
    source.create_or_update_translation(translation.locale, publish=False, fallback=True)

    assert read_again(translation).get_latest_revision_as_object().phone == "03 53 01 01 42"


def test_a_moderation_goes_on_with_the_new_facts(pair):
    place, translation = pair
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(
        workflow=workflow, task=GroupApprovalTask.objects.create(name="Relecture", active=True)
    )
    translation.title = "Odile’s bakery"
    translation.save_revision()
    state = workflow.start(translation, None)
    publish_values(place, {"phone": "03 53 01 01 42"})
    state.refresh_from_db()
    state.current_task_state.specific.approve()

    page = read_again(translation)
    assert (page.title, page.phone) == ("Odile’s bakery", "03 53 01 01 42")


def test_topics_reach_a_translation_that_is_not_published_yet(pair):
    place, _translation = pair
    dutch = in_dutch(place)
    dutch.save_revision()
    place.topics.set([topic("nature")])
    publish(place)

    draft = read_again(dutch).get_latest_revision_as_object()
    assert [str(one) for one in draft.topics.all()] == ["Nature"]


def closed(*days, reason, key="a"):
    value = {"first": days[0], "last": days[-1], "reason": reason}
    return json.dumps([{"type": "closure", "value": value, "id": key}])


def test_words_among_facts_stay_in_their_language(pair):
    place, translation = pair
    place.exceptions = closed("2027-02-01", reason="Congés")
    publish(place)
    translation = read_again(translation)
    translation.exceptions = closed("2030-01-01", reason="Holidays")
    publish(translation)
    place.exceptions = closed("2027-03-01", reason="Congés")
    publish(place)

    stored = read_again(translation).exceptions[0].value
    assert (str(stored["first"]), stored["reason"]) == ("2027-03-01", "Holidays")


def test_words_that_the_original_gives_up_are_gone_in_every_language(pair):
    place, translation = pair
    place.exceptions = closed("2027-02-01", reason="Congés")
    publish(place)
    translation = read_again(translation)
    translation.exceptions = closed("2027-02-01", reason="Holidays")
    publish(translation)
    place.exceptions = closed("2027-02-01", reason="")
    publish(place)
    assert read_again(translation).exceptions[0].value["reason"] == ""


def test_translators_are_given_the_words_among_facts_only(pair):
    place, translation = pair
    contact = {"kind": "phone", "label": "Le soir", "value": "03 20 00 00 00"}
    place.contacts = json.dumps([{"type": "contact", "value": contact, "id": "a"}])
    publish(place)
    source_of(place, translation)

    segments = StringSegment.objects.values_list("context__path", "string__data")
    assert ("contacts.a.label", "Le soir") in segments
    assert "03 20 00 00 00" not in dict(segments).values()


def test_order_and_picture_of_a_term_are_those_of_its_original(pair):
    term = topic("nature", order=1)
    english = term.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save()
    term.order, term.picture = 7, "tree"
    term.save()
    english.refresh_from_db()

    assert (english.order, english.picture) == (7, "tree")


def test_every_page_type_with_fields_of_its_own_says_which_are_words():
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    of_every_page = {*OF_EACH_PAGE, *SHARED, "page_ptr"}
    silent = {
        model.__name__
        for model in types
        if not issubclass(model, CityRootPage) and model.words is None
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.name not in of_every_page
    }
    assert not silent
