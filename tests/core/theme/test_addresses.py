"""The style sheet and the motifs, asked for over HTTP."""

import pytest

from core import generation
from core.models import CitySettings
from core.theme import motifs, script, stylesheet


@pytest.fixture
def get(client, cities):
    """GET on the host of Tourcoing."""
    return lambda path, **headers: client.get(path, headers={"host": "tourcoing.localhost"} | headers)


def test_the_style_sheet_may_be_kept_for_a_year(get):
    response = get(stylesheet.current().url)
    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]


def test_the_style_sheet_is_compressed_when_that_is_accepted(get):
    response = get(stylesheet.current().url, accept_encoding="gzip")
    assert response["Content-Encoding"] == "gzip"
    assert response.content == stylesheet.current().compressed


def test_the_script_may_be_kept_for_a_year_and_the_one_of_an_older_version_leads_to_it(get):
    response = get(script.current().url, accept_encoding="gzip")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Content-Encoding"] == "gzip"
    assert "immutable" in response["Cache-Control"]
    assert get("/habillage/0123456789abcdef.js")["Location"] == script.current().url


def test_every_file_of_the_script_is_in_it_in_a_block_of_its_own():
    files = [*script.FOLDER.glob("*.js"), *script._of_apps]
    assert {path.name for path in files} == {"alerts.js", "filters.js", "near.js", "searchbox.js", "share.js"}
    text = script.current().text
    assert all(script.BLOCK % script.compact(path.read_text("utf-8")) in text for path in files)
    assert "import " not in text


def test_the_script_is_written_without_comments_and_indentation():
    assert script.compact("// why\n\nif (a) {\n  // how\n  b(); // c\n}\n") == "if (a) {\nb(); // c\n}\n"


def test_yesterdays_style_sheet_leads_to_todays(get):
    response = get("/habillage/0123456789abcdef.css")
    assert (response.status_code, response["Location"]) == (302, stylesheet.current().url)


def test_that_redirection_is_not_kept(get):
    assert "immutable" not in get("/habillage/0123456789abcdef.css")["Cache-Control"]


def test_a_saved_colour_shows_at_the_next_request(get):
    before = stylesheet.current().url
    CitySettings.objects.filter(slug="tourcoing").update(warp="#5a1e6b")
    generation.bump()
    assert get(before)["Location"] == stylesheet.current().url != before


def test_a_motif_carries_a_policy_that_lets_it_have_two_schemes(get):
    response = get(motifs.url("tourcoing", "tree"))
    assert response["Content-Type"] == "image/svg+xml"
    assert "style-src 'unsafe-inline'" in response["Content-Security-Policy"]


def test_a_motif_of_another_city_is_served_on_this_host(get):
    assert get(motifs.url("roubaix", "frise")).status_code == 200


def test_an_old_motif_leads_to_todays(get):
    response = get("/motifs/tourcoing/tree.000000000000.svg")
    assert (response.status_code, response["Location"]) == (302, motifs.url("tourcoing", "tree"))


@pytest.mark.parametrize("path", ["/motifs/atlantide/tree.0.svg", "/motifs/tourcoing/licorne.0.svg"])
def test_a_city_or_motif_nobody_knows_is_not_found(get, path):
    assert get(path).status_code == 404
