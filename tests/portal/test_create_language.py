"""One more language for a city: what the command makes, and what a second run leaves alone."""

from dataclasses import dataclass
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import StringTranslation, Translation

from cms_pages.models import ContentPage, HomePage
from core.models import Audience, CitySettings, Topic
from directory.models import Category
from directory.services import load_categories
from portal.cities import create_city
from portal.cities.language import create_language
from portal.cities.rights import permission
from portal.demo.taxonomy import plant_taxonomy
from portal.demo.towns import TOWNS
from tests.portal.conftest import as_if_committed, undone_at_the_end
from tests.rows import french, topic

pytestmark = pytest.mark.django_db


@dataclass
class Arabic:
    """Roubaix in Arabic, and what the command said."""

    printed: list[str]
    city: CitySettings
    home: Page


@pytest.fixture(scope="module")
def arabic(django_db_setup, django_db_blocker):
    """One topic is an editor's own, the page of contacts was rewritten; a press service has the news only."""
    with undone_at_the_end(django_db_blocker):
        with as_if_committed():
            parts = create_city(port=80, **TOWNS[1])
            plant_taxonomy()
            topic("beffroi", "Beffroi")
            load_categories()
            parts.pages["contact"].introduction = "Passez nous voir."
            parts.pages["contact"].save_revision().publish()
            press, right = Group.objects.create(name="Presse"), permission("change_page")
            GroupPagePermission.objects.create(group=press, page=parts.news, permission=right)
        with as_if_committed():
            lines = printed("roubaix", "ar")
        yield Arabic(lines, CitySettings.objects.get(), HomePage.objects.get(locale__language_code="ar"))


def printed(*arguments):
    out = StringIO()
    call_command("create_language", *arguments, stdout=out)
    return out.getvalue().splitlines()


def in_arabic(model=Page):
    return model.objects.filter(locale__language_code="ar")


def test_the_tree_is_whole_and_every_page_is_published_with_words_of_its_own(arabic):
    assert Page.find_problems() == ([], [], [], [], [])
    titles = dict(in_arabic().exclude(slug="contact").values_list("title", "live"))
    assert set(titles.values()) == {True}
    assert {"الأخبار", "المعاملات الإدارية", "الإشعارات القانونية"} <= titles.keys()
    assert [title for title in titles if title.isascii()] == ["Roubaix"]


def test_its_home_page_stands_beside_the_first_one_and_answers(arabic, visit):
    assert (arabic.home.slug, arabic.home.depth) == ("roubaix-ar", 2)
    page = visit("/ar/", "roubaix").content.decode()
    assert all(word in page for word in ("الأخبار", "الإشعارات القانونية", "أنتم…"))


def test_the_words_under_the_name_of_the_city_are_in_its_language(arabic, visit):
    assert "<small>بوابة السكان</small>" in visit("/ar/", "roubaix").content.decode()


@pytest.mark.parametrize("model", [Topic, Audience, Category])
def test_no_shipped_term_is_left_in_french(arabic, model):
    firsts = dict(model.objects.filter(locale=french()).values_list("translation_key", "title"))
    arabic = dict(in_arabic(model).values_list("translation_key", "title"))
    own = {key for key, title in firsts.items() if title in ("Beffroi", "")}
    assert set(arabic) | own == set(firsts)
    assert not [title for title in arabic.values() if title.isascii()]


def test_a_category_stands_below_that_of_its_language(arabic):
    bakery = in_arabic(Category).get(slug="boulangerie")
    assert (bakery.title, bakery.parent.title) == ("مخبز وحلويات", "المتاجر")


def test_words_are_where_translators_find_them(arabic):
    translations = Translation.objects.filter(target_locale=arabic.home.locale, enabled=True)
    assert translations.count() == in_arabic().count()
    progress = {row.get_target_instance().slug: row.get_progress() for row in translations}
    assert {slug: of - done for slug, (of, done) in progress.items() if of != done} == {"contact": 1}
    footer = StringTranslation.objects.filter(context__field_path="footer.column.links.item.label")
    assert "الإشعارات القانونية" in footer.values_list("data", flat=True)


def test_every_group_has_its_rights_on_the_pages_of_that_language(arabic):
    of_team = GroupPagePermission.objects.filter(page=arabic.home, group__name="Équipe Roubaix")
    french_rights = GroupPagePermission.objects.filter(
        page=arabic.city.site.root_page, group__name="Équipe Roubaix"
    )
    assert set(of_team.values_list("permission", flat=True)) == set(
        french_rights.values_list("permission", flat=True)
    )
    press = GroupPagePermission.objects.filter(group__name="Presse").values_list("page__title", flat=True)
    assert set(press) == {"Actualités", "الأخبار"}


def test_a_second_run_makes_what_is_missing_and_leaves_what_people_changed(arabic):
    page = in_arabic(ContentPage).get(title="عن هذا الموقع")
    page.title = "من نحن"
    page.save_revision().publish()
    in_arabic(ContentPage).get(title="التصميم المراعي للبيئة").delete()
    again = create_language("roubaix", "ar")
    assert [page.title for page in again.made] == ["التصميم المراعي للبيئة"]
    page.refresh_from_db()
    assert (page.title, again.is_new) == ("من نحن", False)


def test_a_second_run_gives_no_right_back_and_publishes_no_draft(arabic):
    rights = GroupPagePermission.objects.filter(page=arabic.home, group__name="Équipe Roubaix")
    rights.filter(permission=permission("publish_page")).delete()
    Group.objects.filter(name__startswith="Traducteurs").delete()
    home = arabic.home.specific
    home.seo_title = ""
    home.save_revision().publish()
    home.introduction = "مسودة"
    home.save_revision()
    again = create_language("roubaix", "ar")
    assert (again.group, rights.filter(permission=permission("publish_page")).exists()) == (None, False)
    home = HomePage.objects.get(pk=home.pk)
    draft = home.get_latest_revision_as_object()
    assert (home.introduction == "مسودة", draft.introduction) == (False, "مسودة")
    assert home.seo_title == "بوابة السكان"


def test_a_page_that_editors_rewrote_is_left_as_a_draft_with_the_words_there_are(arabic):
    page = in_arabic(ContentPage).get(slug="contact")
    assert (page.live, page.title, page.introduction) == (False, "اتصل بنا", "Passez nous voir.")


def test_the_command_says_where_the_language_is_what_it_lacks_and_who_translates(arabic):
    online, draft, terms, team = arabic.printed[-4:]
    assert online.endswith("arabe\u00a0: http://roubaix.localhost/ar/")
    assert "(1), laissée en brouillon" in draft
    assert "Beffroi" in terms
    assert "Traducteurs de Roubaix (arabe)" in team


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lens", "en"), "Aucune ville ne s’appelle lens. Il y a\u00a0: roubaix."),
        (("roubaix", "pl"), "Le portail ne connaît pas la langue pl"),
        (("roubaix", "fr"), "c’est sa première langue"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(arabic, arguments, words):
    with pytest.raises(CommandError, match=words):
        printed(*arguments)
    assert CitySettings.objects.get().languages == ["fr", "ar"]
