"""A page in another language from a catalogue: complete ones are published, people's words are left."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from portal.cities.filling import fill, is_word
from portal.cities.language import create_language
from portal.writing.catalogue import Catalogue, folded, read_catalogue
from portal.writing.stream import stream_of
from tests.built_once import built_once
from tests.cms_pages.factories import ContentPageFactory, make_city, publish

pytestmark = pytest.mark.django_db
BODY = "Ouvert le **mardi** : [le plan](/fr/plan/).\n\n- 03 53 01 00 20\n- 15"
WORDS = {
    "La halle": "The hall",
    "Un marché couvert.": "A covered market.",
    'Ouvert le <b>mardi</b> : <a id="a1">le plan</a>.': 'Open on <b>Tuesday</b>: <a id="a1">the map</a>.',
}


@built_once
def hall():
    """A page of Roubaix, which has English."""
    words = {"title": "La halle", "introduction": "Un marché couvert.", "body": stream_of(BODY)}
    page = ContentPageFactory(parent=make_city("roubaix"), slug="halle", **words)
    create_language("roubaix", "en")
    return publish(page)


@pytest.fixture
def english(db, hall):
    return Locale.objects.get(language_code="en")


def catalogue(**changes):
    return Catalogue({folded(french): words for french, words in (WORDS | changes).items()})


def test_a_page_with_all_its_words_is_published_at_an_address_of_its_own(hall, english):
    target, missing = fill(hall, english, catalogue()).page, fill(hall, english, catalogue()).missing
    assert (target.live, target.slug, target.title, missing) == (True, "the-hall", "The hall", ())
    body = str(target.body)
    assert 'Open on <b>Tuesday</b>: <a href="/fr/plan/">the map</a>.' in body
    assert "03\xa053\xa001\xa000\xa020" in body


def test_without_all_its_words_it_is_a_draft_until_they_come(hall, english):
    del (some := catalogue())["La halle"]
    draft = fill(hall, english, some)
    assert (draft.page.live, draft.missing, draft.page.slug) == (False, ("La halle",), "halle")
    assert fill(hall, english, catalogue()).page.live


def test_words_of_a_translator_are_neither_replaced_nor_published(hall, english, admin_user):
    del (some := catalogue())["La halle"]
    fill(hall, english, some)
    row = StringTranslation.objects.get(data="A covered market.")
    row.data, row.last_translated_by = "A market hall.", admin_user
    row.save()
    target = fill(hall, english, catalogue()).page
    assert not target.live
    assert StringTranslation.objects.get(pk=row.pk).data == "A market hall."


def test_a_live_page_whose_original_has_new_words_stays_as_it_is(hall, english):
    fill(hall, english, catalogue())
    hall.introduction = "Elle a rouvert."
    publish(hall)
    target = fill(hall, english, catalogue())
    assert target.missing == ("Elle a rouvert.",)
    assert Page.objects.get(pk=target.page.pk).specific.introduction == "A covered market."
    words = catalogue(**{"Elle a rouvert.": "It is open again."})
    assert fill(hall, english, words).page.introduction == "It is open again."


def test_a_page_that_was_made_without_wagtail_localize_is_left_alone(hall, english):
    own = hall.copy_for_translation(english)
    assert fill(hall, english, catalogue()).page.title == own.title == "La halle"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("La halle", True),
        ("مرحبا", True),
        ("03 53 01 00 20", False),
        ('<a id="a1">15</a>', False),
        ("/fr/demarches/?theme=papiers", False),
        ("https://example.org/a", False),
        ("mairie@example.org", False),
    ],
)
def test_what_says_something_in_a_language_is_for_translators(text, is_one):
    assert is_word(text) is is_one


def test_a_catalogue_is_found_however_it_is_typed(tmp_path):
    path = tmp_path / "en.po"
    path.write_text('msgid "L\'accueil de {name} : ouvert"\nmsgstr "The desk of {name}: open"\n')
    words = read_catalogue(path, name="Croix")
    assert words.words_for("L’accueil de Croix\u00a0: ouvert") == "The desk of Croix: open"
    assert words.words_for("Fermé") == ""
