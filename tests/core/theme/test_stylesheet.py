"""The one style sheet: small, complete, named by its content."""

import re

import pytest
from lxml import etree

from core.theme.palette import Palette
from core.theme.stylesheet import FOLDER, LAYERS, compact, compose, icon_names
from core.theme.weaving import topics
from tests.core.theme.palettes import ALL, ROUBAIX, dresses


def sheet(*palettes):
    return compose(tuple(dresses(*palettes).values()))


def test_it_weighs_at_most_fourteen_kilobytes():
    assert len(sheet(*ALL).compressed) <= 14_000


def test_each_icon_lies_where_its_rule_says():
    svg = etree.parse(FOLDER.parent / "icons.svg").getroot()
    row = [(use.get("href"), use.get("x")) for use in svg.findall("{*}use")]
    assert row == [(f"#{name}", str(24 * place)) for place, name in enumerate(icon_names())]
    assert svg.get("width") == str(24 * len(row))
    assert f".i-{icon_names()[-1]}{{--i:{len(row) - 1}}}" in sheet(*ALL).text


def test_each_picture_lies_where_its_rule_says():
    names = list(topics.drawings())
    assert f".p-{names[-1]}{{--n:{len(names) - 1}}}" in sheet(*ALL).text


def test_layers_come_in_order():
    assert sheet(*ALL).text.startswith(f"@layer {','.join(LAYERS)};@layer reset{{")


def test_every_city_has_its_tokens():
    text = sheet(*ALL).text
    assert all(f'[data-city="{city.slug}"]{{--warp:{city.warp};--weft:{city.weft};' in text for city in ALL)


def test_the_first_city_dresses_a_page_without_a_city():
    assert ':root,[data-city="hub"]{--warp:#37333f' in sheet(*ALL).text


def test_a_new_colour_changes_the_address():
    repainted = Palette("roubaix", "#5a1e6b", ROUBAIX.weft, ROUBAIX.weave)
    assert sheet(repainted).url != sheet(ROUBAIX).url


def test_the_same_cities_give_the_same_address():
    assert sheet(*ALL).url == sheet(*ALL).url


def test_no_address_in_it_is_relative_or_elsewhere():
    addresses = re.findall(r"url\(\"?([^\")]+)", sheet(*ALL).text)
    assert addresses
    assert all(address.startswith(("/static/", "/motifs/")) for address in addresses)


def test_its_braces_match():
    text = re.sub(r'"[^"]*"', "", sheet(*ALL).text)
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.css")), ids=lambda path: path.stem)
def test_every_file_is_in_a_layer_and_uses_logical_directions(path):
    assert path.parent.name in LAYERS
    assert not re.search(
        r"(margin|padding|border)-(left|right|top|bottom)\b|text-align: (left|right)", path.read_text()
    )


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.css")), ids=lambda path: path.stem)
def test_no_selector_is_deeper_than_three(path):
    text = re.sub(r"/\*.*?\*/|\([^()]*\)", "", path.read_text(), flags=re.S)
    selectors = [s for group in re.findall(r"(?:^|[{};])([^{};@]+)\{", text) for s in group.split(",")]
    assert all(len(re.split(r"\s*[>+~]\s*|\s+", selector.strip())) <= 3 for selector in selectors)


def test_comments_and_line_ends_go_and_strings_stay():
    assert compact('a {\n  /* why */\n  content: " ( ";\n}\n') == 'a{content:" ( "}'
    assert compact("a > b { margin: 0.5em -0.25em 10.5px; }") == "a>b{margin:.5em -.25em 10.5px}"
