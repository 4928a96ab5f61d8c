"""Every answer carries the same safety headers, whoever made it."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.wsgi import get_wsgi_application

from core.headers import ADMIN_POLICY, FILE_POLICY, PUBLIC_POLICY, origin_of_tiles

pytestmark = pytest.mark.urls("tests.core.urls")


def policy(response):
    return response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/fr/demarches/", 200),
        ("/", 302),
        ("/fr/demarches", 301),
        ("/fr/absente/", 404),
        ("/en/", 404),
        ("/fr/%00", 400),
        ("/fr/?q=%ff", 400),
        ("/fr/?" + "q=1&" * 500, 400),
        ("/fr/?q=" + "a" * 9000, 400),
        ("/panne/", 500),
        ("/healthz", 200),
        ("/static/core/css/plain.css", 200),
        ("/static/absente.css", 404),
    ],
)
def test_the_policy_is_one_constant_on_public_answers(visit, content_page, path, status):
    response = visit(path)
    assert (response.status_code, policy(response)) == (status, PUBLIC_POLICY)


def test_the_policy_is_the_same_on_an_unchanged_page(visit, content_page):
    etag = visit("/fr/demarches/").headers["ETag"]
    response = visit("/fr/demarches/", if_none_match=etag)
    assert (response.status_code, policy(response)) == (304, PUBLIC_POLICY)


@pytest.mark.parametrize("host", ["inconnu.localhost", "a b"])
def test_the_policy_is_the_same_where_no_city_answers(visit, cities, host):
    assert policy(visit("/fr/", host=host)) == PUBLIC_POLICY


@pytest.mark.parametrize("method", ["post", "trace", "options"])
def test_the_policy_is_the_same_for_other_methods(client, content_page, method):
    response = getattr(client, method)("/fr/demarches/", headers={"host": "tourcoing.localhost"})
    assert policy(response) == PUBLIC_POLICY


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", " https://tiles.example.org"),
        ("https://{s}.tiles.example.org/{z}/{x}/{y}.png", " https://*.tiles.example.org"),
        ("/tiles/{z}/{x}/{y}.png", ""),
        ("", ""),
    ],
)
def test_only_the_origin_of_a_tile_server_joins_the_images(address, origin):
    assert origin_of_tiles(address) == origin


def test_the_public_policy_allows_nothing_inline():
    assert "unsafe" not in PUBLIC_POLICY
    assert "nonce" not in PUBLIC_POLICY


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/absente/"])
def test_the_admin_has_its_own_policy(visit, cities, path):
    assert policy(visit(path, host="hub.localhost")) == ADMIN_POLICY


@pytest.mark.parametrize("path", ["/media/absente.png", "/documents/1/absent.pdf"])
def test_uploaded_files_have_their_own_policy_even_when_they_are_missing(visit, cities, path):
    response = visit(path)
    assert (response.status_code, policy(response)) == (404, FILE_POLICY)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "SAMEORIGIN"),
    ],
)
def test_a_page_carries_the_other_safety_headers(visit, content_page, name, value):
    assert visit("/fr/demarches/").headers[name] == value


def test_a_page_may_use_no_device(visit, content_page):
    assert "camera=()" in visit("/fr/demarches/").headers["Permissions-Policy"]


@pytest.fixture
def uploaded():
    """Files in the media folder."""
    names = [default_storage.save(f"tests/{name}", ContentFile(b"content")) for name in ("a.png", "b.html")]
    yield names
    for name in names:
        default_storage.delete(name)


def test_an_uploaded_image_is_shown_and_nothing_in_it_runs(visit, cities, uploaded):
    response = visit(f"/media/{uploaded[0]}")
    assert (policy(response), response.headers["Cross-Origin-Resource-Policy"]) == (
        FILE_POLICY,
        "cross-origin",
    )


def test_an_uploaded_file_that_is_no_image_is_saved_not_shown(visit, cities, uploaded):
    assert visit(f"/media/{uploaded[1]}").headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "path",
    [
        "/media/../settings.py",
        "/media/%2e%2e/x",
        "/media//etc/passwd",
        "/media/tests/",
        "/media/" + "a" * 300,
    ],
)
def test_nothing_outside_the_media_folder_is_served(visit, cities, uploaded, path):
    assert visit(path).status_code in (400, 404)


def test_pages_may_be_framed_by_the_portal_only():
    assert settings.X_FRAME_OPTIONS == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in PUBLIC_POLICY


@pytest.mark.parametrize("path", ["/fr/demarches/", "/fr/absente/", "/healthz", "/"])
def test_a_head_request_is_answered_like_get_by_an_empty_body(rf, content_page, path):
    application = get_wsgi_application()  # not portal.wsgi, which limits its whole process
    get, head = (
        application.get_response(rf.generic(method, path, headers={"host": "tourcoing.localhost"}))
        for method in ("GET", "HEAD")
    )
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["Content-Length"] == str(len(get.content))


def test_the_address_of_a_secret_link_is_told_to_nobody(visit, cities):
    headers = visit("/fr/fiche/absente/").headers
    assert (headers["Referrer-Policy"], headers["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
