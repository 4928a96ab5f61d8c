"""What the first page of the admin says to who translates, and to who publishes what is translated."""

from html import unescape

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation

from core.desk.registry import matters
from portal.guide.chapters import chapter_for
from tests.cms_pages.factories import publish
from tests.portal.translating.conftest import signed_in
from tests.portal.translating.test_report import translate, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(roubaix):
    """Writes in English, and publishes nothing."""
    return signed_in("traductrice", roubaix.homes["en"], rights=("change_page",))


def waiting(client):
    """{state: what the dashboard of this client counts}, nothing left out but zeros."""
    user = client.get("/admin/").wsgi_request.user
    found = {m.query.partition("=")[2]: m.count(user) for m in matters() if m.name.startswith("traductions")}
    return {state: count for state, count in found.items() if count}


def send(client, page, *codes):
    return client.post(reverse("translating:send", args=[page.pk]), {"languages": codes})


def test_a_translator_sees_what_is_missing_and_what_was_begun(translator, roubaix):
    assert waiting(translator) == {"missing": 7}  # the list, three items, the guide with two pages below
    send(translator, roubaix.guide, "en")
    assert waiting(translator) == {"missing": 6, "draft": 1}
    page = unescape(translator.get("/admin/").content.decode())
    assert "Pages à traduire" in page
    assert "Rien n’attend" not in page
    assert "Modifier l’accueil" not in page


def test_what_is_translated_waits_for_who_publishes(translator, editor, roubaix):
    send(editor, roubaix.guide, "en", "ar")
    assert waiting(editor) == {}
    translate(roubaix.guide)
    assert waiting(editor) == {"ready": 1}
    assert "ready" not in waiting(translator)


def test_words_of_the_original_that_changed_wait_for_both(
    translator, editor, roubaix, django_capture_on_commit_callbacks
):
    send(editor, roubaix.guide, "en", "ar")
    for code in ("en", "ar"):
        translated(roubaix.guide, code)
    assert waiting(editor) == {}
    roubaix.guide.title = "Guide des habitants"
    with django_capture_on_commit_callbacks(execute=True):
        publish(roubaix.guide)
    assert waiting(editor) == {"outdated": 2}
    assert waiting(translator)["outdated"] == 1

    translate(roubaix.guide)
    assert waiting(editor) == {"ready": 1, "outdated": 1}
    assert "outdated" not in waiting(translator)


def test_an_original_that_lost_a_text_leaves_nothing_to_translate(
    translator, editor, roubaix, django_capture_on_commit_callbacks
):
    roubaix.guide.introduction = "Les mardis."
    publish(roubaix.guide)
    send(editor, roubaix.guide, "en")
    translated(roubaix.guide)
    roubaix.guide.introduction = ""
    with django_capture_on_commit_callbacks(execute=True):
        publish(roubaix.guide)
    assert waiting(editor) == {"ready": 1}
    assert "outdated" not in waiting(translator)
    translated(roubaix.guide)
    assert waiting(editor) == {}


def test_a_translation_without_the_editor_is_outdated_though_no_words_are_known(editor, roubaix):
    send(editor, roubaix.guide, "en")
    translated(roubaix.guide)
    Translation.objects.update(enabled=False)
    roubaix.guide.title = "Guide des habitants"
    publish(roubaix.guide)
    assert waiting(editor) == {"outdated": 1}


def test_what_was_published_incomplete_is_counted(editor, roubaix):
    send(editor, roubaix.guide, "en")
    publish(roubaix.guide.get_translations().get().specific)
    assert waiting(editor) == {"outdated": 1}
    translate(roubaix.guide)
    assert waiting(editor) == {"ready": 1}


def test_the_editor_of_a_translation_says_what_is_left_and_who_goes_on(translator, editor, roubaix):
    send(translator, roubaix.guide, "en")
    english = roubaix.guide.get_translations().get()
    form = unescape(translator.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode())
    assert "à traduire. Chaque texte est gardé" in form
    assert "data-translates-only" in form
    assert '"displayName": "anglais"' in form
    translate(roubaix.guide)
    address = reverse("translating:left", args=[english.pk])
    assert "vous avez fini" in translator.get(address).content.decode()
    assert "relisez, puis publiez" in editor.get(address).content.decode()


