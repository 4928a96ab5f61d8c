"""Public answers are validated by their content, compressed, and the same for everyone."""

import gzip

import pytest

from core import generation, routing
from core.models import CitySettings


def test_a_page_is_checked_at_every_visit(visit, content_page):
    response = visit("/fr/demarches/")
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["ETag"].startswith('W/"')


@pytest.mark.parametrize("wrap", ["{}", '"x", {}', "*"])
def test_an_unchanged_page_is_304_without_content(visit, content_page, wrap):
    etag = visit("/fr/demarches/").headers["ETag"]
    response = visit("/fr/demarches/", if_none_match=wrap.format(etag))
    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("value", ['"x"', "x", "W/", '"' * 900, ","])
def test_another_validator_gets_the_page(visit, content_page, value):
    assert visit("/fr/demarches/", if_none_match=value).status_code == 200


def test_head_of_an_unchanged_page_is_304(client, visit, content_page):
    etag = visit("/fr/demarches/").headers["ETag"]
    headers = {"host": "tourcoing.localhost", "if-none-match": etag}
    assert client.head("/fr/demarches/", headers=headers).status_code == 304


def test_a_part_of_a_page_is_the_whole_page(visit, content_page):
    response = visit("/fr/demarches/", range="bytes=0-9")
    assert (response.status_code, response.content) == (200, visit("/fr/demarches/").content)


def test_a_304_keeps_what_caches_need(visit, content_page):
    first = visit("/fr/demarches/")
    again = visit("/fr/demarches/", if_none_match=first.headers["ETag"])
    names = ("ETag", "Cache-Control", "Vary")
    assert [again.headers.get(name) for name in names] == [first.headers.get(name) for name in names]


def test_a_change_gives_another_validator(visit, content_page):
    before = visit("/fr/demarches/").headers["ETag"]
    content_page.title = "Vos démarches"
    content_page.save_revision().publish()
    assert visit("/fr/demarches/", if_none_match=before).status_code == 200


def test_two_processes_make_the_same_validator(visit, content_page):
    before = visit("/fr/demarches/").headers["ETag"]
    generation.forget()
    routing.forget()
    assert visit("/fr/demarches/").headers["ETag"] == before


def test_head_answers_like_get_without_content(client, content_page):
    got = client.get("/fr/demarches/", headers={"host": "tourcoing.localhost"})
    head = client.head("/fr/demarches/", headers={"host": "tourcoing.localhost"})
    assert (head.status_code, head.headers["ETag"], head.content) == (200, got.headers["ETag"], b"")


def test_a_page_is_compressed_for_those_who_ask(visit, content_page):
    plain, packed = visit("/fr/demarches/"), visit("/fr/demarches/", accept_encoding="br, gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_both_forms_of_a_page_have_the_same_validator(visit, content_page):
    plain, packed = visit("/fr/demarches/"), visit("/fr/demarches/", accept_encoding="gzip")
    assert (plain.headers["ETag"], plain.headers["Vary"]) == (packed.headers["ETag"], packed.headers["Vary"])


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity", "gzip; q=0.0"])
def test_a_page_is_not_compressed_for_others(visit, content_page, accepted):
    assert "Content-Encoding" not in visit("/fr/demarches/", accept_encoding=accepted).headers


@pytest.mark.parametrize(
    "path", ["/", "/fr/", "/fr/demarches/", "/fr/absente/", "/media/absente.png", "/healthz"]
)
def test_a_visitor_gets_no_cookie(visit, content_page, path):
    response = visit(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_an_editor_sees_the_page_that_everyone_sees(client, content_page, admin_user):
    host = {"host": "tourcoing.localhost"}
    anonymous = client.get("/fr/demarches/", headers=host).content
    client.force_login(admin_user)
    response = client.get("/fr/demarches/", headers=host)
    assert response.content == anonymous
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.fixture
def admin(client, cities, admin_user):
    """GET in the admin, signed in."""
    client.force_login(admin_user)
    return lambda path: client.get(path, headers={"host": "hub.localhost", "accept-encoding": "gzip"})


def test_the_admin_is_neither_validated_nor_compressed(admin):
    response = admin("/admin/")
    assert (response.status_code, "ETag" in response.headers) == (200, False)
    assert "Content-Encoding" not in response.headers


def test_a_preview_is_neither_validated_nor_kept(content_page, rf):
    request = rf.get("/", headers={"host": "hub.localhost"})
    response = content_page.make_preview_request(request)
    assert "private" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers


def test_a_preview_is_drawn_as_its_city_would(content_page):
    CitySettings.objects.filter(slug="tourcoing").update(name="Tourcoing-les-Bains")
    assert "Tourcoing-les-Bains" in content_page.make_preview_request().content.decode()
