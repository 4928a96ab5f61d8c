"""An editor of Tourcoing writes synonyms and promotes results of Tourcoing, and meets no other."""

import html
import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms_pages.models import ContentPage
from core.models import CitySettings
from search.workbench.models import AskedQuestion, Promotion, Synonym

pytestmark = pytest.mark.django_db


def city(slug):
    return CitySettings.objects.get(slug=slug)


def add(client, kind, **fields):
    """Send the form of a new one; what the screen says."""
    return client.post(reverse("workbench:add", args=[kind]), {"language": "fr", **fields}).content.decode()


@pytest.fixture
def administrator(two_towns):
    """A client of an administrator."""
    user = get_user_model().objects.create_superuser("admin", password="trame-et-chaine")
    client = Client(headers={"host": "live.localhost"})
    client.force_login(user)
    return client


def test_editors_add_change_and_delete_synonyms_of_their_city(editor):
    add(editor, "synonymes", words="vélo, bicyclette", city=city("tourcoing").pk)
    row = Synonym.objects.get(city__slug="tourcoing")
    assert "bicyclette" in editor.get(reverse("workbench:rows", args=["synonymes"])).content.decode()
    changed = {"words": "vélo = bicyclette", "language": "fr"}
    editor.post(reverse("workbench:change", args=["synonymes", row.pk]), changed)
    row.refresh_from_db()
    assert (row.words, row.city.slug) == ("vélo = bicyclette", "tourcoing")
    delete = reverse("workbench:delete", args=["synonymes", row.pk])
    assert delete in editor.get(reverse("workbench:rows", args=["synonymes"])).content.decode()
    assert "vélo = bicyclette" in editor.get(delete).content.decode()
    assert Synonym.objects.exists()  # a look deletes nothing
    editor.post(delete)
    assert not Synonym.objects.exists()


@pytest.mark.parametrize(("kind", "most"), [("synonymes", 500), ("en-avant", 200)])
def test_words_too_long_are_refused_not_cut(editor, kind, most):
    form = editor.get(reverse("workbench:add", args=[kind])).content.decode()
    assert "maxlength" not in re.search(r'<input[^>]*name="words"[^>]*>', form)[0]
    said = add(editor, kind, words=f"vélo, {most * 'a'}", city=city("tourcoing").pk)
    assert f"{most} caractères" in said.replace("\u00a0", " ")
    assert not Synonym.objects.exists()


@pytest.mark.parametrize("other", ["", "roubaix"])
def test_a_synonym_of_another_city_or_of_all_is_refused(editor, other):
    add(editor, "synonymes", words="vélo, bicyclette", city=city(other).pk if other else "")
    assert not Synonym.objects.exists()


@pytest.mark.parametrize("other", ["", "roubaix"])
def test_a_synonym_of_another_city_or_of_all_is_neither_shown_nor_changed(editor, other):
    row = Synonym.objects.create(words="a, b", language="fr", city=city(other) if other else None)
    assert "a, b" not in editor.get(reverse("workbench:rows", args=["synonymes"])).content.decode()
    for name in ("change", "delete"):
        answer = editor.post(reverse(f"workbench:{name}", args=["synonymes", row.pk]), {"words": "c, d"})
        assert answer.status_code == 404
    assert Synonym.objects.get().words == "a, b"


def test_who_administers_writes_for_all_cities(administrator):
    add(administrator, "synonymes", words="vélo, bicyclette", city="")
    assert Synonym.objects.get().city is None


def test_one_word_alone_is_no_synonym(editor):
    said = add(editor, "synonymes", words="vélo", city=city("tourcoing").pk)
    assert "deux mots" in said
    assert not Synonym.objects.exists()


def test_a_published_page_is_promoted_and_a_draft_is_not(editor, two_towns):
    home, fields = two_towns["tourcoing"].home, {"words": "rsa", "city": city("tourcoing").pk}
    draft = home.add_child(instance=ContentPage(title="Brouillon", slug="brouillon", live=False))
    assert "n’est pas publiée" in add(editor, "en-avant", page=draft.pk, **fields)
    add(editor, "en-avant", page=home.pk, ends_on="2026-12-01", **fields)
    assert Promotion.objects.get().page_id == home.pk
    assert home.title in editor.get(reverse("workbench:rows", args=["en-avant"])).content.decode()


