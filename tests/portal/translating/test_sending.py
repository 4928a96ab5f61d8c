"""Pages are made in another language by the worker, one by one, parents first, as drafts."""

from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from core.desk.pages import drafts
from portal.translating import tasks
from portal.translating.making import NoHomeError, make_draft
from portal.translating.models import PageToTranslate, TranslationJob
from portal.translating.sending import create_job, pages_to_send
from tests.cms_pages.factories import ContentPageFactory, NewsPageFactory, make_city, publish
from tests.rows import topic

pytestmark = pytest.mark.django_db
INTACT = ([], [], [], [], [])


def in_language(page, code):
    return page.get_translations().filter(locale__language_code=code).first()


def send(client, page, *codes, **more):
    return client.post(reverse("translating:send", args=[page.pk]), {"languages": codes, **more}, follow=True)


def test_a_city_is_sent_to_two_languages_and_its_tree_stays_whole(editor, roubaix):
    send(editor, roubaix.home, "en", "ar", with_pages_below="on")

    for code in ("en", "ar"):
        below = Page.objects.filter(path__startswith=roubaix.homes[code].path, depth__gt=2)
        assert below.count() == 7
        assert not below.filter(live=True).exists()
        assert not below.exclude(locale__language_code=code).exists()
    assert not Page.objects.exclude(alias_of=None).exists()
    assert Page.find_problems() == INTACT
    assert set(PageToTranslate.objects.values_list("state", flat=True)) == {"made"}


def test_a_page_brings_its_parents_along_and_nothing_else(editor, roubaix):
    send(editor, roubaix.part, "en")

    made = Page.objects.filter(path__startswith=roubaix.homes["en"].path, depth__gt=2)
    assert list(made.order_by("path").values_list("title", flat=True)) == ["Guide", "Chapitre", "Paragraphe"]
    assert in_language(roubaix.part, "en").get_parent().title == "Chapitre"
    assert in_language(roubaix.part, "ar") is None


def test_drafts_below_are_left_out_but_for_those_above_a_published_page(roubaix):
    ContentPageFactory(parent=roubaix.guide, title="Brouillon", live=False)
    roubaix.chapter.unpublish()
    sent = pages_to_send(roubaix.guide, ["en"], with_pages_below=True)
    assert sent == [(page.pk, "en") for page in (roubaix.guide, roubaix.chapter, roubaix.part)]


def test_each_has_its_words_for_the_side_by_side_editor(editor, roubaix):
    send(editor, roubaix.guide, "en")

    translation = Translation.objects.get(source__object_id=roubaix.guide.translation_key)
    assert translation.enabled
    assert "Guide" in translation.source.stringsegment_set.values_list("string__data", flat=True)
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[in_language(roubaix.guide, "en").pk]))
    assert "wagtail_localize/admin/edit_translation.html" in [part.name for part in form.templates]


def test_what_one_sent_is_none_of_the_drafts_that_one_wrote(editor, roubaix):
    send(editor, roubaix.guide, "en")
    assert not drafts(get_user_model().objects.get(username="redactrice")).exists()


def test_topics_are_those_of_the_language(editor, roubaix):
    french = topic("nature")
    english = french.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "Outdoors"
    english.save()
    roubaix.guide.topics.set([french])
    publish(roubaix.guide)
    send(editor, roubaix.guide, "en")

    made = in_language(roubaix.guide, "en")
    assert list(made.topics.all()) == [english]
    assert list(made.get_latest_revision_as_object().topics.all()) == [english]


def test_twice_the_same_makes_nothing_twice(editor, roubaix):
    send(editor, roubaix.guide, "en", with_pages_below="on")
    before = Page.objects.count()
    answer = send(editor, roubaix.guide, "en", with_pages_below="on")

    assert Page.objects.count() == before
    assert TranslationJob.objects.count() == 1
    assert "existe déjà dans ces langues" in unescape(answer.content.decode())


def test_a_page_made_meanwhile_is_noted_and_not_made_again(roubaix):
    sent = pages_to_send(roubaix.guide, ["en"], with_pages_below=False)
    jobs = [create_job(roubaix.guide, sent, by=None) for _ in range(2)]
    for job in jobs:
        tasks.make_pages.func(job.pk)

    assert [job.pages.get().state for job in jobs] == ["made", "there"]
    assert in_language(roubaix.guide, "en")


