"""What no browser sends gets 400 or 404 in French, or the page; never a 500."""

import pytest

pytestmark = pytest.mark.urls("tests.core.urls")

FINE = (200, 301, 302, 304, 400, 404, 405, 412, 413)

PATHS = [
    "/fr/\x00/",
    "/fr/%00/",
    "/fr/demarches/%00",
    "/fr/%2500/",
    "/fr/%ff%fe/",
    "/fr/%c0%af/",
    "/fr/%zz/",
    "/fr/%",
    "/fr/%e2%80%ae/",
    "/fr/%0d%0aSet-Cookie:%20a=b/",
    "/fr/../../etc/passwd",
    "/fr/..%2f..%2fetc/passwd",
    "/fr/demarches/;jsessionid=1",
    "/fr/" + "a/" * 400,
    "/fr/" + "a" * 900 + "/",
    "/" + "a" * 5000,
    "//evil.example/",
    "//evil.example/..",
    "//evil.example/fr/demarches",
    "///evil.example/fr",
    "/\\evil.example/",
    "/fr//evil.example/",
    "/https://evil.example/",
    "/fr/?page=99999999999999999999",
    "/fr/?page=%00",
    "/fr/?page[]=1&page[]=2",
    "/fr/?" + "x" * 10_000,
    "/fr/?" + "a=b&" * 3000,
    "/fr/?%ff=%fe",
    "/fr/?q=%ed%a0%80",
    "/fr/?q=100%",
    "/fr/?q=%",
    "/fr/?=&&&=",
    "/fr/?theme=nature%27%20OR%201=1--",
    "/fr/?du=2026-02-31&au=0000-00-00",
    "/fr/?q=" + "%F0%9F%A6%8A" * 50,
    "/fr/liste.rss?page=-1",
    "/fr/liste.exe",
    "/fr/themes/%2e%2e/",
    "/media/%00",
    "/static/%00",
    "/static/../settings.py",
    "/documents/999999999999999999999/x.pdf",
    "/.env",
    "/.git/config",
    "/wp-login.php",
    "/admin/../fr/",
]


def is_harmless(response):
    """An expected status, and no way out of the portal."""
    location = response.headers.get("Location", "/")
    leads_elsewhere = not location.startswith(("/", "http://hub.localhost/")) or location.startswith(
        ("//", "/\\")
    )
    return response.status_code in FINE and not leads_elsewhere


def test_no_address_breaks_the_portal_or_leads_elsewhere(visit, content_page):
    answers = {path: visit(path) for path in PATHS}
    assert {path[:60]: answer for path, answer in answers.items() if not is_harmless(answer)} == {}


HEADERS = [
    {"accept_language": "x" * 9000},
    {"accept_language": "fr;q=a, *;q=\x00"},
    {"cookie": "a=" + "b" * 8000},
    {"cookie": "sessionid=" + "'" * 500 + "; csrftoken=\xff"},
    {"cookie": ";;;=;=="},
    {"if_none_match": "W/" * 2000},
    {"if_modified_since": "yesterday"},
    {"range": "bytes=0-,0-,0-"},
    {"range": "bytes=-1-5"},
    {"accept_encoding": "gzip;q=x, " * 500},
    {"content_type": "multipart/form-data; boundary=\x00"},
    {"content_type": "text/html; charset=nonsense"},
    {"content_length": "abc"},
    {"content_length": "-5"},
    {"x_forwarded_host": "evil.example"},
    {"x_forwarded_proto": "gopher"},
    {"x_original_url": "/admin/"},
    {"x_http_method_override": "DELETE"},
    {"referer": "javascript:alert(1)"},
    {"user_agent": "\x00\xff" * 100},
]


def test_no_header_breaks_the_portal(visit, content_page):
    answers = [(headers, visit("/fr/demarches/", **headers).status_code) for headers in HEADERS]
    assert [answer for answer in answers if answer[1] not in (200, 400)] == []


def test_no_other_method_is_known(client, content_page):
    methods = ("TRACE", "CONNECT", "PROPFIND", "PUT", "PATCH", "DELETE", "GÊT", "A" * 500)
    host = {"host": "tourcoing.localhost"}
    answers = [client.generic(method, "/fr/demarches/", headers=host) for method in methods]
    assert {(a.status_code, a.headers["Allow"]) for a in answers} == {(405, "GET, HEAD, OPTIONS, POST")}


def test_the_admin_dismisses_notices_and_clears_previews(client, content_page, admin_user):
    client.force_login(admin_user)
    host = {"host": "hub.localhost"}
    notices = client.patch("/admin/dismissibles/", {"whats-new": True}, "application/json", headers=host)
    preview = client.delete(f"/admin/pages/{content_page.pk}/edit/preview/", headers=host)
    assert (notices.status_code, preview.status_code) == (200, 200)
    assert client.put("/admin/", headers=host).status_code == 405


def test_a_page_takes_no_form(client, content_page):
    response = client.post("/fr/demarches/", {"a": "b"}, headers={"host": "tourcoing.localhost"})
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert '<html lang="fr"' in response.content.decode()


@pytest.mark.parametrize("size", ["1000001", "99999999999999999999"])
def test_a_visitor_cannot_send_much(client, content_page, size):
    response = client.post("/fr/", headers={"host": "tourcoing.localhost", "content-length": size})
    assert response.status_code == 413


@pytest.mark.parametrize("path", ["/fr/%00/", "/fr/?q=%ff", "/fr/?q=" + "a" * 10_000, "/" + "a" * 1_001])
def test_the_refusal_is_a_french_page(visit, content_page, path):
    response = visit(path)
    assert response.status_code == 400
    assert "Cette adresse est illisible" in response.content.decode()


def test_bulk_actions_of_editors_may_name_many_rows(visit, cities):
    path = "/admin/bulk/wagtailcore/page/delete/?" + "&".join(f"id={n}" for n in range(400))
    assert visit(path, host="hub.localhost").status_code == 302


@pytest.mark.parametrize("target", ["http://evil.example/fr/", "http://[/fr/", "https://"])
def test_an_address_that_names_another_host_than_its_header_is_refused(client, cities, target):
    assert client.get("/fr/", headers={"host": "tourcoing.localhost"}, RAW_URI=target).status_code == 400


@pytest.mark.parametrize("target", ["/fr/", "/fr/?q=http://evil.example/", "http://tourcoing.localhost/fr/"])
def test_an_address_may_name_its_own_host(client, cities, target):
    assert client.get("/fr/", headers={"host": "tourcoing.localhost"}, RAW_URI=target).status_code == 200
