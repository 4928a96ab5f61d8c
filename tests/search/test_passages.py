"""What the search page shows of a document, from its stored text to HTML."""

import pytest

from core.models import CitySettings
from tests.search import documents, index

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown():
    """The HTML of a search among one document with this title and body."""
    index.newsroom()

    def of(words, **texts):
        fact = documents.random_facts(1, 1)[1]
        fact.until = None
        fact.facets |= {"locale": ["fr"], "city": ["tourcoing"], "owner": ["tourcoing"], "kind": ["news"]}
        vars(fact).update(texts)
        documents.store({1: fact}, CitySettings.objects.get().pk)
        return index.read(f"/fr/recherche/?q={words}").content.decode()

    return of


def test_a_tag_in_a_title_stays_text(shown):
    html = shown("script", title="<script>alert(1)</script> <b>vélo")
    assert "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; &lt;b&gt;vélo" in html
    assert "<script>alert" not in html


def test_words_deep_in_a_long_text_are_found_and_shown(shown):
    body = "Rien ici. " * 4_000 + "Puis un atelier de <i>vélo</i>. " + "Plus rien. " * 500
    assert "un <mark>atelier</mark> de &lt;i&gt;<mark>vélo</mark>&lt;/i&gt;." in shown(
        "velos+ateliers", body=body
    )
