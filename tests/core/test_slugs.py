"""Addresses are made of titles in one way, whoever makes the page."""

import pytest
from wagtail.models import Locale, Page

from cms_pages.models import ContentPage
from core.models import CitySettings
from core.slugs import latin_slug_of, slug_of
from tests.built_once import built_once
from tests.cms_pages.factories import ContentPageFactory, make_city, publish


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Restos du Cœur", "restos-du-coeur"),
        ("L’atelier d'Inès", "l-atelier-d-ines"),
        ("Café – crème (été) n° 5", "cafe-creme-ete-n-5"),
        ("Straße", "strasse"),
        ("المَسْبَح 2026", "lmsbh-2026"),
        ("…", ""),
    ],
)
def test_a_title_makes_an_address(title, slug):
    assert slug_of(title) == slug


def test_an_arabic_title_makes_no_latin_one():
    titles = ("المسبح", "المسبح البلدي Brasses", "التسجيل من 1 فبراير", "Piscine المسبح")
    assert [latin_slug_of(title) for title in titles] == ["", "", "", "piscine-lmsbh"]


@built_once
def homes():
    """Roubaix in French and Arabic; /fr/piscine/."""
    french = make_city("roubaix")
    CitySettings.objects.filter(slug="roubaix").update(languages=["fr", "ar"])
    arabic = french.copy_for_translation(Locale.objects.create(language_code="ar"))
    publish(arabic)
    return arabic, ContentPageFactory(parent=french, title="Piscine", slug="piscine")


@pytest.mark.django_db
def test_a_page_that_is_only_in_arabic_gets_its_consonants(homes):
    home = Page.objects.get(pk=homes[0].pk)
    pages = [home.add_child(instance=ContentPage(title="المسبح", locale=home.locale)) for _ in range(2)]
    assert [page.slug for page in pages] == ["lmsbh", "lmsbh-2"]


@pytest.mark.django_db
def test_an_arabic_translation_has_the_address_of_its_original(homes):
    translation = homes[1].copy_for_translation(homes[0].locale)
    translation.title, translation.slug = "المسبح", ""
    translation.save()
    assert translation.slug == "piscine"


@pytest.mark.django_db
def test_a_changed_address_of_a_translation_leads_on_in_its_language(
    homes, client, django_capture_on_commit_callbacks
):
    translation = homes[1].copy_for_translation(homes[0].locale)
    publish(translation)
    translation.slug = "masbah"
    with django_capture_on_commit_callbacks(execute=True):
        publish(translation)

    answer = client.get("/ar/piscine/", headers={"host": "roubaix.localhost"})
    assert (answer.status_code, answer["Location"]) == (301, "http://roubaix.localhost/ar/masbah/")
    assert client.get("/fr/piscine/", headers={"host": "roubaix.localhost"}).status_code == 200
