import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.blocks import BodyBlock
from core.bodies import build, headings_of, plain_text, sentences_of
from tests.cms_pages.factories import ImageFactory, NewsIndexPageFactory, make_city

pytestmark = pytest.mark.django_db
BODY = BodyBlock()


def stream(*blocks):
    return BODY.to_python(
        [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(blocks)]
    )


def heading(text, level="h2"):
    return ("heading", {"level": level, "text": text})


@pytest.mark.parametrize("name", BODY.child_blocks)
def test_every_block_can_be_previewed(name):
    block = BODY.child_blocks[name]
    assert block.is_previewable
    assert isinstance(block.render(block.normalize(block.get_preview_value()), {}), str)


@pytest.mark.parametrize("name", BODY.child_blocks)
def test_every_block_explains_itself_to_editors(name):
    block = BODY.child_blocks[name]
    assert block.get_description()
    assert block.meta.icon != "placeholder"


def test_same_headings_get_different_anchors():
    found = headings_of(stream(heading("Les dates"), heading("Les dates")))
    assert [entry.id for entry in found.values()] == ["les-dates", "les-dates-2"]


def test_anchor_is_never_that_of_the_page_s_own_parts():
    assert headings_of(stream(heading("Contenu")))[0].id == "contenu-2"


def test_second_body_of_a_page_has_anchors_of_its_own():
    assert headings_of(stream(heading("Les dates")), "results-")[0].id == "results-les-dates"


def test_contents_list_holds_main_headings_only():
    body = build(Page(), stream(heading("Un"), heading("Deux"), heading("Trois", "h3")))
    assert [entry.title for entry in body.contents] == ["Un", "Deux"]


def test_one_heading_makes_no_contents_list():
    assert build(Page(), stream(heading("Un"))).contents == []


def test_headings_are_found_without_a_query(django_assert_num_queries):
    body = stream(heading("Un"), ("paragraph", "<p>Texte</p>"))
    with django_assert_num_queries(0):
        headings_of(body)


def test_anchor_of_the_contents_list_is_in_the_page():
    body = build(Page(), stream(heading("Les travaux, mois par mois")))
    assert '<h2 id="les-travaux-mois-par-mois">' in body.html


def test_plain_text_holds_words_and_no_markup():
    text = plain_text(stream(heading("Titre"), ("paragraph", "<p>Un <b>mot</b>.</p><p>Deux</p>")))
    assert text == "Titre Un mot. Deux"


def test_a_heading_ends_a_sentence_of_a_passage():
    text = sentences_of(stream(heading("Titre"), heading("Quand ?"), ("paragraph", "<p>Un mot.</p>")))
    assert text == "Titre. Quand ? Un mot."


def test_plain_text_leaves_out_what_is_not_read():
    message = {"kind": "warn", "title": "Gare", "text": "<p>aux travaux</p>"}
    assert plain_text(stream(("callout", message))) == "Gare aux travaux"


def test_plain_text_reads_every_kind_of_block_without_a_query(django_assert_num_queries):
    body = stream(
        ("figures", {"figures": [{"number": "70 %", "label": "du béton"}]}),
        ("links", {"style": "list", "links": [{"label": "Le plan", "page": 4, "url": ""}]}),
        ("image", {"image": {"image": 3, "decorative": False, "alt_text": "x"}, "caption": "La halle"}),
    )
    with django_assert_num_queries(0):
        assert plain_text(body) == "70 % du béton Le plan La halle"


def test_plain_text_of_nothing_is_empty():
    assert plain_text(None) == ""


def test_quotation_marks_are_the_portal_s():
    body = build(Page(), stream(("quote", {"text": "Enfin !", "author": "Yvette"})))
    assert "<footer>Yvette</footer>" in body.html


def test_table_names_its_rows_and_columns():
    table = {"columns": [{"type": "text", "heading": "Jour"}], "rows": [{"values": ["lundi"]}], "caption": ""}
    html = build(Page(), stream(("table", {"caption": "Dates", "row_headers": True, "table": table}))).html
    assert '<th scope="col">Jour</th>' in html
    assert '<th scope="row">lundi</th>' in html


def image_blocks(number):
    for _ in range(number):
        picture = {"image": ImageFactory().pk, "decorative": False, "alt_text": "Une place"}
        yield ("image", {"image": picture, "caption": ""})


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves it to the GC
@pytest.mark.parametrize("number", [1, 6])
def test_images_of_a_body_cost_two_queries(number, django_assert_num_queries):
    blocks = list(image_blocks(number))
    build(Page(), stream(*blocks))
    with django_assert_num_queries(2):
        build(Page(), stream(*blocks))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_image_prints_its_own_words_and_no_query_string():
    html = build(Page(), stream(*image_blocks(1))).html
    assert 'alt="Une place"' in html
    assert ".webp" in html


def linking(pages):
    texts = [("paragraph", f'<p><a linktype="page" id="{page.pk}">ici</a></p>') for page in pages]
    return stream(*texts, ("related", {"title": "Aussi", "pages": [page.pk for page in pages]}))


def test_links_of_a_body_cost_the_same_however_many(django_assert_max_num_queries):
    home = make_city()
    pages = [NewsIndexPageFactory(parent=home, slug=f"liste-{n}") for n in range(6)]
    with CaptureQueriesContext(connection) as one:
        build(home, linking(pages[:1]))
    with django_assert_max_num_queries(len(one)):
        html = build(home, linking(pages)).html
    assert 'href="/fr/liste-5/"' in html


def test_link_to_an_unpublished_page_stays_as_text():
    home = make_city()
    page = NewsIndexPageFactory(parent=home, live=False)
    html = build(home, stream(("paragraph", f'<p><a linktype="page" id="{page.pk}">ici</a></p>'))).html
    assert "<a>ici</a>" in html


def test_link_to_another_city_is_absolute():
    home, other = make_city(), make_city("roubaix")
    page = NewsIndexPageFactory(parent=other, slug="infos")
    html = build(
        home, stream(("links", {"style": "list", "links": [{"label": "Là", "page": page.pk, "url": ""}]}))
    ).html
    assert 'href="http://roubaix.localhost/fr/infos/"' in html
