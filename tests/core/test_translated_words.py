"""A translation is outdated when the original's published words are others than those it was made from."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms_pages.models import NewsPage
from core import translated_words
from core.models import PublishedWords
from core.sites import get_portal
from core.translated_words import is_older, original_words_changed, words_digest
from tests.built_once import built_once
from tests.cms_pages.factories import (
    ImageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    make_city,
    publish,
)

pytestmark = pytest.mark.django_db


def is_outdated(page):
    """Whether the words of a live original are others than those that `page`, its translation, was made from.
    False where that is not known, and for an original."""
    found = get_portal().home_of(page)
    if found is None or found[1] == found[0].languages[0]:
        return False
    rows = PublishedWords.objects.filter(page__translation_key=page.translation_key, page__live=True)
    of_original, digests = "", {}
    for pk, language, digest, translated in rows.values_list(
        "page_id", "page__locale__language_code", "digest", "of_original"
    ):
        digests[language] = digest
        of_original = translated if pk == page.pk else of_original
    digest = digests.get(found[0].languages[0])
    return is_older(of_original, digest)


@built_once
def pair():
    """A news item in French and, translated sentence by sentence, in English."""
    home = make_city(languages=["fr", "en"])
    news = NewsPageFactory(parent=NewsIndexPageFactory(parent=home), title="La piscine rouvre")
    publish(news)
    english = Locale.objects.create(language_code="en")
    for page in (home, news.get_parent().specific):
        page.copy_for_translation(english).save_revision().publish()
    source, _made = TranslationSource.get_or_create_from_instance(news)
    translation = Translation.objects.create(source=source, target_locale=english)
    translate(translation)
    return news, publish_in(translation)


def translate(translation):
    """Words for every text that has none."""
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": f"English of {segment.string.data}"},
        )


def publish_in(translation):
    """What the button of the side-by-side editor does, but for the commit that it waits for."""
    page, _made = translation.source.create_or_update_translation(
        translation.target_locale, publish=False, fallback=True
    )
    return publish(page)


def read_again(page):
    return NewsPage.objects.get(pk=page.pk)


def changed(news, **values):
    for name, value in values.items():
        setattr(news, name, value)
    publish(news)


def translation_of(news):
    return Translation.objects.get(source__object_id=news.translation_key)


def test_a_translation_is_not_outdated_when_nothing_changed(pair):
    news, english = pair
    publish(read_again(news))
    assert not is_outdated(english)


def test_an_image_or_a_topic_outdates_nothing(pair):
    news, english = pair
    changed(news, listing_image=ImageFactory(), search_words="piscine", slug="bassin")
    assert not is_outdated(read_again(english))


def test_one_changed_sentence_outdates_it(pair):
    news, english = pair
    changed(news, introduction="Elle ouvre mardi.")
    assert is_outdated(english)


def test_a_draft_of_the_original_outdates_nothing(pair):
    news, english = pair
    news.introduction = "Elle ouvre mardi."
    news.save_revision()
    assert not is_outdated(english)


def test_an_original_is_never_outdated(pair):
    news, _english = pair
    changed(news, introduction="Elle ouvre mardi.")
    assert not is_outdated(news)


def test_it_is_up_to_date_once_its_own_words_are_published(pair):
    news, english = pair
    changed(news, introduction="Elle ouvre mardi.")
    translation = translation_of(news)
    translation.source.update_from_db()
    translate(translation)
    assert is_outdated(english)  # written, and not published
    publish_in(translation)
    assert not is_outdated(english)


def test_words_that_came_while_it_was_translated_still_outdate_it(pair):
    news, english = pair
    changed(news, introduction="Elle ouvre mardi.")
    publish_in(translation_of(news))  # from the words that the translator saw
    assert is_outdated(english)


def test_a_sentence_left_in_french_keeps_it_outdated(pair):
    news, english = pair
    changed(news, introduction="Elle ouvre mardi.")
    translation = translation_of(news)
    translation.source.update_from_db()
    publish_in(translation)
    assert is_outdated(english)


def test_a_sentence_that_the_original_lost_outdates_it_whatever_fact_is_published(pair):
    news, english = pair
    changed(news, introduction="")
    translation_of(news).source.update_from_db()
    changed(news, listing_image=ImageFactory())
    assert read_again(english).listing_image
    assert is_outdated(english)


def test_publishing_it_as_it_stands_does_not_take_out_a_sentence_that_the_original_lost(pair):
    news, english = pair
    changed(news, introduction="")
    translation_of(news).source.update_from_db()
    publish(read_again(english))
    assert is_outdated(english)


def test_a_fact_that_comes_with_a_changed_sentence_makes_nothing_up_to_date(pair):
    news, english = pair
    translation_of(news).delete()
    changed(news, introduction="Elle ouvre mardi.", listing_image=ImageFactory())
    assert read_again(english).listing_image
    assert is_outdated(english)


def test_a_translation_written_in_the_usual_form_says_what_was_live_when_it_was_published(pair):
    news, english = pair
    translation_of(news).delete()
    changed(news, introduction="Elle ouvre mardi.")
    assert is_outdated(english)
    publish(read_again(english))
    assert not is_outdated(english)


def test_a_translation_whose_original_is_gone_is_not_outdated(pair):
    news, english = pair
    changed(news, introduction="Elle ouvre mardi.")
    news.unpublish()
    assert not is_outdated(english)
    news.delete()
    assert not is_outdated(read_again(english))


def test_the_order_of_words_counts(pair):
    news, _english = pair
    before = words_digest(news)
    news.title, news.introduction = news.introduction, news.title
    assert words_digest(news) != before


def test_the_change_of_an_original_is_told_and_that_of_a_translation_is_not(pair):
    news, english = pair
    told = []

    def tell(sender, original, **kwargs):
        told.append((sender, original.pk))

    original_words_changed.connect(tell)
    try:
        publish(read_again(news))
        changed(read_again(english), introduction="It opens on Tuesday.")
        changed(news, introduction="Elle ouvre mardi.")
    finally:
        original_words_changed.disconnect(tell)
    assert told == [(NewsPage, news.pk)]


@pytest.mark.parametrize(
    ("text", "says"),
    [("<b>Piscine</b>", True), ("03 20 00 00 00", False), ("/fr/agenda/", False), ("a@b.fr", False)],
)
def test_numbers_and_addresses_are_no_words(text, says):
    assert translated_words.is_word(text) is says


def test_what_is_no_word_needs_no_translator(pair):
    news, _english = pair
    changed(news, introduction="03 20 00 00 00")
    translation = translation_of(news)
    translation.source.update_from_db()
    assert not is_outdated(publish_in(translation))


def test_words_of_a_list_made_by_code_count_though_its_items_have_no_id():
    home = make_city(languages=["fr", "en"])
    column = {"type": "column", "value": {"title": "Ville", "links": [{"label": "Agenda", "page": None}]}}
    home.footer = [column]
    publish(home)
    assert "Agenda" in translated_words.words_of(home)


def test_a_city_of_one_language_keeps_nothing():
    NewsPageFactory(parent=NewsIndexPageFactory(parent=make_city()))
    assert not PublishedWords.objects.exists()


def test_what_was_published_before_is_noted_later_and_outdates_nothing(pair):
    news, english = pair
    PublishedWords.objects.all().delete()
    assert translated_words.keep_missing_words() == 6
    assert translated_words.keep_missing_words() == 0
    assert not is_outdated(english)
    changed(news, introduction="Elle ouvre mardi.")
    assert not is_outdated(english)  # nobody knows what it was made from
