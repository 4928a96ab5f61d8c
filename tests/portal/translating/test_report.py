"""« Traductions »: what is missing, in progress, outdated, and how many words are left."""

import csv
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from core.sites import get_portal
from core.translated_words import count_words, is_word, words_of
from portal.translating import board
from portal.translating.models import TranslationJob
from tests.cms_pages.factories import ContentPageFactory, NewsPageFactory, make_city, publish
from tests.portal.translating.conftest import signed_in

pytestmark = pytest.mark.django_db


def entry_of(page, code="en"):
    (found,) = [
        entry
        for entry in board.entries({"roubaix": (code,)})
        if entry.original_id == page.pk and entry.language == code
    ]
    return found


def translate(page, code="en"):
    """Words for every text that says something."""
    locale = Locale.objects.get(language_code=code)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    for segment in translation.source.stringsegment_set.all():
        if is_word(segment.string.data):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": "said"},
            )
    return translation


def translated(page, code="en"):
    """Sent, every text translated, published."""
    translation = translate(page, code)
    locale = translation.target_locale
    made, _created = translation.source.create_or_update_translation(locale, publish=False, fallback=True)
    return publish(made)


@pytest.fixture
def sent(editor, roubaix):
    """The first news item, in English."""
    page = roubaix.items[0]
    editor.post(reverse("translating:send", args=[page.pk]), {"languages": ["en"]})
    return page


def test_a_page_goes_from_missing_to_up_to_date(editor, roubaix, sent):
    words = count_words(words_of(sent))
    assert (entry_of(roubaix.items[1]).state, entry_of(roubaix.items[1]).words) == ("missing", words)
    assert (entry_of(sent).state, entry_of(sent).words) == ("draft", words)
    translate(sent)
    assert (entry_of(sent).state, entry_of(sent).words) == ("ready", 0)
    translated(sent)
    assert (entry_of(sent).state, entry_of(sent).words) == ("published", 0)


@pytest.mark.parametrize("text", ["03 20 00 00 00", "/fr/agenda/", "mairie@roubaix.fr"])
def test_numbers_and_addresses_are_nothing_to_translate(editor, roubaix, text):
    page = roubaix.items[2]
    page.introduction = text
    publish(page)
    editor.post(reverse("translating:send", args=[page.pk]), {"languages": ["en"]})
    assert entry_of(page).words == count_words([page.title])


def test_a_changed_sentence_makes_it_outdated_by_so_many_words(
    roubaix, sent, django_capture_on_commit_callbacks
):
    translated(sent)
    sent.introduction = "Elle ouvre mardi matin."
    with django_capture_on_commit_callbacks(execute=True):
        publish(sent)
    assert (entry_of(sent).state, entry_of(sent).words) == ("outdated", 4)
    translated(sent)
    assert entry_of(sent).state == "published"


def test_what_is_not_published_in_french_is_not_asked_for(roubaix):
    draft = ContentPageFactory(parent=roubaix.home, live=False)
    entries = board.entries({"roubaix": ("en",)})
    assert draft.pk not in {entry.original_id for entry in entries}


def test_lines_count_pages_by_city_language_and_type(editor, roubaix, sent):
    lines = board.lines(board.entries({"roubaix": ("ar", "en")}))
    news = next(
        line for line in lines if line.entry.language == "en" and line.entry.type_id == sent.content_type_id
    )
    assert news.cells == [("missing", 2), ("draft", 1), ("ready", 0), ("outdated", 0), ("published", 0)]


def test_it_reads_the_texts_of_the_cities_that_are_asked_for(roubaix, sent):
    make_city("tourcoing", languages=["fr", "en"])
    tourcoing = [city for city in get_portal().cities if city.slug == "tourcoing"]
    assert board._words_left(board._in_first_language(tourcoing), {"en"}) == {}


