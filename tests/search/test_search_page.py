"""The search page as a visitor sees it, with JavaScript off."""

import json
import re
from urllib.parse import quote

import pytest

from tests.built_once import built_once
from tests.cms_pages import factories
from tests.search import index
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db
PAGE = "/fr/recherche/"


@built_once
def newsroom():
    """Three news of Tourcoing."""
    newsroom = index.newsroom()
    index.news(newsroom, "Ateliers de réparation de vélos", introduction="Le samedi matin.")
    index.news(newsroom, "Bibliothèque ouverte le dimanche", introduction="Un atelier chaque mois.")
    index.news(newsroom, "Le marché déménage")
    index.follow()
    return newsroom


@pytest.fixture
def roubaix(newsroom):
    """Another city with two more documents."""
    other = factories.NewsIndexPageFactory(parent=factories.make_city("roubaix"))
    index.news(other, "Atelier couture à Roubaix")
    index.news(other, "Piscine olympique")
    return other


def context(query=""):
    return index.read(PAGE + query).context


def html(query=""):
    return index.read(PAGE + query).content.decode()


def titles(query=""):
    return [hit.title for hit in context(query)["results"].hits]


def test_words_find_and_are_marked_in_the_title(newsroom):
    page = html("?q=atelier+velo")
    assert "<mark>Ateliers</mark> de " in page
    assert "<mark>vélos</mark>" in page


def test_words_are_marked_in_the_passage(newsroom):
    assert "Un <mark>atelier</mark> chaque mois." in html("?q=atelier")


def test_a_title_comes_before_a_summary(newsroom):
    assert titles("?q=atelier") == ["Ateliers de réparation de vélos", "Bibliothèque ouverte le dimanche"]


def test_without_words_everything_is_there(newsroom):
    assert len(titles()) == 3


def test_the_title_says_what_was_asked_and_where(newsroom):
    assert "<title>Résultats pour «\xa0atelier vélo\xa0» à " in html("?q=atelier+vélo")


def test_the_box_keeps_what_was_typed(newsroom):
    assert 'value="&quot;vélo&quot; &lt;b&gt;"' in html("?q=%22vélo%22+%3Cb%3E")


def test_no_search_page_is_for_search_engines(newsroom):
    assert '<meta name="robots" content="noindex">' in html()


def test_filters_and_order_keep_the_words(newsroom):
    found = context("?q=atelier&tri=titre&filtre=type")
    assert ("q", "atelier") in found["kept_by_panel"]()
    assert [(str(s["label"]), s["url"]) for s in found["sorts"]][:2] == [
        ("De A à Z", f"{PAGE}?q=atelier&tri=titre"),
        ("Pertinence", f"{PAGE}?q=atelier"),
    ]


def test_relevance_is_offered_with_words_only(newsroom):
    offered = [[str(sort["label"]) for sort in context(query)["sorts"]] for query in ("", "?q=atelier")]
    assert ["Pertinence" in labels for labels in offered] == [False, True]


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("quand=semaine", "prochaine"),
        ("du=2026-12-05", "prochaine"),
        ("quand=semaine&tri=date", "date"),
        ("quand=jamais", "date"),
        ("type=news", "date"),
    ],
)
def test_whoever_asks_for_a_day_sees_the_next_dates_first(newsroom, query, order):
    listing = context(f"?{query}")["listing"]
    read = context(f"?{query}")["query"]
    assert (read.sort or listing.default_sort) == order
    assert read.dates == ""


def test_a_city_shows_its_own_results(roubaix):
    assert "Atelier couture à Roubaix" not in titles("?q=atelier")


def test_all_cities_are_searched_on_request(roubaix):
    found = context("?q=atelier&partout=1")
    assert "Atelier couture à Roubaix" in [hit.title for hit in found["results"].hits]
    assert "ville" in {panel.param for panel in found["panels"]}


