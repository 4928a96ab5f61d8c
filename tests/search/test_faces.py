"""Feeds, read back by programs that know only the formats."""

import json
import os
import re

import feedparser
import pytest

from search.database import snapshot
from tests.built_once import built_once
from tests.cms_pages.copies import copy_document
from tests.cms_pages.factories import ImageFactory, publish
from tests.rows import topic
from tests.search import index

pytestmark = pytest.mark.django_db
LIST, HUB = "/fr/actualites/", "live.localhost"
FORMATS = ("rss", "atom", "json")


@built_once
def item():
    """A news with a picture and a topic."""
    page = index.news(
        index.newsroom(),
        "Le marché <déménage> & revient",
        slug="marche",
        introduction="Dès lundi, place de l’Échevin : 3 < 4.",
        listing_image=ImageFactory(file__width=800, file__height=600),
    )
    page.topics.add(topic("nature", "Nature"))
    publish(page)
    index.follow()
    return page


def body(ext, query="", host=index.HOST):
    answer = index.read(f"{LIST}liste.{ext}{query}", host)
    assert answer.status_code == 200
    return answer.content


def parsed(ext, **options):
    feed = feedparser.parse(body(ext, **options))
    assert not feed.bozo
    return feed


@pytest.mark.parametrize("ext", ["rss", "atom"])
def test_a_feed_says_what_it_is_of(item, ext):
    feed = parsed(ext).feed
    assert (feed.title, feed.language) == ("Actualités – Tourcoing", "fr")
    assert feed.link == f"http://tourcoing.localhost{LIST}"
    assert {link.href for link in feed.links if link.rel == "self"} == {f"{feed.link}liste.{ext}"}


@pytest.mark.parametrize("ext", ["rss", "atom"])
def test_an_entry_has_its_words_date_and_absolute_address(item, ext):
    entry = parsed(ext).entries[0]
    assert (entry.title, entry.link) == (
        "Le marché <déménage> & revient" if ext == "atom" else entry.title,
        f"http://tourcoing.localhost{LIST}marche/",
    )
    assert "Dès lundi, place de l’Échevin : 3 &lt; 4." in entry.summary
    assert entry.published_parsed[:5] == item.date.utctimetuple()[:5]


def test_dates_carry_their_zone(item):
    assert re.search(rb"<pubDate>[^<]+ \+0000</pubDate>", body("rss"))
    assert re.search(rb"<published>[^<]+(\+00:00|Z)</published>", body("atom"))
    assert json.loads(body("json"))["items"][0]["date_published"].endswith("+00:00")


def test_json_feed_has_what_version_1_1_asks_for(item):
    feed = json.loads(body("json"))
    entry = feed["items"][0]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (entry["title"], entry["tags"]) == ("Le marché <déménage> & revient", ["Nature"])
    assert entry["image"].startswith("http://tourcoing.localhost/media/")


def test_json_that_is_taken_for_a_page_holds_no_tag(item):
    text = index.read(f"{LIST}liste.json?q=%3Cimg+src=x%3E").content.decode()
    assert "<img" not in text
    assert "<img src=x>" in json.loads(text)["title"]


@pytest.mark.parametrize("ext", FORMATS)
def test_an_entry_keeps_its_id_when_its_address_changes(item, ext):
    before = set(re.findall(rb"urn:uuid:[0-9a-f-]{36}", body(ext)))
    item.slug = "ailleurs"
    publish(item)
    after = body(ext)
    assert b"ailleurs/" in after
    assert set(re.findall(rb"urn:uuid:[0-9a-f-]{36}", after)) == before != set()


@pytest.mark.parametrize("ext", FORMATS)
def test_a_feed_has_the_filters_of_its_list(item, ext):
    assert b"marche/" in body(ext, "?theme=nature")
    assert b"marche/" not in body(ext, "?quand=demain")


def test_a_feed_brings_the_twenty_newest_items_whatever_the_order_of_the_list(item):
    copy_document(item, 25)
    titles = index.titles_of_feed(f"{LIST}liste.json?tri=ancien")
    assert titles == [item.title, *[f"Copie {n}" for n in range(19)]]


@pytest.mark.parametrize("ext", FORMATS)
def test_a_feed_that_cannot_be_read_brings_nothing_rather_than_too_much(item, ext):
    answer = index.read(f"{LIST}liste.{ext}?theme=inconnu")
    assert answer.status_code == 400
    assert f"http://tourcoing.localhost{LIST}" in answer.content.decode()
    assert "ignoré" not in answer.content.decode()


@pytest.mark.parametrize("path", [f"{LIST}liste.exe", f"{LIST}marche/liste.rss", "/fr/rien/liste.rss"])
def test_what_is_no_feed_is_not_found(item, path):
    assert index.read(path).status_code == 404


@pytest.mark.parametrize("ext", FORMATS)
def test_an_unpublished_item_leaves_at_once(item, ext):
    item.unpublish()
    assert b"marche/" not in body(ext)


@pytest.mark.parametrize("ext", FORMATS)
@pytest.mark.django_db(transaction=True)
def test_an_unchanged_feed_is_the_same_in_another_process(item, ext):
    assert in_another_process(lambda: body(ext)) == body(ext)


def test_an_unchanged_feed_answers_304_from_cold_memory(item):
    first = index.read(f"{LIST}liste.rss")
    snapshot.forget()
    again = index.Client(headers={"host": index.HOST, "if-none-match": first["ETag"]})
    assert again.get(f"{LIST}liste.rss").status_code == 304


@pytest.mark.parametrize("ext", FORMATS)
def test_another_city_says_who_published(item, ext):
    newsroom = index.newsroom("live", is_hub=True)
    newsroom.shows_all = True
    newsroom.save()
    assert "Publié par Tourcoing" in body(ext, host=HUB).decode()
    assert f"http://tourcoing.localhost{LIST}marche/" in body(ext, host=HUB).decode()


def in_another_process(read):
    """What `read` returns in a process that holds nothing."""
    from django.db import connections

    connections.close_all()
    source, target = os.pipe()
    if child := os.fork():
        os.close(target)
        with os.fdopen(source, "rb") as pipe:
            found = pipe.read()
        os.waitpid(child, 0)
        return found
    try:
        snapshot.forget()
        with os.fdopen(target, "wb") as pipe:
            pipe.write(read())
    finally:
        os._exit(0)
