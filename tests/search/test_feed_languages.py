"""A feed says its language, and each entry its own: a list holds French pages that the language lacks."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from search.faces import atom, jsonfeed, rss
from search.faces.feed import Feed, Item

MOMENT = datetime(2026, 11, 29, 12, tzinfo=UTC)
ATOM, LANG = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}language"


def item(language):
    return Item(
        id=f"urn:uuid:{language}",
        url=f"https://roubaix.example/{language}/a/",
        title="A",
        text="",
        author="Roubaix",
        published_at=MOMENT,
        updated_at=MOMENT,
        language=language,
        tags=(),
        image_url=None,
    )


@pytest.fixture
def feed():
    address = "https://roubaix.example/en/news/"
    return Feed("News", "", "en", address, address, "Roubaix", (item("en"), item("fr")))


def test_rss(feed):
    channel = ElementTree.fromstring(rss.write(feed)).find("channel")
    assert channel.findtext("language") == "en"
    assert [found.findtext(DC) for found in channel.findall("item")] == ["en", "fr"]


def test_atom(feed):
    root = ElementTree.fromstring(atom.write(feed))
    assert root.get(LANG) == "en"
    assert [entry.get(LANG) for entry in root.findall(f"{ATOM}entry")] == ["en", "fr"]


def test_json_feed(feed):
    document = json.loads(jsonfeed.write(feed))
    assert document["language"] == "en"
    assert [found["language"] for found in document["items"]] == ["en", "fr"]
