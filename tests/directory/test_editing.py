"""What an editor of places meets in the admin."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import Translation, TranslationSource

from directory.models import DirectoryIndexPage, PlacePage
from directory.models.choices import ACCESS_FACTS
from directory.models.place import WORDS
from tests.cms_pages.factories import HomePageFactory, NewsIndexPageFactory
from tests.directory.factories import CategoryFactory, PlacePageFactory

pytestmark = pytest.mark.django_db

STREAMS = ("contacts", "exceptions", "body", "gallery")


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("a@example.org", "a@example.org", "a"))
    client.defaults["HTTP_HOST"] = "tourcoing.localhost"
    return client


@pytest.fixture
def place(tourcoing):
    return PlacePageFactory(parent=tourcoing.directory, title="Le Fil", services=["reparation", "inconnu"])


def form_data(**changes):
    access = dict.fromkeys(ACCESS_FACTS, "unknown")
    streams = {name: streamfield([]) for name in STREAMS}
    fixed = {"title": "Le Fil", "slug": "le-fil", "kind": "commerce", "action-publish": "1"}
    return nested_form_data(access | streams | fixed) | changes


def saved(editor, place, **changes):
    """The place once the form is sent with these fields, and the answer."""
    response = editor.post(f"/admin/pages/{place.pk}/edit/", form_data(**changes))
    place.refresh_from_db()
    return response


def test_form_has_its_tabs_in_french(editor, place):
    text = editor.get(f"/admin/pages/{place.pk}/edit/").content.decode()

    assert all(word in text for word in ("Horaires", "Accès, suivi", "Interne", "On ne sait pas"))


def test_a_new_place_is_in_the_town(editor, tourcoing):
    asked = editor.get(f"/admin/pages/add/directory/placepage/{tourcoing.directory.pk}/")
    assert asked.context["form"].initial["town"] == "Tourcoing"


def test_a_category_is_found_in_its_branch_by_the_words_of_other_registers_in_one_language(editor, place):
    shops = CategoryFactory(slug="commerces", title="Commerces")
    flowers = CategoryFactory(slug="fleurs", title="Fleurs", parent=shops, acceslibre="Fleuriste\nJardinerie")
    english = Locale.objects.get_or_create(language_code="en")[0]
    CategoryFactory(slug="shops", title="Shops", locale=english)

    form = editor.get(f"/admin/pages/{place.pk}/edit/").context["form"]

    assert [label for label, _rows in form.fields["category"].choices] == ["", "Commerces"]
    assert f'<option value="{flowers.pk}" data-words="Fleuriste Jardinerie">Fleurs</option>' in str(
        form["category"]
    )


def test_a_category_of_before_in_another_language_stays_offered(editor, place):
    english = Locale.objects.get_or_create(language_code="en")[0]
    place.category = CategoryFactory(slug="shops", title="Shops", locale=english)
    place.save()

    saved(editor, place, category=place.category_id)

    assert place.category.title == "Shops"


def test_lists_of_codes_are_kept_and_unknown_ones_dropped(editor, place):
    saved(editor, place, services=["location", "reparation"])

    assert place.services == ["location", "reparation"]


def test_list_without_a_box_is_empty(editor, place):
    saved(editor, place)

    assert place.services == []


@pytest.mark.parametrize(("sent", "kept"), [("true", True), ("false", False), ("unknown", None)])
def test_fact_about_access_is_yes_no_or_unknown(editor, place, sent, kept):
    saved(editor, place, entree_plain_pied=sent)

    assert place.entree_plain_pied is kept


def test_wrong_siret_is_refused_in_french(editor, place):
    response = saved(editor, place, siret="12345678901234")

    assert "Ce Siret n’est pas bon" in response.content.decode()


def test_directory_stands_under_home_pages_only(tourcoing):
    newsroom = NewsIndexPageFactory(parent=tourcoing.home)

    assert DirectoryIndexPage.can_create_at(HomePageFactory(parent=tourcoing.home.get_parent()))
    assert not DirectoryIndexPage.can_create_at(newsroom)


def test_facts_follow_in_a_translation(tourcoing, place):
    english = Locale.objects.create(language_code="en")
    for page in (tourcoing.home, tourcoing.directory):
        page.copy_for_translation(english)
    source, _created = TranslationSource.get_or_create_from_instance(place)
    Translation.objects.create(source=source, target_locale=english)
    translated = place.copy_for_translation(english)
    place.hours, place.entree_plain_pied, place.street = "Mo-Fr 09:00-18:00", True, "1 place de la Laine"

    copy_synchronised_fields(place, translated)

    assert (translated.hours, translated.entree_plain_pied, translated.street) == (
        place.hours,
        True,
        place.street,
    )


def test_only_words_are_given_to_translators(place):
    source, _created = TranslationSource.get_or_create_from_instance(place)
    segments = source.stringsegment_set.values_list("context__path", flat=True)

    assert {path.partition(".")[0] for path in segments} <= {*WORDS, "disclaimer"}


def test_model_knows_its_address_lines():
    place = PlacePage(street="1 rue du Fil", postcode="59200", town="Tourcoing")

    assert place.address_lines == ["1 rue du Fil", "59200 Tourcoing"]


def test_draft_of_a_place_can_be_previewed(editor, tourcoing):
    draft = PlacePageFactory(parent=tourcoing.directory, live=False, hours="Mo-Fr 09:00-18:00")
    draft.title = "Pas encore ouvert"
    draft.save_revision()

    response = editor.get(f"/admin/pages/{draft.pk}/view_draft/")

    assert response.status_code == 200
    assert "Pas encore ouvert" in response.content.decode()


def test_draft_of_a_directory_can_be_previewed(editor, tourcoing):
    tourcoing.directory.save_revision()

    assert editor.get(f"/admin/pages/{tourcoing.directory.pk}/view_draft/").status_code == 200


@pytest.fixture
def two_places(tourcoing):
    """Places that differ: a filter is shown where it leaves something out."""
    PlacePageFactory(parent=tourcoing.directory, payments=["carte"], district="Centre", hours="24/7")
    PlacePageFactory(parent=tourcoing.directory, payments=["cheque"], district="Virolois")


def test_editor_chooses_the_filters_of_the_list(editor, tourcoing, visit, two_places):
    fixed = {"title": "Lieux", "slug": "lieux", "body": streamfield([]), "action-publish": "1"}
    editor.post(
        f"/admin/pages/{tourcoing.directory.pk}/edit/",
        nested_form_data(fixed) | {"facets_shown": ["district", "open"]},
    )

    assert [panel.param for panel in visit("/fr/lieux/").context["panels"]] == ["ouvert", "quartier"]


def test_without_a_choice_all_filters_are_shown(visit, two_places):
    assert {"quartier", "paiement"} <= {panel.param for panel in visit("/fr/lieux/").context["panels"]}
