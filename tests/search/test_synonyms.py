"""Synonyms and promoted results: what editors decide holds at the next question, in their city only."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import CitySettings
from core.sites import Scope
from search import synonyms
from search.query import SearchQuery
from search.services import execute
from search.workbench.models import Promotion, Synonym
from tests.built_once import built_once
from tests.search import index

pytestmark = pytest.mark.django_db
on_each_engine = pytest.mark.usefixtures("engine")
RSA = "RSA = revenu de solidarité active"


@pytest.fixture(autouse=True)
def no_shipped_list(monkeypatch):
    """Only what editors write: the list that the portal comes with has tests of its own."""
    monkeypatch.setattr(synonyms, "SHIPPED", {})
    synonyms._shipped.cache_clear()
    yield
    synonyms._shipped.cache_clear()


@built_once
def towns():
    """Two towns with pages on income; {title: page}."""
    found = {}
    for slug in ("tourcoing", "roubaix"):
        room = index.newsroom(slug)
        for title in ("Revenu de solidarité active", "Active, la ville de la solidarité", "Deux bicyclettes"):
            found[slug, title] = index.news(room, title, introduction=f"À {slug}.")
    found["roubaix", "Fête du vélo"] = index.news(room, "Fête du vélo")
    index.follow()
    return found


def synonym(words, slug=None):
    city = CitySettings.objects.get(slug=slug) if slug else None
    return Synonym.objects.create(city=city, language="fr", words=words)


def results(words, slug="roubaix"):
    return execute(SearchQuery(words=words), Scope(slug, "fr", include_shared=False))


def titles(words, slug="roubaix"):
    return [hit.title for hit in results(words, slug).hits]


@on_each_engine
def test_a_synonym_works_in_its_city_only(towns):
    assert titles("rsa") == []
    synonym(RSA, "roubaix")
    assert titles("rsa") == ["Revenu de solidarité active"]
    assert titles("rsa", "tourcoing") == []


def test_a_synonym_for_all_works_in_every_city(towns):
    synonym(RSA)
    assert titles("RSA", "tourcoing") == titles("RSA") == ["Revenu de solidarité active"]


def test_words_between_commas_stand_for_each_other_under_the_word_itself(towns):
    synonym("vélo, bicyclette", "roubaix")
    assert titles("vélo") == ["Fête du vélo", "Deux bicyclettes"]
    assert titles("bicyclettes") == ["Deux bicyclettes", "Fête du vélo"]


@on_each_engine
def test_several_words_that_are_asked_stand_for_one(towns):
    synonym("deux roues, vélo", "roubaix")
    assert "Fête du vélo" in titles("deux-roues")
    assert "Fête du vélo" in titles("deux roues")


def test_an_equals_sign_holds_one_way(towns):
    synonym("vélo = bicyclette", "roubaix")
    assert titles("bicyclette") == ["Deux bicyclettes"]


def test_nothing_leads_from_one_group_to_the_next(towns):
    synonym("tandem = vélo", "roubaix")
    synonym("vélo = bicyclette", "roubaix")
    assert titles("tandem") == ["Fête du vélo"]


def test_a_word_with_a_synonym_is_not_corrected(towns):
    assert results("véllo").advice.corrected
    synonym("véllo = solidarité", "roubaix")
    assert not results("véllo").advice.corrected


def test_a_word_that_is_taken_away_is_unknown_again(towns):
    row = synonym(RSA, "roubaix")
    assert titles("rsa")
    row.delete()
    assert titles("rsa") == []


def promote(towns, words="rsa", **days):
    page, city = towns["roubaix", "Fête du vélo"], CitySettings.objects.get(slug="roubaix")
    return Promotion.objects.create(city=city, language="fr", words=words, page=page, **days)


def test_a_promoted_page_is_found_by_words_that_it_does_not_hold(towns):
    promote(towns, "les RSA")
    assert titles("rsa ?") == ["Fête du vélo"]
    assert titles("rsa", "tourcoing") == []


@on_each_engine
def test_a_promoted_page_comes_first_but_for_an_exact_title(towns):
    promote(towns, "solidarité")
    assert titles("solidarité")[0] == "Fête du vélo"
    promote(towns, "Deux bicyclettes")
    assert titles("deux bicyclettes") == ["Deux bicyclettes", "Fête du vélo"]


def test_a_longer_question_is_not_that_of_a_promotion(towns):
    promote(towns, "solidarité")
    assert "Fête du vélo" not in titles("solidarité active")


@pytest.mark.parametrize(
    ("starts", "ends", "is_shown"), [(0, 0, True), (1, None, False), (None, -1, False), (-3, 3, True)]
)
def test_a_promotion_holds_on_its_days(towns, starts, ends, is_shown):
    today = timezone.localdate()
    days = {"starts_on": starts, "ends_on": ends}
    promote(
        towns,
        **{name: None if days is None else today + timedelta(days=days) for name, days in days.items()},
    )
    assert bool(titles("rsa")) is is_shown
