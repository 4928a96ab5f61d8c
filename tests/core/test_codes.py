"""How codes of shared lists are read, and the upgrade that gave them."""

import pytest
from wagtail.models import Locale

from core.codes import Codes, Named, complete
from core.migrations._one_code import give_codes, take_codes_back
from core.models import Topic
from core.sites import Term
from tests.rows import french

CODES = Codes.of(
    [
        Named("en", "culture", "arts"),
        Named("fr", "poison-fr", "don"),
        Named("nl", "poison-fr", "gift"),
        Named("en", "cadeau", "gift"),
        Named("en", "danse", "culture"),
    ]
)


@pytest.fixture
def english(db):
    return Locale.objects.create(language_code="en")


@pytest.fixture
def dutch(db):
    return Locale.objects.create(language_code="nl")


@pytest.mark.parametrize(
    ("language", "slug", "code"),
    [
        ("en", "culture", "culture"),
        ("en", "arts", "culture"),
        ("fr", "arts", "culture"),
        ("nl", "gift", "poison-fr"),
        ("en", "gift", "cadeau"),
        ("en", "jamais-vu", "jamais-vu"),
    ],
)
def test_a_slug_in_an_address_is_read_as_a_code(language, slug, code):
    assert CODES.today(slug, language) == code


def test_a_term_that_a_language_lacks_is_called_as_in_the_first_language():
    terms = {
        "en": {"b": Term("b", "B in English")},
        "fr": {"a": Term("a", "A en français"), "b": Term("b", "B en français")},
    }
    assert [term.title for term in complete(terms, "en").values()] == ["B in English", "A en français"]
    assert complete(terms, "nl")["b"].title == "B en français"


def stored(slug, locale, original=None):
    """A topic as a database of before holds it, with a slug of its own."""
    row = Topic(slug=slug, title=locale.language_code, locale=locale)
    row.translation_key = original.translation_key if original else row.translation_key
    return Topic.objects.bulk_create([row])[0]


def rows():
    """[(language, code, former slugs)], the oldest first."""
    return list(Topic.objects.order_by("pk").values_list("title", "slug", "former_slugs"))


def test_the_upgrade_gives_translations_the_code_of_their_original(english):
    nature = stored("nature", french())
    stored("nature-in-town", english, nature)
    give_codes(Topic)
    assert rows() == [("fr", "nature", ""), ("en", "nature", "nature-in-town")]


def test_the_upgrade_takes_a_lone_term_with_the_same_slug_for_a_translation(english):
    nature, alone = stored("nature", french()), stored("nature", english)
    give_codes(Topic)
    alone.refresh_from_db()
    assert (alone.translation_key, alone.slug) == (nature.translation_key, "nature")


def test_the_upgrade_gives_a_slug_with_two_meanings_to_neither(english):
    culture, arts = stored("culture", french()), stored("arts", french())
    stored("arts", english, culture)
    stored("crafts", english, arts)
    give_codes(Topic)
    codes = Codes.of(Named(language, code, former) for language, code, former in rows())
    assert [codes.today("arts", language) for language in ("fr", "en")] == ["arts-fr", "culture"]


def test_two_terms_of_a_language_are_never_joined(english, dutch):
    nature = stored("nature", french())
    stored("nature-in-town", english, nature)
    stored("nature", english)
    give_codes(Topic)
    assert rows() == [
        ("fr", "nature-fr", "nature"),
        ("en", "nature-fr", "nature-in-town"),
        ("en", "nature-en", "nature"),
    ]


def test_the_upgrade_can_be_taken_back(english):
    nature = stored("nature", french())
    stored("nature-in-town", english, nature)
    stored("nature", english)
    before = [slug for _language, slug, _former in rows()]
    give_codes(Topic)
    take_codes_back(Topic)
    assert [slug for _language, slug, _former in rows()] == before
