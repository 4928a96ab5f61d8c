"""Pictures of shared pages, icons and the manifest, asked for over HTTP."""

import io
import json

import pytest
from PIL import Image, ImageChops

from core import generation
from core.models import CitySettings
from core.sites import get_portal
from core.theme import app_icons, motifs, share, share_picture
from tests.cms_pages.factories import publish


@pytest.fixture
def get(client, cities, settings, tmp_path):
    """GET on the host of Tourcoing, with a folder of its own."""
    settings.VAR_DIR = tmp_path
    return lambda path: client.get(path, headers={"host": "tourcoing.localhost"})


@pytest.fixture
def tourcoing(cities):
    return get_portal().by_slug["tourcoing"]


@pytest.fixture
def address(tourcoing, content_page):
    """The picture of /fr/demarches/."""
    return share.url(tourcoing, content_page.pk, content_page.title)


def picture(response):
    return Image.open(io.BytesIO(response.content))


def test_the_picture_has_the_size_that_networks_ask_for(get, address):
    response = get(address)
    assert (response["Content-Type"], picture(response).size) == ("image/png", (1200, 630))


def test_the_picture_may_be_kept_for_a_year(get, address):
    assert "immutable" in get(address)["Cache-Control"]


def test_other_sites_may_show_the_picture(get, address):
    assert get(address)["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_picture_is_drawn_once(get, address, tmp_path, monkeypatch):
    first = get(address).content
    monkeypatch.setattr(share_picture, "drawn", None)
    assert get(address).content == first
    assert [file.name for file in (tmp_path / "partage").iterdir()] == [
        address.rpartition("/")[2].join(("tourcoing-", ""))
    ]


def test_a_new_title_gets_a_new_address(get, address, tourcoing, content_page):
    content_page.title = "Papiers"
    publish(content_page)
    assert get(address)["Location"] == share.url(tourcoing, content_page.pk, "Papiers") != address


def test_new_yarns_get_a_new_address(address, content_page):
    CitySettings.objects.filter(slug="tourcoing").update(warp="#5a1e6b")
    generation.bump()
    assert share.url(get_portal().by_slug["tourcoing"], content_page.pk, content_page.title) != address


def test_a_city_has_a_picture_of_its_own(get, tourcoing):
    assert get(share.url(tourcoing, share.CITY, share.city_title(tourcoing))).status_code == 200


def test_a_withdrawn_page_has_no_picture(get, address, content_page):
    content_page.unpublish()
    assert get(address).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/partage/atlantide/ville.0.png",
        "/partage/tourcoing/autre.0.png",
        "/partage/tourcoing/99999999999999999999.0.png",
        "/partage/tourcoing/1.0.png",
    ],
)
def test_what_nobody_knows_has_no_picture(get, path):
    assert get(path).status_code == 404


def test_another_city_does_not_lend_its_yarns(get, content_page):
    assert get(f"/partage/roubaix/{content_page.pk}.0.png").status_code == 404


def test_old_pictures_make_room(tmp_path, settings, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(share_picture, "MOST_KEPT", 10)
    for number in range(30):
        share_picture.kept(f"{number}.png", lambda: b"x")
    assert len(list((tmp_path / "partage").iterdir())) <= 10


def test_a_folder_that_cannot_be_written_costs_a_drawing_only(tmp_path, settings):
    (tmp_path / "partage").write_text("a file in the way")
    settings.VAR_DIR = tmp_path
    assert share_picture.kept("1.png", lambda: b"drawn") == b"drawn"


def test_apostrophes_and_spaces_are_set_as_printers_do():
    assert share_picture.printable("L'œuvre d'un été : où ?") == "L’œuvre d’un été\u00a0: où\u202f?"


def test_signs_that_the_typeface_lacks_are_left_out():
    assert share_picture.printable("Fête 🎉 du parc") == "Fête du parc"


@pytest.mark.parametrize("title", ["", "🎉", "a" * 255, "mot " * 63, "\u202e<script>"])
def test_any_title_can_be_drawn(db, title):
    look = next(iter(motifs.dresses().values())).look
    assert share_picture.drawn(look, "Croix", title).startswith(b"\x89PNG")


@pytest.mark.parametrize("size", app_icons.SIZES)
def test_an_icon_has_its_size(get, size):
    assert picture(get(app_icons.url("tourcoing", size))).size == (size, size)


def test_an_old_icon_leads_to_todays(get):
    assert get("/icones/tourcoing/32.0.png")["Location"] == app_icons.url("tourcoing", 32)


@pytest.mark.parametrize("path", ["/icones/tourcoing/33.0.png", "/icones/atlantide/32.0.png"])
def test_a_size_or_city_nobody_knows_has_no_icon(get, path):
    assert get(path).status_code == 404


def test_old_browsers_find_an_icon_untold(get):
    assert picture(get("/favicon.ico")).size == (32, 32)


def test_the_manifest_names_the_city_and_its_icons(get):
    manifest = json.loads(get("/site.webmanifest").content)
    assert manifest["short_name"] == "Tourcoing"
    assert [get(icon["src"]).status_code for icon in manifest["icons"]] == [200, 200]


def inked(look, title):
    """Columns of the picture that a title writes in, the band and the skyline left out."""
    with_title, without = (
        Image.open(io.BytesIO(share_picture.drawn(look, "Tourcoing", words))).convert("L")
        for words in (title, "")
    )
    box = (0, share_picture.TITLE_TOP, share_picture.WIDTH, 400)
    found = ImageChops.difference(with_title.crop(box), without.crop(box)).getbbox()
    return found and (found[0], found[2])


@pytest.fixture
def look(cities):
    return motifs.dresses()["tourcoing"].look


def test_an_arabic_title_stands_at_the_right_in_letters_that_join(look):
    start, end = inked(look, "كيف أجدد جواز سفري؟")
    assert start > share_picture.MARGIN * 3
    assert abs(end - (share_picture.WIDTH - share_picture.MARGIN)) < 12
    face = share_picture.FROM_RIGHT_TO_LEFT.at(64)
    assert face.getlength("سفر") < sum(face.getlength(letter) for letter in "سفر")
    assert share_picture.printable("معرض La Piscine 2026", share_picture.FROM_RIGHT_TO_LEFT).isprintable()


def test_a_title_in_letters_that_no_typeface_has_is_left_out_whole(look, monkeypatch):
    assert share_picture.printable("東京 2026") == ""
    monkeypatch.setattr(share_picture, "SHAPES_ARABIC", False)
    assert inked(look, "جواز 2026") is None
