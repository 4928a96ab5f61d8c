"""A list as a visitor sees it."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from lxml import html

from core.models import CitySettings, Topic
from tests.built_once import built_once
from tests.cms_pages.factories import publish
from tests.rows import topic
from tests.search import index

pytestmark = pytest.mark.django_db
LIST = "/fr/actualites/"


@built_once
def newsroom():
    """23 news, 11 on nature and 12 on sport."""
    newsroom = index.newsroom()
    nature, sport = topic("nature", "Nature"), topic("sport", "Sport")
    with transaction.atomic():
        for number in range(23):
            page = index.news(newsroom, f"Nouvelle {number:02}")
            page.topics.set([nature] if number % 2 else [sport])
            page.save()
    index.follow()
    return newsroom


def context(path):
    return index.read(path).context


def choices(query):
    """(label, number) of the values of the filter that is open."""
    return [(value.label, value.count) for value in context(LIST + query)["panel"].values]


def test_an_open_filter_says_how_many_each_choice_gives(newsroom):
    assert choices("?filtre=theme") == [("Nature", 11), ("Sport", 12)]


def test_values_of_closed_filters_are_neither_counted_nor_drawn(newsroom):
    found = index.read(LIST)
    assert (found.context["panel"], found.context["results"].facets) == (None, {})
    page = html.fromstring(found.content)
    assert page.xpath("//input/@name") == ["q"]
    links = page.xpath("//details[@class='sieve']//a")
    assert [(link.text, link.get("href")) for link in links] == [("Thème", f"{LIST}?filtre=theme#filtres")]


def test_a_page_with_an_open_filter_is_that_of_the_list_for_search_engines(newsroom):
    found = context(f"{LIST}?theme=nature&filtre=theme")
    assert found["noindex"]
    assert found["canonical"].endswith(f"{LIST}?theme=nature")


def test_a_filter_that_the_list_lacks_opens_nothing(newsroom):
    assert context(f"{LIST}?filtre=acces")["panel"] is None


def test_the_second_page_says_so_in_its_title(newsroom):
    title = re.search("<title>(.*)</title>", index.read(f"{LIST}?page=2").content.decode())[1]
    assert title.startswith("Actualités, page 2 –")


def test_the_title_of_a_narrowed_list_says_what_was_found(newsroom):
    title = re.search("<title>(.*)</title>", index.read(f"{LIST}?theme=nature").content.decode())[1]
    assert "(11 actualités)" in title


def test_filters_lead_to_the_results_and_so_does_a_link_at_the_top(newsroom):
    page = html.fromstring(index.read(f"{LIST}?theme=nature").content)
    assert page.xpath("//body/a/@href") == ["#contenu", "#resultats"]
    forms = page.xpath("//main//form/@action") + page.xpath("//a[contains(@class, 'chip')]/@href")
    assert forms
    assert all(address.endswith("#resultats") for address in forms)
    assert page.get_element_by_id("resultats").get("tabindex") == "-1"


def test_a_list_is_passed_on_with_its_filters(newsroom):
    page = html.fromstring(index.read(f"{LIST}?theme=nature&page=2").content)
    (address,) = page.xpath("//main//@data-share")
    assert address.endswith(f"{LIST}?theme=nature")
    assert page.xpath("//noscript/input/@value") == [address]


def test_a_choice_does_not_shrink_its_own_filter(newsroom):
    assert choices("?theme=nature&filtre=theme") == [("Nature", 11), ("Sport", 12)]


def test_a_filter_with_one_choice_is_not_offered_and_one_that_narrows_the_list_stays(newsroom):
    with transaction.atomic():
        for number in range(2):
            page = index.news(newsroom, f"Des deux {number}", date=datetime(2019, 5, 1, tzinfo=UTC))
            page.topics.set(Topic.objects.all())
            page.save()
    index.follow()
    for query in ("", "?annee=2019"):
        assert {panel.param for panel in context(LIST + query)["panels"]} == {"theme", "annee"}
    assert choices("?annee=2019&filtre=theme") == []


@pytest.mark.parametrize(("query", "words"), [("", "23 actualités"), ("?du=2020-01-01", "Aucune actualité")])
def test_a_list_of_one_kind_counts_in_its_own_word(newsroom, query, words):
    assert context(LIST + query)["count_label"] == words


@pytest.mark.parametrize(
    ("query", "way"), [("?q=patinoire", LIST), ("?q=patinoire&theme=nature", f"{LIST}?q=patinoire")]
)
def test_from_an_empty_list_a_way_leads_to_more(newsroom, query, way):
    found = context(LIST + query)
    assert (found["results"].total, [one["url"] for one in found["ways_on"]]) == (0, [way])
    assert f'href="{way}"' in index.read(LIST + query).content.decode()


def test_each_chip_removes_its_filter(newsroom):
    chips = context(f"{LIST}?theme=nature&theme=sport&du=2020-01-01")["chips"]
    assert [(chip.label, chip.url) for chip in chips] == [
        ("Nature", f"{LIST}?theme=sport&du=2020-01-01"),
        ("Sport", f"{LIST}?theme=nature&du=2020-01-01"),
        ("à partir du 1er\u00a0janvier 2020", f"{LIST}?theme=nature&theme=sport"),
    ]


@pytest.mark.parametrize(
    ("query", "noindex"),
    [
        ("", False),
        ("?page=2", False),
        ("?theme=nature", False),
        ("?theme=nature&theme=sport", False),
        ("?theme=nature&annee=2026", True),
        ("?theme=nature&du=2020-01-01", True),
        ("?tri=titre", True),
        ("?theme=inconnu", True),
    ],
)
def test_crawlers_index_one_filter_and_no_more(newsroom, query, noindex):
    assert context(LIST + query)["noindex"] is noindex


def test_the_canonical_address_forgets_what_it_does_not_know(newsroom):
    canonical = context(f"{LIST}?utm_source=x&page=1&theme=nature&tri=date")["canonical"]
    assert canonical == f"http://tourcoing.localhost{LIST}?theme=nature"


@pytest.mark.parametrize("number", ["99", "0", "-3", "abc", "9" * 500])
def test_any_page_number_gives_a_page_that_exists(newsroom, number):
    found = context(f"{LIST}?page={number}")
    assert found["results"].paging.number in (1, 2)
    assert found["results"].hits


def test_pages_keep_the_filters(newsroom):
    assert context(f"{LIST}?tri=titre")["next_url"] == f"{LIST}?tri=titre&page=2"


def test_the_next_page_begins_at_its_results(newsroom):
    following = html.fromstring(index.read(LIST).content).xpath("//main//a[@rel='next']")[0]
    assert following.get("href") == f"{LIST}?page=2#resultats"


def test_an_unreadable_filter_is_said_on_the_page(newsroom):
    answer = index.read(f"{LIST}?theme=<b>inconnu</b>")
    assert "ne connaît pas" in answer.content.decode()
    assert "<b>inconnu" not in answer.content.decode()


def test_an_empty_answer_offers_the_whole_list(newsroom):
    assert f'href="{LIST}"' in _main(index.read(f"{LIST}?quand=demain"))


def test_the_page_links_to_its_feeds_with_the_same_filters(newsroom):
    links = re.findall(
        r'rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"',
        index.read(f"{LIST}?theme=nature").content.decode(),
    )
    assert links == [
        ("application/rss+xml", f"{LIST}liste.rss?theme=nature"),
        ("application/atom+xml", f"{LIST}liste.atom?theme=nature"),
        ("application/feed+json", f"{LIST}liste.json?theme=nature"),
    ]


def test_a_city_without_feeds_neither_shows_nor_serves_them(newsroom):
    settings = CitySettings.objects.get()
    settings.offers_feeds = False
    settings.save()
    assert context(LIST)["feeds"] == []
    assert index.read(f"{LIST}liste.rss").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_warm_list_costs_four_queries(newsroom):
    index.read(LIST)
    with CaptureQueriesContext(connection) as queries:
        index.read(f"{LIST}?theme=nature&page=2")
    assert len(queries) <= 4, [query["sql"][:120] for query in queries]


def test_a_publication_is_seen_by_the_next_reader_of_a_warm_process(newsroom):
    assert "Toute neuve" not in index.titles()
    publish(index.news(newsroom, "Toute neuve"))
    assert index.titles()[0] == "Toute neuve"


@pytest.mark.django_db(transaction=True)
def test_drawing_cards_never_reads_the_text_of_pages(newsroom):
    with CaptureQueriesContext(connection) as queries:
        index.titles()
    assert not any("search_documenttext" in query["sql"] for query in queries)


def _main(answer):
    return re.search(r"<main.*</main>", answer.content.decode(), re.S)[0]
