"""A list in another language: its own pages first, then those of the city's first language that cannot be
read in it."""

import json
import random
from dataclasses import replace
from datetime import timedelta
from itertools import chain

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from core.models import CitySettings
from core.sites import Scope
from search.models import SearchDocument
from search.protocol import Search
from search.query import BY_DISTANCE, BY_NEXT_DATE, BY_OPEN, BY_RELEVANCE, SearchQuery
from search.services import execute
from search.upkeep import compare
from tests.built_once import built_once
from tests.cms_pages.factories import publish
from tests.search import documents, index, language_oracle, oracle, word_oracle
from tests.search.documents import NOW
from tests.search.test_oracle import FACETS, QUERIES, counted, random_query, seen, worth_showing

ENGLISH = Scope("tourcoing", "en", fallback="fr")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_generated_questions_in_four_languages_agree_with_the_oracle(engine):
    for slug in documents.CITIES:
        index.newsroom(slug, name=word_oracle.CITIES[slug][0])
    chance, found = random.Random(5), 0
    with time_machine.travel(NOW, tick=False):
        facts = language_oracle.random_facts(4, 250)
        documents.store(facts, CitySettings.objects.first().pk)
        for _ in range(QUERIES[engine]):
            languages = chance.choice((("en", "fr"), ("nl", "fr"), ("ar", "fr"), ("fr",)))
            typed = language_oracle.random_words(chance, languages) if chance.random() < 0.7 else []
            query, city = random_query(chance), chance.choice((None, "roubaix", "tourcoing"))
            if typed and chance.random() < 0.6:
                kept = {name: query.selected(name) for name in ("topic", "audience", "city")}
                query = replace(query, start=None, end=None, selections=kept)
            if not typed:  # an order by relevance asks for words
                query = replace(query, sort=query.sort.replace(BY_RELEVANCE, ""))
            expected = _check(facts, query, typed, city, languages)
            found += bool(expected)
    assert found > QUERIES[engine] / 3  # else the questions prove little


def _check(facts, query, typed, city, languages):
    """What the oracle finds, which the engine must too."""
    asked = list(facts.values())
    if typed:
        scope = [f for f in asked if oracle.seen(f, city, languages) and oracle.is_listed(f, query)]
        question = language_oracle.Question(typed, asked, city, languages)
        asked = question.found(scope)
    expected, counts = oracle.answer(asked, query, city, FACETS, languages)
    if typed and query.sort == BY_RELEVANCE and query.dates != "jours":
        by_number = {fact.number: fact for fact in facts.values()}
        newest = {hit: place for place, hit in enumerate(expected)}
        expected.sort(key=lambda hit: (*question.rank(by_number[hit[0]]), newest[hit]))
    words, scope = " ".join(typed), Scope(city, languages[0], fallback="".join(languages[1:]))
    results = execute(replace(query, words=words), scope, facets=FACETS, page_size=1000, now=NOW)
    assert (seen(results), results.total) == (expected, len(expected)), (words, scope, query)
    assert counted(results) == worth_showing(counts, query, len(expected)), (words, scope, query)
    return expected


@built_once
def newsroom():
    """A town in two languages: of three news, the English of « Deux » is live, that of « Trois » is not."""
    newsroom = index.newsroom(languages=["fr", "en"])
    Locale.objects.get_or_create(language_code="en")
    newsroom.one, newsroom.two, newsroom.three = (
        index.news(newsroom, title) for title in ("Un", "Deux", "Trois")
    )
    newsroom.english = publish(translated(newsroom.two, "Two"))
    newsroom.english.refresh_from_db()
    newsroom.draft = translated(newsroom.three, "Three")
    index.follow()
    return newsroom


def translated(page, title):
    """Its English page, a draft."""
    english = Locale.objects.get(language_code="en")
    for parent in page.get_ancestors().filter(depth__gt=1).specific():
        if not parent.has_translation(english):
            above = parent.copy_for_translation(english)
            above.slug = above.slug.replace("actualites", "news")
            publish(above)
    copy = page.copy_for_translation(english)
    copy.title = title
    copy.save_revision()
    return copy


def titles(scope=ENGLISH, query=None, **options):
    return index.titles(query or SearchQuery(sort="titre"), scope, **options)


def languages_of(page):
    index.follow()
    values = SearchDocument.objects.get(page_id=page.pk).values
    return values.get("also", [])