def test_the_report_asks_as_many_queries_for_many_pages(editor, roubaix, django_assert_num_queries):
    address = reverse("translating:report")
    editor.get(address)
    with CaptureQueriesContext(connection) as captured:
        editor.get(address)
    few = len(captured)
    NewsPageFactory.create_batch(30, parent=roubaix.news)
    editor.get(address)
    with django_assert_num_queries(few):
        editor.get(address)
    with django_assert_num_queries(4):
        board.entries({"roubaix": ("en", "ar")})


def test_a_number_leads_to_its_pages_and_from_there_to_the_work(editor, roubaix, sent):
    address = reverse("translating:report")
    words = unescape(editor.get(address).content.decode())
    query = f"?ville=roubaix&langue=en&sorte={sent.content_type_id}&etat="
    assert f'href="{query}missing">2</a>' in words

    missing = unescape(editor.get(address + query + "missing").content.decode())
    assert f'action="{reverse("translating:send", args=[roubaix.items[1].pk])}"' in missing
    drafts = unescape(editor.get(address + query + "draft").content.decode())
    assert reverse("wagtailadmin_pages:edit", args=[sent.get_translations().get().pk]) in drafts


def test_ticked_pages_are_sent_together(translator, roubaix):
    address = reverse("translating:report") + "?etat=missing"
    ticked = [f"{page.pk}-en" for page in roubaix.items[:2]]
    assert f'value="{ticked[0]}"' in translator.get(address).content.decode()
    others = [f"{roubaix.items[2].pk}-ar", "x-en", "9-"]
    translator.post(reverse("translating:send-several"), {"pages": ticked + others})
    job = TranslationJob.objects.get()
    assert job.title == "2 pages"
    made = {(row.page_id, row.language) for row in job.pages.all()}
    assert made == {(page.pk, "en") for page in (roubaix.news, *roubaix.items[:2])}


def test_a_single_ticked_page_is_sent_by_its_name(translator, roubaix):
    translator.post(reverse("translating:send-several"), {"pages": [f"{roubaix.guide.pk}-en"]})
    assert TranslationJob.objects.get().title == "Guide"


def test_no_page_is_ticked(translator, roubaix):
    answer = translator.post(reverse("translating:send-several"), follow=True)
    assert "Cochez les pages" in answer.content.decode()


def test_words_are_added_up_for_each_language(editor, roubaix):
    entries = board.entries({"roubaix": ("ar", "en")})
    words = sum(entry.words for entry in entries) // 2
    assert board.words_by_language(entries) == [("English", words), ("العربية", words)]
    seen = unescape(editor.get(reverse("translating:report")).content.decode())
    assert f"<bdi>English</bdi> {words} mots" in seen


def test_a_filter_that_nobody_offered_filters_nothing(editor, roubaix):
    address = reverse("translating:report")
    for query in ("?ville=lille", "?etat=x&p=9999", "?sorte=1%27"):
        assert editor.get(address + query).status_code == 200


def test_it_is_a_csv_file_too(editor, roubaix, sent):
    roubaix.items[1].title = "=1+1"
    publish(roubaix.items[1])
    answer = editor.get(reverse("translating:report") + "?langue=en&format=csv")
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["Ville", "Type de page", "Langue", "État"]
    assert ["Roubaix", "English", "En cours", sent.title] in [[*row[:1], *row[2:4], row[5]] for row in rows]
    assert "'=1+1" in [row[5] for row in rows]


def test_each_sees_the_own_cities_and_languages(translator, roubaix):
    home = make_city("tourcoing", languages=["fr", "nl"])
    ContentPageFactory(parent=home, title="Secret")
    seen = translator.get(reverse("translating:report") + "?etat=missing").content.decode()
    assert "English" in seen
    assert "العربية" not in seen
    assert "Secret" not in seen


def test_who_translates_nothing_has_no_such_screen(roubaix):
    client = signed_in("autre", roubaix.homes["fr"])
    assert client.get(reverse("translating:report")).status_code == 302
    assert reverse("translating:report") not in client.get("/admin/").content.decode()
