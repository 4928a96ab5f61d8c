"""An original is unpublished or deleted: which translations live on, and taking them along."""

from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page

from tests.cms_pages.factories import publish
from tests.portal.translating.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(roubaix):
    """{language: the page about it, published}; the French one is the original."""
    made = {"fr": roubaix.guide}
    for code in ("en", "ar"):
        copy = roubaix.guide.copy_for_translation(Locale.objects.get(language_code=code))
        copy.title = f"Guide in {code}"
        made[code] = publish(copy)
    return made


def live_in(pages):
    return {code for code, page in pages.items() if Page.objects.filter(pk=page.pk, live=True).exists()}


def read(answer):
    return unescape(answer.content.decode())


def bulk(action, *pages):
    ids = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{ids}&next=/admin/"


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_confirmation_names_each_language_and_offers_both(editor, guide, action):
    words = read(editor.get(reverse(f"wagtailadmin_pages:{action}", args=[guide["fr"].pk])))
    assert "English\xa0: " in words
    assert "Guide in ar" in words
    assert 'name="languages" value="all"' in words


@pytest.mark.parametrize(("choice", "left"), [("", {"en", "ar"}), ("all", set())])
def test_unpublishing_takes_the_others_along_if_asked(editor, guide, choice, left):
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[guide["fr"].pk]), {"languages": choice})
    assert live_in(guide) == left


@pytest.mark.parametrize(("choice", "left"), [("", {"en", "ar"}), ("all", set())])
def test_deleting_takes_the_others_along_if_asked(editor, guide, choice, left):
    editor.post(reverse("wagtailadmin_pages:delete", args=[guide["fr"].pk]), {"languages": choice})
    assert live_in(guide) == left
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("action", ["unpublish", "delete"])
@pytest.mark.parametrize(("choice", "left"), [("", {"en", "ar"}), ("all", set())])
def test_so_does_a_bulk_action(editor, guide, action, choice, left):
    assert 'value="all"' in read(editor.get(bulk(action, guide["fr"])))
    editor.post(bulk(action, guide["fr"]), {"languages": choice})
    assert live_in(guide) == left


def test_a_bulk_action_that_takes_nothing_away_asks_nothing(editor, guide):
    assert 'value="all"' not in read(editor.get(bulk("publish", guide["fr"])))


def test_who_may_not_touch_a_language_is_told_so_and_leaves_it(roubaix, guide):
    client = signed_in("francophone", roubaix.homes["fr"], roubaix.homes["en"])
    address = reverse("wagtailadmin_pages:unpublish", args=[guide["fr"].pk])
    assert read(client.get(address)).count("vous ne pouvez pas toucher") == 1

    answer = client.post(address, {"languages": "all"}, follow=True)
    assert live_in(guide) == {"ar"}
    assert "Toujours là en\xa0: العربية" in read(answer)


def test_a_translation_goes_alone_and_nothing_is_asked(editor, guide):
    address = reverse("wagtailadmin_pages:unpublish", args=[guide["en"].pk])
    assert 'value="all"' not in read(editor.get(address))
    editor.post(address, {"languages": "all"})
    assert live_in(guide) == {"fr", "ar"}


def test_the_api_unpublishes_one_language(editor, guide):
    editor.post(reverse("wagtailadmin_api:pages:action", args=[guide["fr"].pk, "unpublish"]))
    assert live_in(guide) == {"en", "ar"}


@pytest.fixture
def english(editor, roubaix):
    """Sent for translation, a draft."""
    editor.post(reverse("translating:send", args=[roubaix.part.pk]), {"languages": ["en"]})
    return roubaix.part.get_translations().get()


def test_a_translation_whose_original_is_withdrawn_is_translated_and_published(
    editor, roubaix, english, django_capture_on_commit_callbacks
):
    roubaix.part.unpublish()
    address = reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert "Paragraphe" in read(editor.get(address))
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(address, {"action": "publish"})
    assert Page.objects.get(pk=english.pk).live


@pytest.mark.parametrize("deletes", [True, False])
def test_a_translation_whose_original_is_gone_is_edited_in_the_usual_form(editor, roubaix, english, deletes):
    if deletes:
        roubaix.part.delete()
    else:  # in a way that tells wagtail-localize nothing
        Page.objects.filter(pk=roubaix.part.pk).update(translation_key=uuid4())
    address = reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert 'name="title"' in read(editor.get(address))
