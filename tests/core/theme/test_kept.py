"""What is drawn once: by city and language, never in a preview."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from core import generation

TEMPLATE = Template('{% load kept %}{% drawn item "core/components/brief.html" level=2 %}')


@pytest.fixture(autouse=True)
def request_begun(cities):
    """Nothing is kept within a transaction that is not over; a request starts after it."""
    generation.begin_request()


def an_item(title, pk=7):
    return SimpleNamespace(
        pk=pk, version=1, title=title, url="/fr/x/", is_foreign=False, published_at="2019-03-01", card={}
    )


def draw(item, city="tourcoing", *, is_preview=False, of=TEMPLATE, path="/fr/"):
    request = SimpleNamespace(is_preview=is_preview, path=path)
    context = {"item": item, "city": SimpleNamespace(slug=city), "request": request}
    return of.render(Context(context))


def test_an_item_is_drawn_once_for_a_city():
    draw(an_item("Un parc"))
    assert "Un parc" in draw(an_item("Ce titre n’est pas lu"))


def test_another_city_draws_it_anew():
    draw(an_item("Un parc"))
    assert "Un étang" in draw(an_item("Un étang"), "roubaix")


def test_another_date_of_it_is_another_card():
    item = an_item("Tricot")
    item.shown_of = ("20270609T120000Z", 11)
    draw(item)
    other = an_item("Tricot, une autre date")
    other.shown_of = ("20270616T120000Z", 10)
    assert "une autre date" in draw(other)


def test_another_language_draws_it_anew():
    draw(an_item("Un parc"))
    with translation.override("en"):
        assert "1\u00a0March" in draw(an_item("A park"))


def test_the_next_generation_draws_it_anew():
    draw(an_item("Un parc"))
    generation.bump()
    generation.begin_request()
    assert "Un étang" in draw(an_item("Un étang"))


def test_a_preview_draws_it_anew():
    draw(an_item("Un parc"))
    assert "Un brouillon" in draw(an_item("Un brouillon"), is_preview=True)


def test_a_preview_leaves_nothing_behind():
    draw(an_item("Un brouillon"), is_preview=True)
    assert "Un parc" in draw(an_item("Un parc"))


def test_an_item_without_a_number_is_drawn_each_time():
    draw(an_item("Un", pk=None))
    assert "Deux" in draw(an_item("Deux", pk=None))


def test_a_title_of_an_item_is_escaped():
    assert "&lt;b&gt;" in draw(an_item("<b>"))


def test_a_heading_level_is_written_as_it_is():
    assert "<h2>" in draw(an_item("Un parc"))


def test_a_result_that_is_kept_shows_the_words_of_each_question():
    result = Template('{% load kept %}{% drawn item "core/components/result.html" level=2 %}')
    item = an_item("Le marché")
    item.marked_title, item.passage = mark_safe("Le <mark>marché</mark>"), "Sous la halle & au dehors"
    draw(item, of=result)
    item.title, item.marked_title, item.passage = (
        "Ce titre n’est pas lu",
        "Le marché",
        mark_safe("<mark>Ici</mark>"),
    )
    html = draw(item, of=result)
    assert "Le marché</a>" in html
    assert "<mark>Ici</mark>" in html
    item.marked_title = item.passage = ""
    assert "Ce titre n’est pas lu" in draw(item, of=result)


def test_a_piece_of_the_frame_knows_the_page_that_it_stands_on():
    piece = Template(
        '{% load kept %}{% frame "way" %}<a href="?sur={{ own_path }}">{{ item.title }}</a>{% endframe %}'
    )
    draw(an_item("Un"), of=piece, path="/fr/a/")
    assert (
        draw(an_item("Ce titre n’est pas lu"), of=piece, path='/fr/"b"/')
        == '<a href="?sur=/fr/%22b%22/">Un</a>'
    )
    assert draw(an_item("Deux"), of=piece, is_preview=True, path="/fr/c/") == '<a href="?sur=/fr/c/">Deux</a>'


OF_PAGE = Template('{% load kept %}{% of_page "facts" said %}{{ title }}{% endof_page %}')


def draw_of_page(title, *, row=1, version=1, **context):
    page, own = SimpleNamespace(pk=7, row_digest=row), SimpleNamespace(version=version)
    around = {"page": page, "own": own, "city": SimpleNamespace(slug="tourcoing"), "said": "", "title": title}
    return OF_PAGE.render(Context(around | context))


def test_what_a_page_says_of_itself_outlives_the_items_of_its_city():
    draw_of_page("Avant")
    generation.bump("tourcoing", items_only=True)
    generation.begin_request()
    assert draw_of_page("Après") == "Avant"


def test_what_a_page_says_of_itself_ends_with_the_structure_of_its_city():
    draw_of_page("Avant")
    generation.bump("tourcoing")
    generation.begin_request()
    assert draw_of_page("Après") == "Après"


@pytest.mark.parametrize("other", [{"row": 2}, {"version": 2}, {"said": "12 h"}], ids=str)
def test_what_a_page_says_of_itself_ends_with_what_it_is_made_from(other):
    draw_of_page("Avant")
    assert draw_of_page("Après", **other) == "Après"


@pytest.mark.parametrize("without", [{"own": None}, {"said": None}, {"row": None}], ids=str)
def test_what_is_not_known_whole_is_drawn_each_time(without):
    draw_of_page("Avant", **without)
    assert draw_of_page("Après", **without) == "Après"