def test_a_document_of_another_city_links_to_its_site(roubaix):
    hit = context("?q=couture&partout=1")["results"].hits[0]
    assert re.match(r"https?://roubaix[^/]*/fr/", hit.url)


def test_nothing_here_says_how_many_there(roubaix):
    outcome = context("?q=piscine")["outcome"]
    assert outcome.nothing_here.startswith("Rien ")
    assert [(way.label.split(" ")[0], way.url) for way in outcome.elsewhere] == [
        ("1", f"{PAGE}?q=piscine&partout=1&ville=roubaix")
    ]


def test_one_word_is_one_word(roubaix):
    outcomes = [context(f"?q={words}")["outcome"].nothing_here for words in ("piscine", "piscine+olympique")]
    assert [outcome.split("pour ")[1] for outcome in outcomes] == ["ce mot, mais\xa0:", "ces mots, mais\xa0:"]


def test_what_is_elsewhere_and_what_is_here_are_said_together(roubaix):
    outcome = context("?q=atelier+couture")["outcome"]
    assert outcome.nothing_here.endswith(
        " ne contient ces mots ensemble\xa0: voici ce qui s’en approche. Ailleurs\xa0:"
    )
    assert (outcome.notes, len(outcome.elsewhere)) == ((), 1)


def test_what_holds_no_more_there_is_not_offered(roubaix):
    """Three of the four words stand in a page of the other city, two in one of this one."""
    index.news(roubaix, "Couture, tricot et broderie")
    outcome = context("?q=couture+tricot+atelier+macramé")["outcome"]
    assert outcome.elsewhere == ()


def test_a_way_elsewhere_counts_what_comes_close_there_too(roubaix):
    way = context("?q=atelier+couture")["outcome"].elsewhere[0]
    index.news(roubaix, "La couture")
    way = context("?q=atelier+couture")["outcome"].elsewhere[0]
    assert way.label.startswith("2 ")
    assert index.read(way.url).context["results"].total == 2


def test_a_sentence_has_one_full_stop(newsroom):
    hub = factories.NewsIndexPageFactory(parent=factories.make_city("live", name="L.I.V.E.", is_hub=True))
    index.news(hub, "Piscine olympique")
    assert "L.I.V.E.</a></p>" in html("?q=piscine")


def test_all_cities_are_not_called_one(newsroom):
    assert "<h1>Chercher dans toutes les villes</h1>" in html("?partout=1")


def test_words_that_stand_everywhere_are_not_called_misspelt(newsroom):
    page = html("?q=le+la+les")
    assert "orthographe" not in page
    assert "se trouvent partout" in page


def test_the_way_to_another_city_gives_what_it_says(roubaix):
    way = context("?q=piscine")["outcome"].elsewhere[0]
    assert index.read(way.url).context["results"].total == 1


def test_fewer_words_are_tried_and_said(newsroom):
    found = context("?q=atelier+bibliothèque+marché")
    assert found["results"].hits[0].title == "Bibliothèque ouverte le dimanche"
    note = "Rien ne contient tous ces mots ensemble\xa0: voici ce qui s’en approche."
    assert found["outcome"].notes == (note,)


def test_of_a_whole_question_no_page_need_hold_every_word(newsroom):
    found = context("?q=quel+jour+la+bibliothèque+ouverte+au+marché+vend+des+vélos")
    assert (found["results"].hits[0].title, found["outcome"].notes) == (
        "Bibliothèque ouverte le dimanche",
        (),
    )


def test_a_misspelling_shows_what_is_found_for_the_word_that_was_meant(newsroom):
    found = context("?q=bibliotéque")
    assert [hit.title for hit in found["results"].hits] == ["Bibliothèque ouverte le dimanche"]
    assert found["outcome"].notes == (
        "Rien ne contient «\xa0bibliotéque\xa0»\xa0: voici ce qui a été trouvé pour «\xa0bibliothèque\xa0».",
    )