@pytest.mark.django_db
class TestList:
    def test_own_language_comes_first_then_what_cannot_be_read_in_it(self, newsroom):
        assert titles() == ["Two", "Trois", "Un"]

    def test_reader_of_the_first_language_sees_it_alone(self, newsroom):
        assert titles(Scope("tourcoing", "fr")) == ["Deux", "Trois", "Un"]

    def test_hub_shows_what_its_cities_have(self, newsroom):
        assert titles(Scope(None, "en", fallback="fr")) == ["Two", "Trois", "Un"]

    def test_counts_are_of_what_is_listed(self, newsroom):
        results = execute(SearchQuery(), ENGLISH, facets=("year",))
        assert results.total == sum(results.counts["year"].values()) == 3

    def test_pages_follow_one_another(self, newsroom):
        pages = [titles(query=SearchQuery(page=number), page_size=1) for number in (1, 2, 3)]
        assert pages[0] == ["Two"]
        assert sorted(chain.from_iterable(pages)) == ["Trois", "Two", "Un"]

    def test_feed_holds_the_same(self, newsroom):
        assert sorted(index.titles_of_feed("/en/news/liste.json")) == [
            "Trois [in French]",
            "Two",
            "Un [in French]",
        ]

    @pytest.mark.parametrize(
        ("typed", "expected"), [("tw", [("Two", "en")]), ("tr", [("Trois", "fr")]), ("de", [])]
    )
    def test_suggestions_are_of_both_each_in_its_language(self, newsroom, typed, expected):
        answer = index.read(f"/en/recherche/suggestions.json?q={typed}")
        found = json.loads(answer.content)["suggestions"]
        assert [(one["text"], one["lang"]) for one in found] == expected

    def test_costs_as_many_statements_in_both_languages(self, newsroom):
        def statements(path):
            index.read(path)
            with CaptureQueriesContext(connection) as captured:
                index.read(path)
            return len(captured)

        assert statements("/en/news/?mots=1") == statements("/fr/actualites/?mots=1")


@pytest.mark.django_db
class TestChange:
    def test_published_translation_takes_the_place_of_its_original(self, newsroom):
        publish(newsroom.draft)
        assert titles() == ["Three", "Two", "Un"]
        assert not len(compare())

    def test_withdrawn_translation_gives_it_back(self, newsroom):
        newsroom.english.unpublish()
        assert titles() == ["Deux", "Trois", "Un"]
        assert not len(compare())

    def test_deleted_translation_gives_it_back(self, newsroom):
        newsroom.english.delete()
        assert titles() == ["Deux", "Trois", "Un"]

    def test_hidden_translation_gives_it_back(self, newsroom):
        PageViewRestriction.objects.create(page=newsroom.english.page_ptr, restriction_type="login")
        assert titles() == ["Deux", "Trois", "Un"]

    def test_translation_whose_original_is_gone_stays(self, newsroom):
        newsroom.two.unpublish()
        assert titles() == ["Two", "Trois", "Un"]
        assert languages_of(newsroom.english) == []

    def test_town_that_gives_a_language_up_says_so(self, newsroom):
        settings = CitySettings.objects.get()
        settings.languages = ["fr"]
        settings.save()
        assert languages_of(newsroom.two) == []


@pytest.mark.django_db
def test_translation_that_is_over_gives_its_original_back_at_that_moment():
    index.newsroom()
    facts = documents.random_facts(1, 2)
    for fact, language, until in ((facts[1], "fr", None), (facts[2], "en", NOW + timedelta(hours=1))):
        fact.original, fact.title, fact.until = 1, language, until
        fact.facets |= {"locale": [language], "city": ["tourcoing"], "owner": ["tourcoing"]}
    documents.store(facts, CitySettings.objects.get().pk)
    assert titles(now=NOW) == ["en"]
    assert titles(now=NOW + timedelta(hours=1)) == ["fr"]


@pytest.mark.parametrize(
    ("sort", "near", "expected"),
    [
        (BY_DISTANCE, (50.7, 3.2), False),
        (BY_DISTANCE, None, True),
        (BY_NEXT_DATE, None, False),
        (BY_OPEN, (50.7, 3.2), False),
        (BY_OPEN, None, True),
        ("date", (50.7, 3.2), True),
    ],
)
def test_own_language_comes_first_but_by_distance_and_by_date_to_come(sort, near, expected):
    search = Search(SearchQuery(sort=sort, near=near), ENGLISH)
    assert search.puts_own_language_first is expected
