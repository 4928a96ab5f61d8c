"""Titles that residents read."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.utils import translation

from core.sites import get_portal
from search import sentences
from search.listings import Listing
from search.phrasing import lower
from search.query import EVERYTHING, SearchQuery
from tests.rows import audience, topic
from tests.search import index

NEWS = Listing(title="Toutes les nouvelles", fixed=SearchQuery(selections={"kind": ("news",)}))


@pytest.fixture
def portal(db):
    for slug in ("tourcoing", "roubaix"):
        index.newsroom(slug)
    topic("nature", "Nature")
    topic("sport", "Sport")
    audience("senior", "Senior")
    return get_portal()


def describe(query, portal, listing=NEWS):
    return sentences.describe(query, portal, "fr", listing)


def test_a_list_without_a_choice_keeps_its_title(portal):
    assert describe(EVERYTHING, portal) == "Toutes les nouvelles"
    assert describe(SearchQuery(page=3, sort="titre"), portal) == "Toutes les nouvelles"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            SearchQuery(selections={"topic": ("nature",), "city": ("roubaix",), "year": ("2018",)}),
            "Actualités sur le thème Nature à Roubaix, en 2018",
        ),
        (SearchQuery(selections={"topic": ("nature", "sport")}), "Actualités sur les thèmes Nature ou Sport"),
        (SearchQuery(selections={"audience": ("senior",)}), "Actualités pour le public Senior"),
        (SearchQuery(selections={"city": ("roubaix", "tourcoing")}), "Actualités à Roubaix ou à Tourcoing"),
        (SearchQuery(selections={"tag": ("velo",)}), "Actualités avec le mot-clé «\u00a0velo\u00a0»"),
        (SearchQuery(selections={"status": ("done",)}), "Actualités, avancement\u00a0: terminé"),
        (SearchQuery(selections={"when": ("week-end",)}), "Actualités, ce week-end"),
        (SearchQuery(selections={"when": ("ce-soir",)}), "Actualités, ce soir"),
        (
            SearchQuery(selections={"weekday": ("mercredi",), "part": ("apres-midi",)}),
            "Actualités, le mercredi après-midi",
        ),
        (
            SearchQuery(selections={"weekday": ("mercredi", "samedi"), "part": ("matin",)}),
            "Actualités, le mercredi ou le samedi, le matin",
        ),
        (SearchQuery(selections={"part": ("apres-midi", "soir")}), "Actualités, l’après-midi ou le soir"),
        (SearchQuery(dates="passees"), "Actualités, dates passées"),
        (
            SearchQuery(dates="jours", start=date(2026, 3, 1)),
            "Actualités, à partir du 1er\u00a0mars 2026, jour par jour",
        ),
        (SearchQuery(start=date(2026, 3, 1)), "Actualités, à partir du 1er\u00a0mars 2026"),
        (
            SearchQuery(start=date(2026, 3, 2), end=date(2026, 4, 5)),
            "Actualités, du 2\u00a0mars au 5\u00a0avril 2026",
        ),
        (SearchQuery(start=date(2026, 3, 1), end=date(2026, 3, 5)), "Actualités, du 1er au 5\u00a0mars 2026"),
        (SearchQuery(start=date(2026, 3, 2), end=date(2026, 3, 2)), "Actualités, le 2\u00a0mars 2026"),
        (SearchQuery(selections={"year": ("2017", "2018")}), "Actualités, en 2017 ou 2018"),
    ],
)
def test_choices_are_told_in_french(portal, query, sentence):
    assert describe(query, portal) == sentence


def test_results_of_no_kind_are_free_of_charge_at_the_end(portal):
    query = SearchQuery(words="cours", selections={"price": ("gratuit",)}, everywhere=True)
    said = describe(query, portal, listing=None)
    assert said == "Résultats pour «\u00a0cours\u00a0» dans toutes les villes, entrée gratuite"
    kinds = replace(query, selections={**query.selections, "kind": ("activity",)})
    assert describe(kinds, portal, listing=None).startswith("Activités gratuites pour")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-11-23", "Actualités, pendant les vacances de Noël"),
        ("2027-07-14", "Actualités, pendant les vacances d’été"),
    ],
)
def test_holidays_are_told_by_their_name(portal, day, sentence):
    with time_machine.travel(day, tick=False):
        assert describe(SearchQuery(selections={"when": ("vacances",)}), portal) == sentence


def test_one_is_on_the_hub_and_not_in_it(db):
    index.newsroom("hub", is_hub=True)
    assert (
        sentences.describe(SearchQuery(selections={"city": ("hub",)}), get_portal(), "fr")
        == "Tous les résultats sur Hub"
    )


def test_names_keep_their_capital(portal):
    query = SearchQuery(selections={"town": ("roubaix",)})
    assert describe(query, portal).startswith("Actualités, ville concernée\u00a0: R")


def test_several_kinds_are_joined(portal):
    query = SearchQuery(selections={"kind": ("news", "experiment")})
    assert sentences.describe(query, portal, "fr") == "Actualités et expérimentations"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Activités gratuites, cette semaine"),
        ("en", "Free activities, this week"),
        ("nl", "Gratis activiteiten, deze week"),
        ("ar", "أنشطة مجانية، هذا الأسبوع"),
    ],
)
def test_an_adjective_stands_where_its_language_puts_it(portal, language, sentence):
    chosen = {"kind": ("activity",), "price": ("gratuit",), "when": ("semaine",)}
    assert sentences.describe(SearchQuery(selections=chosen), portal, language) == sentence


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        (("activity", "training"), "Activités et formations au numérique gratuites"),
        (("place",), "Lieux gratuits"),
        (("procedure",), "Démarches gratuites"),
        (("activity", "place"), "Activités et lieux gratuits"),
    ],
)
def test_an_adjective_has_the_gender_of_its_kinds(portal, kinds, sentence):
    query = SearchQuery(selections={"kind": kinds, "price": ("gratuit",)})
    assert sentences.describe(query, portal, "fr") == sentence


def test_without_a_kind_it_is_about_everything(portal):
    assert (
        sentences.describe(SearchQuery(selections={"city": ("roubaix",)}), portal, "fr")
        == "Tous les résultats à Roubaix"
    )


@pytest.mark.parametrize(
    ("language", "label", "inside"),
    [
        ("en", "Wednesday", "Wednesday"),
        ("en", "Christmas holidays", "Christmas holidays"),
        ("en", "Summer holidays", "summer holidays"),
        ("en", "Morning", "morning"),
        ("nl", "Woensdag", "woensdag"),
        ("nl", "Franse gebarentaal", "Franse gebarentaal"),
        ("fr", "Mercredi", "mercredi"),
        ("fr", "CAF", "CAF"),
    ],
)
def test_a_label_keeps_the_capital_that_its_language_writes(language, label, inside):
    with translation.override(language):
        assert lower(label) == inside
