"""No other way puts a page under another language, or shows one in the wrong language."""

from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from portal.translating.models import TranslationJob
from tests.cms_pages.factories import publish

pytestmark = pytest.mark.django_db
SENTENCE = "Une page reste dans sa langue"


@pytest.fixture
def boss(roubaix):
    """Who may do everything."""
    client = Client(headers={"host": "roubaix.localhost"})
    client.force_login(get_user_model().objects.create_superuser("admin"))
    return client


@pytest.fixture
def english(editor, roubaix):
    """The guide in English, a draft."""
    editor.post(reverse("translating:send", args=[roubaix.guide.pk]), {"languages": ["en"]})
    return roubaix.guide.get_translations().get()


def below(home):
    return Page.objects.filter(path__startswith=home.path, depth__gt=2)


def read(answer):
    return unescape(answer.content.decode())


def test_a_page_is_not_moved_under_another_language(boss, roubaix):
    home = roubaix.homes["en"]
    answer = boss.post(
        reverse("wagtailadmin_pages:move_confirm", args=[roubaix.guide.pk, home.pk]), follow=True
    )
    assert SENTENCE in read(answer)
    assert not below(home).exists()


def test_nor_is_a_copy(boss, roubaix):
    home = roubaix.homes["en"]
    fields = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": home.pk}
    answer = boss.post(reverse("wagtailadmin_pages:copy", args=[roubaix.guide.pk]), fields)
    assert SENTENCE in read(answer)
    assert not below(home).exists()


def test_a_copy_inside_a_language_is_made_and_never_an_alias(boss, roubaix):
    address = reverse("wagtailadmin_pages:copy", args=[roubaix.guide.pk])
    assert 'name="alias"' not in read(boss.get(address))
    fields = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": roubaix.home.pk, "alias": "on"}
    boss.post(address, fields)
    assert Page.objects.get(slug="copie").alias_of_id is None


@pytest.mark.parametrize("action", ["copy", "move"])
def test_the_api_refuses_it_with_the_same_sentence(boss, roubaix, action):
    home = roubaix.homes["en"]
    address = reverse("wagtailadmin_api:pages:action", args=[roubaix.guide.pk, action])
    answer = boss.post(address, {"destination_page_id": home.pk})
    assert answer.status_code == 403
    assert SENTENCE in answer.json()["detail"]
    assert not below(home).exists()


@pytest.mark.parametrize("action", ["create_alias", "copy_for_translation", "convert_alias"])
def test_the_api_makes_no_alias_and_no_subtree(boss, roubaix, action):
    before = Page.objects.count()
    address = reverse("wagtailadmin_api:pages:action", args=[roubaix.guide.pk, action])
    answer = boss.post(address, {"locale": "en", "recursive": True, "alias": True})
    assert (answer.status_code, Page.objects.count()) == (404, before)


def test_wagtail_localizes_own_address_for_sending_is_ours(boss, roubaix):
    address = reverse("wagtail_localize:submit_page_translation", args=[roubaix.guide.pk])
    boss.post(address, {"languages": ["en"], "locales": ["1"], "include_subtree": "on"})
    assert TranslationJob.objects.get().pages.count() == 1
    assert not roubaix.guide.get_translations().get().live


def test_its_sync_publishes_nothing(boss, roubaix, english):
    source = Translation.objects.get().source
    fields = {"publish_translations": "on"}
    answer = boss.post(reverse("wagtail_localize:update_translations", args=[source.pk]), fields)
    assert answer.headers["Location"] == reverse("translating:send", args=[roubaix.guide.pk])
    assert not Page.objects.get(pk=english.pk).live


def test_the_side_by_side_editor_offers_no_alias(boss, english):
    page = read(boss.get(reverse("wagtailadmin_pages:edit", args=[english.pk])))
    assert '"stopTranslationUrl": "/' in page
    assert '"convertToAliasUrl": null' in page


def test_its_conversion_to_an_alias_does_nothing(boss, english):
    answer = boss.post(reverse("wagtail_localize:convert_to_alias", args=[english.pk]), follow=True)
    assert "jamais une simple copie" in read(answer)
    assert Page.objects.get(pk=english.pk).alias_of_id is None


def test_the_menu_of_a_page_leads_to_our_screen_once(boss, roubaix, english):
    words = read(boss.get(reverse("wagtailadmin_explore", args=[roubaix.guide.pk])))
    assert words.count(reverse("translating:send", args=[roubaix.guide.pk])) == 1
    assert "localize/" not in words


def test_the_button_of_the_editor_says_in_which_language_with_a_space(editor):
    words = editor.get(reverse("wagtail_localize:javascript_catalog")).content.decode()
    assert '"Publish in ": "Publier en "' in words


def test_translators_see_the_words_that_are_live_when_they_open_the_page(editor, roubaix, english):
    roubaix.guide.introduction = "Tout sur la ville."
    publish(roubaix.guide)
    words = read(editor.get(reverse("wagtailadmin_pages:edit", args=[english.pk])))
    assert "Tout sur la ville." in words
