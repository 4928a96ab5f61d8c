"""The shipped tree of categories and what maps to it."""

import pytest
from wagtail.models import Locale

from core.theme.drawings import drawing_choices
from directory import tree
from directory.importers.categories import Categories
from directory.models import Category
from directory.services import load_categories, shipped_categories
from tests.rows import french

pytestmark = pytest.mark.django_db


def words_of(register):
    return [word for row in shipped_categories() for word in row[register].split("\n") if word]


def test_loading_twice_creates_nothing_more():
    french()
    created = load_categories()

    assert (created, load_categories()) == (len(shipped_categories()), 0)


def test_loading_leaves_what_editors_changed():
    french()
    load_categories()
    Category.objects.filter(slug="velo").update(title="Deux-roues")

    load_categories()

    assert Category.objects.get(slug="velo").title == "Deux-roues"


def test_tree_has_two_levels_of_known_parents():
    roots = {row["slug"] for row in shipped_categories() if not row["parent"]}

    assert {row["parent"] for row in shipped_categories()} - {""} <= roots


@pytest.mark.parametrize("register", ["slug", "osm", "acceslibre", "naf", "fr"])
def test_word_leads_to_one_category(register):
    words = words_of(register)

    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", ["fr", "en", "nl", "ar"])
def test_each_is_named_in_each_language_that_is_shipped(language):
    assert [row["slug"] for row in shipped_categories() if not row[language].strip()] == []


def test_pictures_are_drawings_there_are():
    assert {row["picture"] for row in shipped_categories()} <= {name for name, _label in drawing_choices()}


@pytest.mark.parametrize(
    ("register", "word", "slug"),
    [
        ("acceslibre", "Bibliothèque médiathèque", "mediatheque"),
        ("acceslibre", "Aménagement maison\u00a0: cuisine salle de bain salon", "maison"),
        ("acceslibre", "Sage-femme", "specialiste"),
        ("osm", {"shop": "bicycle"}, "velo"),
        ("osm", {"shop": "anything"}, "commerces"),
        ("osm", {"leisure": "playground"}, "aire-de-jeux"),
        ("osm", {"healthcare": "rehabilitation"}, "sante"),
        ("naf", "10.71C", "boulangerie"),
        ("scdl", "01010401", "mairie"),
    ],
)
def test_word_of_a_register_finds_its_category(categories, register, word, slug):
    assert getattr(Categories(), register)(word) == slug


@pytest.mark.parametrize(
    ("words", "slug"),
    [("Cordonnier", "retouche"), ("Réparation de vélos", "velo"), ("Vente de nuages", "")],
)
def test_what_residents_look_for_names_a_category_in_a_file_too(categories, words, slug):
    assert Categories().in_words(words) == slug


def test_branch_stands_after_its_parent_in_the_order_of_the_tree(categories):
    slugs = list(tree.labels(None, "fr"))

    assert slugs[:2] == ["commerces", "alimentation"]
    assert slugs.index("restauration") < slugs.index("cafe")


@pytest.fixture
def renamed(categories):
    """The shop for bicycles, once an editor gave it another code."""
    category = Category.objects.get(slug="velo")
    category.slug = "deux-roues"
    category.save()
    return category


def test_a_category_with_a_new_code_is_not_made_again(renamed):
    assert (load_categories(), Category.objects.filter(slug="velo").exists()) == (0, False)


def test_an_import_still_names_it_by_the_code_of_before(renamed):
    categories = Categories()

    assert (categories.code("velo"), categories.code("absent")) == ("deux-roues", "")


def test_a_category_with_a_new_code_still_says_what_sort_of_place_it_holds(renamed):
    renamed = Category.objects.get(slug="pharmacie")
    renamed.slug = "officine"
    renamed.save()

    assert Categories().kind_of("officine") == "commerce"


def test_a_category_in_one_language_gets_its_translations():
    french()
    english = Locale.objects.create(language_code="en")
    known = Category.objects.create(slug="velo", title="Bicycles", locale=english)

    load_categories()

    assert Category.objects.get(slug="velo", locale=french()).translation_key == known.translation_key