def test_a_word_that_nothing_has_hides_nothing(newsroom):
    assert titles("?q=zzzz+marché") == ["Le marché déménage"]


def test_a_word_of_another_city_is_no_mistake(roubaix):
    outcome = context("?q=piscine")["outcome"]
    assert (outcome.notes, bool(outcome.nothing_here)) == ((), True)


def test_a_word_that_is_only_unfinished_is_not_corrected(newsroom):
    (note,) = context("?q=bibliothèqu")["outcome"].notes
    assert "commençant par" in note


def test_the_last_word_may_be_unfinished(newsroom):
    assert titles("?q=ouverte+biblio") == ["Bibliothèque ouverte le dimanche"]


def test_that_a_word_was_taken_for_a_beginning_is_said(newsroom):
    assert "des mots commençant par «\xa0bibliot\xa0»." in html("?q=ouverte+bibliot")


def test_a_finished_word_is_no_beginning(newsroom):
    index.news(newsroom, "Le tribunal")
    index.news(newsroom, "Le tri")
    assert titles("?q=tri") == ["Le tri"]


def test_a_phrase_must_stand_as_it_is(newsroom):
    assert titles("?q=%22le+dimanche%22") == ["Bibliothèque ouverte le dimanche"]
    assert titles("?q=%22dimanche+ouverte%22") == []


def test_a_phrase_may_be_all_stop_words(newsroom):
    index.news(newsroom, "Sur le quai")
    assert titles("?q=%22sur+le%22") == ["Sur le quai"]


def test_a_filter_never_brings_more(newsroom):
    everything, narrowed = titles("?q=atelier"), titles("?q=atelier&annee=1999")
    assert set(narrowed) <= set(everything)


def test_the_feed_of_a_search_has_its_results(newsroom):
    feed = json.loads(index.read(f"{PAGE}liste.json?q=velo").content)
    assert [item["title"] for item in feed["items"]] == ["Ateliers de réparation de vélos"]


@pytest.mark.parametrize("words", ["velo+zzzzqq", "ouverte+biblio", "bibliotéque", "atelier+couture"])
def test_a_feed_brings_what_the_page_shows(newsroom, words):
    assert index.titles_of_feed(f"{PAGE}liste.json?q={words}") == titles(f"?q={words}&tri=date")


def test_other_lists_may_be_searched_too(newsroom):
    assert index.titles_of_feed("/fr/actualites/liste.json?q=velo") == ["Ateliers de réparation de vélos"]


def test_every_page_leads_to_the_search(newsroom):
    page = index.read("/fr/actualites/").content.decode()
    assert f'class="masthead__search i i-search" href="{PAGE}"' in page


HOSTILE = ['"', '""', "«", "'", "*", "%", "🚲", "\\", "(", "NOT", "AND OR", ":", "title:velo", "-", "'; DROP"]
HOSTILE += ["le la les", "{", "a" * 64 + "b"]
HOSTILE += ["x" * 199, "é" * 400, '"' * 300, "\u202e", "a" * 3 + "\u0301" * 90, "<script>alert(1)</script>"]


@pytest.mark.parametrize("words", HOSTILE)
def test_anything_may_be_typed(newsroom, words):
    response = index.read(f"{PAGE}?q={quote(words)}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("query", ["?q=%00", "?q=" + "a" * 10_000])
def test_what_no_browser_sends_is_refused_in_french(newsroom, query):
    response = index.read(PAGE + query)
    assert response.status_code == 400
    assert 'lang="fr"' in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_search_costs_five_queries(newsroom):
    html("?q=atelier")
    with assert_sql(5):
        html("?q=ateliers+velos")


@pytest.mark.django_db(transaction=True)
def test_a_search_without_result_costs_five_queries(roubaix):
    html("?q=piscine+zzzz")
    with assert_sql(5):
        html("?q=olympik+piscine")