def test_what_a_text_said_before_it_changed_is_beside_it(translator, editor, roubaix):
    send(editor, roubaix.guide, "en")
    english = translated(roubaix.guide)
    roubaix.guide.title = "Guide des habitants"
    publish(roubaix.guide)
    translator.get(reverse("wagtailadmin_pages:edit", args=[english.pk]))
    left = unescape(translator.get(reverse("translating:left", args=[english.pk])).content.decode())
    assert "<li>Guide → said</li>" in left
    assert left.count("<li>") == 1


def test_what_is_left_elsewhere_is_not_told(translator, roubaix):
    address = reverse("translating:left", args=[roubaix.guide.pk])
    assert translator.get(address).status_code in (302, 403)


def test_a_single_page_opens_in_its_editor_when_it_is_made(translator, roubaix):
    job = send(translator, roubaix.guide, "en").headers["Location"]
    english = roubaix.guide.get_translations().get()
    assert translator.get(job).headers["Location"] == reverse("wagtailadmin_pages:edit", args=[english.pk])


def test_the_editor_says_how_many_texts_are_left_in_each_tab(translator, roubaix):
    send(translator, roubaix.guide, "en")
    english = roubaix.guide.get_translations().get()
    address = reverse("translating:left", args=[english.pk])
    assert 'data-tab="contenu" data-count="1"' in translator.get(address).content.decode()
    translate(roubaix.guide)
    assert "data-tab" not in translator.get(address).content.decode()


def test_numbers_and_addresses_of_mail_are_no_texts_in_the_editor(translator, roubaix):
    href = "tel:0353010020"
    words = f'<p>Appelez <a href="{href}">la mairie</a> ou <a href="https://lille.fr/">Lille</a>.</p>'
    roubaix.guide.body = [("paragraph", words)]
    publish(roubaix.guide)
    send(translator, roubaix.guide, "en")
    english = roubaix.guide.get_translations().get()
    form = unescape(translator.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode())
    assert '"https://lille.fr/"' in form
    assert href not in form


def test_who_does_not_write_the_original_is_led_to_it_where_it_is_read(translator, roubaix):
    send(translator, roubaix.guide, "en")
    english = roubaix.guide.get_translations().get()
    form = translator.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode()
    assert f'href="{roubaix.guide.full_url}"' in form

    answer = translator.get(reverse("wagtailadmin_pages:edit", args=[roubaix.guide.pk]), follow=True)
    words = unescape(answer.content.decode())
    assert "Vous traduisez (anglais)" in words
    assert "«\xa0Guide\xa0», en français" in words
    assert reverse("wagtailadmin_pages:edit", args=[english.pk]) in words


def test_who_translates_is_offered_neither_a_new_page_nor_a_copy(translator, editor, roubaix):
    send(translator, roubaix.guide, "en")
    english = roubaix.guide.get_translations().get()
    offers = [
        reverse("wagtailadmin_pages:copy", args=[english.pk]),
        reverse("wagtailadmin_pages:add_subpage", args=[roubaix.homes["en"].pk]),
    ]
    listing = reverse("wagtailadmin_explore", args=[roubaix.homes["en"].pk])
    for client, is_offered in ((editor, True), (translator, False)):
        words = client.get(listing).content.decode()
        assert [address in words for address in offers] == [is_offered, is_offered]


def test_the_guide_opens_at_translating_on_a_translation_only(translator, roubaix):
    send(translator, roubaix.items[0], "en")
    english = roubaix.items[0].get_translations().get()
    pages = (roubaix.items[0], english)
    opened = [chapter_for(reverse("wagtailadmin_pages:edit", args=[page.pk])) for page in pages]
    assert opened == ["actualite", "traduire"]