def test_a_job_is_made_in_slices(roubaix, monkeypatch):
    monkeypatch.setattr(tasks, "AT_ONCE", 2)
    sent = pages_to_send(roubaix.guide, ["en"], with_pages_below=True)
    job = create_job(roubaix.guide, sent, by=None)
    tasks.make_pages.enqueue(job.pk)

    job.refresh_from_db()
    assert job.finished_at
    assert not job.pages.exclude(state="made").exists()


def test_one_page_that_cannot_be_made_keeps_no_other_waiting(roubaix):
    sent = pages_to_send(roubaix.news, ["en"], with_pages_below=False)
    job = create_job(roubaix.news, [(roubaix.news.pk, "nl"), *sent], by=None)  # no home in Dutch
    tasks.make_pages.enqueue(job.pk)

    assert dict(job.pages.values_list("language", "state")) == {"nl": "failed", "en": "made"}
    assert Page.find_problems() == INTACT


def test_the_minute_timer_goes_on_with_what_a_dead_worker_left(roubaix):
    sent = pages_to_send(roubaix.guide, ["en"], with_pages_below=True)
    job = create_job(roubaix.guide, sent, by=None)
    tasks.enqueue_unfinished()
    assert job.pages.filter(state="waiting").count() == 3  # a worker may be at it

    TranslationJob.objects.update(progress_at=timezone.now() - timedelta(minutes=3))
    tasks.enqueue_unfinished()
    assert job.pages.filter(state="made").count() == 3


def test_a_city_without_that_language_gets_no_page_in_it():
    home = make_city("marcq", languages=["fr"])
    page = ContentPageFactory(parent=home)
    english = Locale.objects.create(language_code="en")
    with pytest.raises(NoHomeError):
        make_draft(page, english)
    assert not TranslationSource.objects.exists()


def test_the_request_writes_rows_in_a_few_queries_however_many_pages(
    editor, roubaix, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(tasks.make_pages.__class__, "enqueue", lambda *args: None)
    NewsPageFactory.create_batch(20, parent=roubaix.news)
    address = reverse("translating:send", args=[roubaix.home.pk])
    with django_assert_max_num_queries(32):
        editor.post(address, {"languages": ["en", "ar"], "with_pages_below": "on"})
    assert PageToTranslate.objects.count() == 54


def test_progress_is_seen_without_javascript(editor, roubaix, monkeypatch):
    sent = pages_to_send(roubaix.guide, ["en"], with_pages_below=True)
    job = create_job(roubaix.guide, sent, by=None)
    address = reverse("translating:job", args=[job.pk])
    assert '<progress max="3" value="0">' in editor.get(address).content.decode()

    tasks.make_pages.enqueue(job.pk)
    seen = editor.get(address).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[in_language(roubaix.guide, "en").pk]) in seen
    assert "3 sur 3" in unescape(editor.get(reverse("translating:jobs")).content.decode())


def test_a_translator_sends_to_the_own_language_only(translator, roubaix):
    form = translator.get(reverse("translating:send", args=[roubaix.guide.pk])).content.decode()
    assert 'value="en"' in form
    assert 'value="ar"' not in form
    send(translator, roubaix.guide, "ar")
    assert not TranslationJob.objects.exists()
    send(translator, roubaix.guide, "en")
    assert in_language(roubaix.guide, "en")


def test_pages_of_a_city_where_one_translates_nothing_are_refused(editor, roubaix):
    home = make_city("tourcoing", languages=["fr", "nl"])
    page = ContentPageFactory(parent=home, title="Secret")
    answer = editor.get(reverse("translating:send", args=[page.pk]), follow=True)
    assert "Secret" not in answer.content.decode()


def test_what_nobody_published_is_not_sent(editor, roubaix):
    page = ContentPageFactory(parent=roubaix.home, live=False)
    answer = send(editor, page, "en")
    assert "Publiez d’abord la page" in unescape(answer.content.decode())
    assert not TranslationJob.objects.exists()
