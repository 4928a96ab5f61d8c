"""Who translates Roubaix into English: what the group may do, and what it may not, by real requests."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from cms_pages.models import ContentPage
from portal.cities.filling import fill
from portal.cities.language import create_language
from portal.cities.translators import make_translators
from portal.writing.catalogue import Catalogue
from tests.built_once import built_once
from tests.cms_pages.factories import ContentPageFactory, make_city

pytestmark = pytest.mark.django_db
REFUSED = (302, 403, 404)


@built_once
def towns():
    """A hub, where the admin is; Roubaix in English and Arabic, Tourcoing in English, with one page each."""
    make_city("hub", is_hub=True)
    for slug, codes in (("roubaix", ("en", "ar")), ("tourcoing", ("en",))):
        page = ContentPageFactory(parent=make_city(slug), title=f"La halle de {slug}", slug="halle")
        for code in codes:
            create_language(slug, code)
            fill(page, Locale.objects.get(language_code=code), Catalogue())


@pytest.fixture
def translator(towns):
    """A client of somebody in « Traducteurs de Roubaix (anglais) »."""
    user = get_user_model().objects.create_user("traductrice")
    user.groups.add(Group.objects.get(name="Traducteurs de Roubaix (anglais)"))
    client = Client(headers={"host": "hub.localhost"})
    client.force_login(user)
    return client


def page_of(city, code):
    return ContentPage.objects.get(slug="halle", locale__language_code=code, url_path__startswith=f"/{city}")


def title_of(page):
    """(Translation of a page, the segment of its title)."""
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    return translation, translation.source.stringsegment_set.get(context__path="title")


def translate(client, page, words):
    """What the side-by-side editor sends when a title is typed."""
    translation, segment = title_of(page)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    form = encode_multipart(BOUNDARY, {"value": words})
    return client.put(address, form, content_type=MULTIPART_CONTENT)


def test_a_translator_opens_the_editor_and_writes(translator):
    page = page_of("roubaix", "en")
    editor = translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "La halle de roubaix" in editor.content.decode()
    assert translate(translator, page, "The hall").status_code == 201
    kept = StringTranslation.objects.get(data="The hall")
    assert (kept.locale.language_code, kept.last_translated_by.username) == ("en", "traductrice")


def test_a_translator_publishes_nothing(translator):
    page = page_of("roubaix", "en")
    translate(translator, page, "The hall")
    answer = translator.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    assert answer.status_code in REFUSED
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize(("city", "code"), [("roubaix", "ar"), ("tourcoing", "en")])
def test_other_languages_and_other_cities_are_out_of_reach(translator, city, code):
    page = page_of(city, code)
    translation, _segment = title_of(page)
    assert translate(translator, page, "X").status_code in REFUSED
    assert not StringTranslation.objects.filter(data="X").exists()
    assert translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code in REFUSED
    for name in ("download_pofile", "upload_pofile", "stop_translation", "preview_translation"):
        address = reverse(f"wagtail_localize:{name}", args=[translation.pk])
        method = translator.get if name in ("download_pofile", "preview_translation") else translator.post
        assert method(address).status_code in REFUSED, name
    assert Translation.objects.get(pk=translation.pk).enabled


def test_the_french_page_is_left_alone(translator):
    page = page_of("roubaix", "fr")
    home = page.get_parent()
    for name in ("edit", "unpublish", "delete", "move", "copy"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        assert translator.post(address, {"title": "Autre", "slug": "autre"}).status_code in REFUSED, name
    add = reverse("wagtailadmin_pages:add", args=["cms_pages", "contentpage", home.pk])
    assert translator.get(add).status_code in REFUSED
    page.refresh_from_db()
    assert (page.title, page.live) == ("La halle de roubaix", True)
    assert home.get_children().count() == 1


def test_settings_and_languages_are_not_the_translators_affair(translator):
    settings = reverse("wagtailsettings:edit", args=["core", "citysettings"])
    assert translator.get(settings).status_code in REFUSED
    assert translator.get("/admin/langues/").status_code in REFUSED
    assert translator.get(reverse("wagtaillocales:index")).status_code in REFUSED


def test_one_group_may_translate_into_several_languages(towns):
    city = page_of("roubaix", "fr").get_parent().sites_rooted_here.get().citysettings
    locales = [Locale.objects.get(language_code=code) for code in ("en", "ar")]
    group = make_translators(city, locales)
    assert group.name == "Traducteurs de Roubaix (anglais, arabe)"
    assert set(group.page_permissions.values_list("page__slug", flat=True)) == {"roubaix-en", "roubaix-ar"}


def test_the_tree_is_whole(towns):
    assert Page.find_problems() == ([], [], [], [], [])
