"""Motifs by name: what is drawn, and at which address."""

import gzip

import pytest
from lxml import etree

from core.theme import motifs
from core.theme.palette import Palette
from tests.core.theme.palettes import ALL, HUB, ROUBAIX, dresses

DRESSES = dresses()
# The swatchbook wears the colours of the page that draws it.
COLOURED = sorted(motifs.names() - {motifs.SWATCHBOOK})


@pytest.mark.parametrize("motif", COLOURED)
@pytest.mark.parametrize("slug", DRESSES)
def test_every_motif_is_an_svg_with_two_schemes(slug, motif):
    text = gzip.decompress(motifs.drawn(DRESSES[slug], motif))
    svg = etree.fromstring(text)
    assert svg.tag.endswith("svg")
    assert "prefers-color-scheme:dark" in svg.findtext("{*}style")


@pytest.mark.parametrize("slug", DRESSES)
def test_every_yarn_of_a_motif_has_a_colour(slug):
    for motif in COLOURED:
        svg = etree.fromstring(gzip.decompress(motifs.drawn(DRESSES[slug], motif)))
        style = svg.findtext("{*}style")
        assert all(f".{path.get('class')}{{fill:#" in style for path in svg.iter("{*}path"))


def test_a_picture_weighs_less_than_three_kilobytes_on_the_wire():
    sizes = [len(motifs.drawn(dress, "tree")) for dress in DRESSES.values()]
    assert max(sizes) < 3_000


def test_a_new_colour_changes_the_address():
    repainted = Palette("roubaix", "#5a1e6b", ROUBAIX.weft, ROUBAIX.weave)
    assert dresses(repainted)["roubaix"].url("tree") != dresses(ROUBAIX)["roubaix"].url("tree")


def test_a_new_city_changes_the_cloth_of_the_hub():
    fourth = Palette("croix", "#5a1e6b", "#f6d0b1", "basket")
    assert dresses(*ALL, fourth)["hub"].digest != DRESSES["hub"].digest


def test_a_new_city_leaves_the_other_cities_as_they_are():
    fourth = Palette("croix", "#5a1e6b", "#f6d0b1", "basket")
    assert dresses(*ALL, fourth)["roubaix"] == DRESSES["roubaix"]


@pytest.mark.django_db
def test_an_unknown_city_or_picture_still_has_an_address():
    assert motifs.url("atlantide", "licorne") == dresses(HUB)["hub"].url(motifs.DEFAULT_TOPIC)


def test_the_selvedge_joins_the_patches_of_every_city():
    svg = etree.fromstring(gzip.decompress(motifs.drawn(DRESSES["hub"], motifs.SELVEDGE)))
    assert len(svg.findall("{*}svg")) == len(ALL)


def test_a_new_colour_of_a_city_changes_the_selvedge():
    repainted = Palette("roubaix", ROUBAIX.warp, "#f6d0b1", ROUBAIX.weave)
    assert dresses(HUB, repainted)["hub"].url("lisiere") != dresses(HUB, ROUBAIX)["hub"].url("lisiere")
