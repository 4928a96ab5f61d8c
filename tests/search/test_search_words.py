"""Words that residents type for what a category, a topic or a kind holds."""

import importlib

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import Locale

from core import generation
from core.models import Topic
from core.sites import Scope
from directory.models import Category
from directory.services import load_categories, shipped_categories, translate_categories
from search.analysis import fold
from search.names import values_named_by
from search.planning import plans_of
from search.protocol import Search
from search.query import SearchQuery
from search.questions import read_question
from search.vocabulary import vocabulary_of
from tests.built_once import built_once
from tests.cms_pages.factories import make_city
from tests.rows import french

pytestmark = pytest.mark.django_db
MIGRATION = "directory.migrations.0013_search_words_of_categories"
OF_OTHER_LANGUAGES = "directory.migrations.0016_search_words_in_dutch_and_arabic"


@built_once
def shipped():
    """The shipped categories, and a topic with a word of an editor."""
    locale = french()
    load_categories()
    Topic.objects.create(
        locale=locale, slug="nature", title="Nature en ville", search_words="arbres, sentier"
    )


def named(text, facet="category", *, language="fr", is_unfinished=False):
    """The values that any word of a question names."""
    words = read_question(text, language).words
    values = values_named_by(words, language, is_unfinished=is_unfinished)
    return {value for named in values for name, value in named if name == facet}


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("coiffeur", "coiffeur"),
        ("Coiffeuses", "coiffeur"),
        ("salon de coiffure", "coiffeur"),
        ("menuisier", "artisans"),
        ("opticien", "optique"),
        ("veterinaire", "animaux"),
        ("équitation", "equitation"),
        ("docteur", "medecin"),
        ("bibliothèque", "mediatheque"),
        ("mediatheque", "mediatheque"),
        ("déchetterie", "dechets"),
        ("dechèterie", "dechets"),
        ("déchèteries ouvertes dimanche", "dechets"),
        ("dentiste", "dentiste"),
        ("pharmacie de garde", "pharmacie"),
        ("salon de thé", "salon-de-the"),
        ("boulangère", "boulangerie"),
        ("Coiffure", "coiffeur"),
        ("parking vélo", "parking-velo"),
        ("où faire garder son enfant", "creche"),
        ("auto-école", "auto-ecole"),
        ("auto ecole", "auto-ecole"),
    ],
)
def test_a_word_names_what_it_stands_for(shipped, typed, category):
    assert category in named(typed)


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("CAF", "cafe"),
        ("café", "impots"),
        ("maison", "maison"),
        ("merci", "textile"),
        ("thé", "salon-de-the"),
        ("salon", "coiffeur"),
        ("garde", "pharmacie"),
        ("permis de construire", "auto-ecole"),
    ],
)
def test_a_piece_of_a_name_and_a_word_beside_it_name_nothing(shipped, typed, category):
    assert category not in named(typed)


def test_each_word_of_a_name_is_met_by_its_value(shipped):
    words = read_question("salon de thé ouvert", "fr").words
    values = [{value for _, value in found} for found in values_named_by(words, "fr")]
    assert values == [{"salon-de-the"}, {"douceurs", "salon-de-the"}, set()]


def test_a_word_nearly_typed_names_it_too(shipped):
    assert named("coiffeu", is_unfinished=True) == {"coiffeur"}
    assert named("coiffeu") == named("caf", is_unfinished=True) - {"impots"} == set()


def test_what_an_editor_writes_works_at_the_next_question(shipped):
    assert named("sentiers", "topic") == {"nature"}
    topic = Topic.objects.get()
    topic.search_words = "chemin"
    topic.save()
    assert (named("sentier", "topic"), named("chemins", "topic")) == (set(), {"nature"})


@pytest.mark.parametrize(("typed", "kind"), [("actus", "news"), ("jours de collecte", "waste")])
def test_kinds_have_words(shipped, typed, kind):
    assert kind in named(typed, "kind")


def test_search_words_are_known_words(shipped):
    assert {"coiffeuse", "equitation", "opticien"} <= set(vocabulary_of("fr", None).spellings)


def test_every_shipped_category_has_words_that_say_more_than_its_title():
    for row in shipped_categories():
        words = {fold(word, " ") for word in row["search_words"]["fr"].split(",")}
        assert words - {fold(row["fr"], " ")}, row["slug"]
        assert all(row["search_words"][language] for language in ("en", "nl", "ar")), row["slug"]


WORDS = (
    ("huisarts", "nl", "medecin"),
    ("bakkers", "nl", "boulangerie"),
    ("zwemles", "nl", "piscine"),
    ("toilet", "nl", "toilettes"),
    ("طبيب", "ar", "medecin"),
    ("الطبيب", "ar", "medecin"),
    ("مخبز", "ar", "boulangerie"),
    ("مسجد", "ar", "culte"),
)


@pytest.fixture
def flemish_and_arabic(shipped):
    """The categories in Dutch and Arabic too."""
    for code in ("nl", "ar"):
        translate_categories(french(), Locale.objects.create(language_code=code))


def test_a_word_of_dutch_and_arabic_names_what_it_stands_for(flemish_and_arabic):
    missed = [word for word in WORDS if word[2] not in named(word[0], language=word[1])]
    assert missed == []


def test_the_upgrade_gives_dutch_and_arabic_words_where_there_are_none(flemish_and_arabic):
    doctors = Category.objects.filter(slug="medecin")
    doctors.filter(locale__language_code="ar").update(search_words="")
    doctors.filter(locale__language_code="nl").update(search_words="dokteres")

    importlib.import_module(OF_OTHER_LANGUAGES).fill(apps, None)

    words = dict(doctors.values_list("locale__language_code", "search_words"))
    assert ("طبيب" in words["ar"], words["nl"]) == (True, "dokteres")


def test_the_upgrade_gives_words_to_shipped_categories_by_whatever_code(shipped):
    Category.objects.update(search_words="")
    Category.objects.filter(slug="coiffeur").update(slug="salon", former_slugs="coiffeur")
    own = Category.objects.create(slug="moulin", title="Moulin", locale=Locale.get_default())

    importlib.import_module(MIGRATION).fill(apps, None)

    own.refresh_from_db()
    assert ("coiffeuse" in Category.objects.get(slug="salon").search_words, own.search_words) == (True, "")


def test_loading_the_categories_again_leaves_the_words_of_editors(shipped):
    Category.objects.filter(slug="coiffeur").update(search_words="figaro")
    load_categories()
    assert Category.objects.get(slug="coiffeur").search_words == "figaro"


def test_what_no_language_that_is_seen_knows_is_named_by_another_of_the_portal(shipped):
    """« swimming pool » on a site in French alone."""
    make_city("roubaix", languages=["fr", "en"])
    translate_categories(french(), Locale.objects.create(language_code="en"))
    generation.forget()
    (plan,) = plans_of(Search(SearchQuery(words="swimming pool"), Scope("marcq", "fr")), timezone.now())
    assert {value for word in plan.words for value in word.values} == {("category", "piscine")}
