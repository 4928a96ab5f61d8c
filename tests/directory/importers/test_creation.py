"""Pages written in bulk are pages like any other."""

import io

import pytest
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

from directory.importing.bulk_pages import insert_pages
from directory.models import PlacePage
from tests.directory.factories import CategoryFactory, PlacePageFactory
from tests.directory.importers.conftest import place

ROWS = "id;nom;rue;tel;point\n" + "".join(f"{n};Atelier;{n} rue du Fil;;50.7{n:02},3.16\n" for n in range(30))


def test_the_tree_is_whole(bring, tourcoing):
    bring(ROWS)
    assert not any(Page.find_problems())
    tourcoing.directory.refresh_from_db()
    assert tourcoing.directory.numchild == 30


def test_an_editor_adds_a_page_after_them(bring, tourcoing):
    bring(ROWS)
    page = PlacePageFactory(parent=PlacePage.objects.first().get_parent(), title="Après")
    assert page.path == Page.objects.order_by("-path").first().path


def test_places_of_the_same_name_have_addresses_of_their_own(bring, tourcoing):
    bring(ROWS)
    slugs = set(PlacePage.objects.values_list("slug", flat=True))
    assert len(slugs) == 30
    assert set(PlacePage.objects.values_list("url_path", flat=True)) == {
        f"/tourcoing/lieux/{slug}/" for slug in slugs
    }


def test_each_has_the_revision_and_the_history_of_a_published_page(bring):
    bring(ROWS)
    page = PlacePage.objects.first()
    assert page.get_latest_revision_as_object().street == page.street
    assert page.latest_revision_id == page.live_revision_id


def test_an_editor_saves_and_publishes_one(bring):
    bring(ROWS)
    page = PlacePage.objects.first()
    page.title = "Atelier rénové"
    page.full_clean()
    page.save_revision().publish()
    assert place("Atelier rénové").live


def test_the_admin_finds_them(admin_index, bring):
    bring(ROWS)
    assert get_search_backend().search("Atelier", PlacePage).count() == 30


def test_a_category_knows_who_uses_it(bring):
    category = CategoryFactory(slug="ateliers")
    mapping = {"columns": {"title": "nom", "street": "rue"}, "constants": {"category": "ateliers"}}
    bring(ROWS, mapping=mapping)
    before = ReferenceIndex.get_references_to(category).count()
    call_command("rebuild_references_index", verbosity=0)
    assert before == ReferenceIndex.get_references_to(category).count() == 30


@pytest.mark.parametrize("title", ["東京", "---", "É" * 250])
def test_any_name_gets_a_usable_address(bring, title):
    bring(f"id;nom;rue;tel;point\n1;{title};1 rue du Fil;;\n")
    assert PlacePage.objects.get().slug


DIRTY = (
    '[{"id": "1\\u001d", "nom": "Fil\\ufffe d’Or\\u000b", "rue": "1 rue\\u001e du Fil", "tel": "\\u0001", '
    '"point": "50.72,3.16", "horaires": "lundi\\u001f 9h-12h", "texte": "Du fil\\u000bde l’or\\uffff"}]'
)
TEXTS = {"columns": {"title": "nom", "street": "rue", "hours": "horaires", "description": "texte"}}


def test_what_xml_cannot_hold_is_cleaned_before_the_bulk_writes(bring):
    for content in (DIRTY, DIRTY.replace("d’Or", "d’Argent")):
        bring(content, name="lieux.json", mapping=TEXTS | {"identifier": ["id"]})
    assert place("Fil d’Argent").introduction == "Du fil\nde l’or"
    call_command("clean_text", stdout=(out := io.StringIO()))
    assert out.getvalue() == "0 rows cleaned.\n"


def test_bulk_writes_clean_what_scripts_give_them(tourcoing):
    page = PlacePage(title="Vieux\x0b fil", locale_id=tourcoing.directory.locale_id)
    insert_pages(tourcoing.directory, [page])
    assert place("Vieux fil").latest_revision.content["title"] == "Vieux fil"
