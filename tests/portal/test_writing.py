"""Text files become typographic French and blocks."""

import json

import pytest

from portal.writing.sources import parse
from portal.writing.stream import stream_of
from portal.writing.typography import NO_BREAK, THIN, french


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'école", "l’école"),
        ("Quoi ? Non !", f"Quoi{THIN}? Non{THIN}!"),
        ("un ; deux : trois", f"un{THIN}; deux{NO_BREAK}: trois"),
        ("« oui »", f"«{NO_BREAK}oui{NO_BREAK}»"),
        ("12 000 € et 70 %", f"12{THIN}000{NO_BREAK}€ et 70{NO_BREAK}%"),
        ("le 16 février à 20 h 30", f"le 16{NO_BREAK}février à 20{NO_BREAK}h{NO_BREAK}30"),
        ("03 53 01 00 20", NO_BREAK.join(["03", "53", "01", "00", "20"])),
        ("https://example.org/?a=1;b", "https://example.org/?a=1;b"),
        ("59100 Roubaix", "59100 Roubaix"),
        ("à suivre...", "à suivre…"),
    ],
)
def test_french_spaces_and_apostrophes(typed, printed):
    assert french(typed) == printed


def test_typography_changes_nothing_the_second_time():
    text = french("« Quoi ? » : 12 000 €, l'an 2020...")
    assert french(text) == text


def blocks(text, **arguments):
    return [(block["type"], block["value"]) for block in json.loads(stream_of(text, **arguments))]


def test_a_heading():
    assert blocks("## La suite") == [("heading", {"level": "h2", "text": "La suite"})]


def test_paragraphs_and_lists_that_follow_each_other_are_one_text():
    assert blocks("Un\nmot.\n\n- a\n- b\n\n1. c") == [
        ("paragraph", "<p>Un mot.</p><ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>")
    ]


def test_what_looks_like_html_is_text():
    assert blocks("<b>1 & 2</b>")[0][1] == "<p>&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>"


def test_a_quotation_and_who_says_it():
    assert blocks("> Enfin.\n-- Une voisine") == [("quote", {"text": "Enfin.", "author": "Une voisine"})]


def test_key_figures():
    text = "::: chiffres\n3 | villes\n:::"
    assert blocks(text) == [("figures", {"figures": [{"number": "3", "label": "villes"}]})]


def test_a_message():
    value = {"kind": "warn", "title": "Attention", "text": "<p>Gel.</p>"}
    assert blocks("::: warn Attention\nGel.\n:::") == [("callout", value)]


def test_a_table_has_a_caption_and_headings():
    [(kind, value)] = blocks("Tableau : Horaires\n| Jour | Heure |\n|---|---|\n| Lundi | 9 h |")
    assert (kind, value["caption"]) == ("table", "Horaires")
    assert value["table"]["rows"] == [{"values": ["Lundi", f"9{NO_BREAK}h"]}]


def test_a_link_to_a_page_is_kept_by_its_number():
    text = "Voir [le labo](page:hub/labo)."
    html = '<p>Voir <a linktype="page" id="7">le labo</a>.</p>'
    assert blocks(text, page_id={"hub/labo": 7}.get) == [("paragraph", html)]


def test_a_source_has_headers_a_body_and_results():
    source = parse("hub/labo/essai", "title: L'essai\ntags: a, b\n---\nLe corps.\n\n===\n\nLa fin.\n")
    assert (source.text("title"), source.words("tags")) == ("L’essai", ["a", "b"])
    assert (source.body, source.results) == ("Le corps.", "La fin.")


@pytest.mark.parametrize(
    ("key", "place"),
    [("hub/labo/essai", ("hub", "labo", "essai")), ("roubaix/contact", ("roubaix", "", "contact"))],
)
def test_the_place_of_a_file_says_where_its_page_goes(key, place):
    source = parse(key, "title: a\n---\n")
    assert (source.site, source.section, source.slug) == place


def test_a_phone_number_can_be_dialled():
    html = json.loads(stream_of("Téléphone : 03 53 01 00 20."))[0]["value"]
    assert '<a href="tel:0353010020">03\u00a053' in html
