"""A French activity on a list in another language: its facts in the words of the reader."""

import pytest
from django.utils.translation import override

from core.sites import get_portal, scope_in
from search.hits import Hit
from search.models import SearchDocument
from tests.cms_pages.factories import make_city

SAID = {
    "fr": ("6-10 ans", "De 0 à 4 €", "Dernières places", "Culture (fr)"),
    "en": ("6-10 years", "€0 to €4", "Few places left", "Culture (fr)"),
    "nl": ("6-10 jaar", "€ 0 tot € 4", "Laatste plaatsen", "Culture (fr)"),
    "ar": ("من 6 إلى 10 سنوات", "من 0 إلى 4 يورو", "بقيت أماكن قليلة", "Culture (fr)"),
}


@pytest.fixture
def document(db):
    make_city("roubaix")
    return SearchDocument(
        kind="activity",
        locale="fr",
        city_id=get_portal().cities[0].settings.pk,
        min_age=6,
        max_age=10,
        values={"price": ["payant"], "availability": ["dernieres"], "years": ["6", "7", "8", "9", "10"]},
        card={
            "ages": "6-10 ans",
            "price": "De 0 à 4 €",
            "amounts": ["0", "4"],
            "status": {"kind": "few", "label": "Dernières places"},
            "topics": [{"slug": "culture", "title": "Culture (fr)"}],
        },
    )


@pytest.mark.parametrize("language", SAID)
def test_a_card_says_its_facts_in_the_language_of_the_reader(document, language):
    portal = get_portal()
    with override(language):
        card = Hit(document, portal, scope_in(portal.cities[0], language)).card
    said = card["ages"], card["price"], card["status"]["label"], card["topics"][0]["title"]
    assert tuple(words.replace("\u00a0", " ") for words in said) == SAID[language]
    assert card["status"]["kind"] == "few"


def test_what_is_kept_of_a_card_has_the_words_of_one_reader(document):
    portal = get_portal()
    with override("fr"):
        assert Hit(document, portal, scope_in(portal.cities[0], "fr")).shown_of is None
    with override("en"):
        assert "6-10 years" in Hit(document, portal, scope_in(portal.cities[0], "en")).shown_of[1]