def test_who_publishes_nothing_is_refused(two_towns):
    user = get_user_model().objects.create_user("lectrice", password="trame-et-chaine")
    user.user_permissions.add(two_towns["tourcoing"].group.permissions.get(codename="access_admin"))
    client = Client(headers={"host": "live.localhost"})
    client.force_login(user)
    assert client.get(reverse("workbench:rows", args=["synonymes"])).status_code == 302


@pytest.fixture
def questions(two_towns):
    """Two questions of Tourcoing, one of Roubaix, today."""
    today = timezone.localdate()
    for slug, words, asks, followed in (
        ("tourcoing", "trottinette", 7, 0),
        ("tourcoing", "tourcoing", 3, 2),
        ("roubaix", "secret de roubaix", 9, 0),
    ):
        AskedQuestion.objects.create(
            city=city(slug), language="fr", words=words, day=today, asks=asks, followed=followed
        )


def listed(editor, **query):
    """The questions that the screen shows, in order."""
    return [row.words for row in editor.get(reverse("workbench:index"), query).context["rows"]]


def test_editors_see_what_their_city_searched_and_no_other(editor, questions):
    assert listed(editor) == ["trottinette", "tourcoing"]
    assert listed(editor, ville="roubaix") == ["trottinette", "tourcoing"]


def test_before_the_first_question_the_screen_leads_on(editor):
    page = editor.get(reverse("workbench:index")).content.decode()
    assert {reverse("workbench:add", args=[kind]) for kind in ("synonymes", "en-avant")} <= set(
        re.findall(r'href="([^"]+)"', page)
    )


def test_views_keep_what_found_nothing_was_not_opened_or_was_refined(editor, questions):
    assert "trottinette" in listed(editor, vue="sans-resultat")
    assert "tourcoing" not in listed(editor, vue="sans-clic")
    assert listed(editor, vue="affinees") == []


def test_a_question_leads_to_a_synonym_a_promotion_and_a_page_that_begin_with_it(editor, questions):
    page = editor.get(reverse("workbench:index")).content.decode()
    begun = re.findall(r'href="(/admin/recherches/[^"]+mots=trottinette[^"]*)"', page)
    forms = [editor.get(html.unescape(address)) for address in begun]
    assert [form.context["form"]["words"].value() for form in forms[:2]] == ["trottinette = ", "trottinette"]
    assert "titre=Trottinette" in forms[2].content.decode()


def test_a_question_shows_what_editors_have_done_for_it_in_its_city(editor, questions, two_towns):
    page = ContentPage.objects.child_of(city("tourcoing").site.root_page).first()
    yesterday = timezone.localdate() - timedelta(days=1)
    for slug, words, ends_on in (
        ("tourcoing", "Trottinettes", None),
        ("tourcoing", "tourcoing", yesterday),
        ("roubaix", "tourcoing", None),
    ):
        Promotion.objects.create(city=city(slug), language="fr", words=words, page=page, ends_on=ends_on)
    for town, words in (
        (city("tourcoing"), "trottinettes = patinette"),
        (None, "patinette = trottinette"),
        (city("roubaix"), "trottinette = secret"),
    ):
        Synonym.objects.create(city=town, language="fr", words=words)
    AskedQuestion.objects.create(  # a page in Dutch also shows what is in French
        city=city("tourcoing"), language="nl", words="trottinette", day=timezone.localdate()
    )
    rows = editor.get(reverse("workbench:index")).context["rows"]
    assert [(row.words, row.synonyms, row.promoted) for row in rows] == [
        ("trottinette", ("trottinettes = patinette",), (page.title,)),
        ("tourcoing", (), ()),
        ("trottinette", ("trottinettes = patinette",), (page.title,)),
    ]
    said = editor.get(reverse("workbench:index")).content.decode()
    assert "Synonyme\u00a0: trottinettes = patinette" in said
    assert f"Mise en avant\u00a0: {page.title}" in html.unescape(said)
