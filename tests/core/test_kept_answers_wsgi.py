"""A repeated visit is answered before Django, by what Django answered."""

import gzip

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection, transaction

from core import generation, outages
from core.wsgi import KeptAnswers
from tests.cms_pages.factories import ContentPageFactory, make_city, publish
from tests.search.index import newsroom
from tests.sql import assert_sql
from tests.wsgi import ask

pytestmark = pytest.mark.django_db(transaction=True)  # nothing is kept of what may be rolled back
PATH = "/fr/demarches/"


class Portal:
    """The portal as gunicorn asks it; `django` counts what reaches Django."""

    def __init__(self):
        self.behind, self.django = get_wsgi_application(), 0
        self.application = KeptAnswers(self._counted)

    def _counted(self, environ, start_response):
        self.django += 1
        return self.behind(environ, start_response)

    def get(self, path=PATH, **environ):
        """(status, headers, content)."""
        return ask(self.application, path, **environ)

    def reaches_django(self, *asked, **environ):
        """Whether a request does, once a plain one has been answered."""
        self.get()
        before = self.django
        self.get(*asked, **environ)
        return self.django > before


@pytest.fixture
@transaction.atomic  # indexed once
def demarches():
    """/fr/demarches/ of Tourcoing."""
    return publish(ContentPageFactory(parent=newsroom().get_parent(), title="Démarches", slug="demarches"))


@pytest.fixture
def portal(demarches):
    return Portal()


def test_it_is_what_django_answers_for_one_query(portal):
    first = portal.get()
    assert not portal.reaches_django()
    with assert_sql(1):
        assert portal.get() == first


def test_what_the_browser_has_is_304_for_one_query(portal):
    etag = portal.get()[1]["ETag"]
    first = portal.get(HTTP_IF_NONE_MATCH=etag)
    with assert_sql(1):
        again = portal.get(HTTP_IF_NONE_MATCH=etag)
    assert again == first
    assert (again[0], again[2], portal.django) == ("304 Not Modified", b"", 2)


def test_a_list_is_answered_by_its_query(portal):
    lists = {tri: portal.get(f"/fr/liste.json?tri={tri}") for tri in ("date", "titre")}
    assert not portal.reaches_django("/fr/liste.json?tri=titre")
    assert portal.get("/fr/liste.json?tri=titre") == lists["titre"]


def test_each_host_has_its_own_answer(portal):
    publish(make_city("roubaix"))
    homes = [[portal.get("/fr/", HTTP_HOST=f"{city}.localhost") for city in ("roubaix", "tourcoing")]] * 2
    assert homes[0] == homes[1]
    assert homes[0][0] != homes[0][1]


def test_a_port_and_capitals_in_the_host_name_are_no_other_host(portal):
    assert not portal.reaches_django(HTTP_HOST="Tourcoing.localhost:8000")


@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "HEAD"},
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "get"},
        {"HTTP_COOKIE": "a=b; sessionid=x"},
        {"HTTP_ACCEPT_ENCODING": "identity"},
        {"HTTP_ACCEPT_ENCODING": "gzip;q=0"},
        {"HTTP_IF_NONE_MATCH": '"other"'},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_IF_MATCH": '"other"'},
        {"HTTP_IF_UNMODIFIED_SINCE": "Mon, 23 Nov 2026 11:00:00 GMT"},
        {"HTTP_X_FORWARDED_PROTO": "https, http"},
        {"HTTP_HOST": "unknown.localhost"},
        {"HTTP_HOST": "tourcoing.localhost/"},
        {"HTTP_HOST": ""},
        {"RAW_URI": "http://evil.example/fr/demarches/"},
        {"CONTENT_LENGTH": "1000001"},
        {"PATH_INFO": "/fr/demarches/\0"},
        {"PATH_INFO": "/fr/d\xc3\xa9marches/"},
        {"QUERY_STRING": "utm_source=x"},
        {"QUERY_STRING": "a=%00"},
        {"QUERY_STRING": "?"},
        {"QUERY_STRING": "x" * 5_000},
    ],
)
def test_whatever_is_more_than_a_plain_visit_goes_to_django_each_time(portal, environ):
    portal.get()
    assert portal.get(**environ) == portal.get(**environ)
    assert portal.django == 3


@pytest.mark.parametrize("path", ["/healthz", "/", "/admin/login/", "/static/a.css", "/fr/absente/"])
def test_only_pages_are_answered(portal, path):
    assert portal.reaches_django(path)


def test_what_is_sent_over_tls_is_not_sent_without(demarches, settings):
    settings.SECURE_PROXY_SSL_HEADER, settings.SECURE_HSTS_SECONDS = ("HTTP_X_FORWARDED_PROTO", "https"), 60
    portal = Portal()
    answers = [portal.get(HTTP_X_FORWARDED_PROTO=scheme)[1] for scheme in ("https", "https", "http", "http")]
    assert ["Strict-Transport-Security" in headers for headers in answers] == [True, True, False, False]


def test_what_is_published_is_there_at_the_next_request(portal, demarches):
    portal.get()
    demarches.title = "Vos démarches"
    publish(demarches)
    assert "Vos démarches" in gzip.decompress(portal.get()[2]).decode()


def test_a_draw_reads_the_counters_once(portal):
    with assert_sql(99) as captured:
        portal.get()
    assert sum("core_counter" in query["sql"] for query in captured) == 1


def test_no_request_leaves_its_counters_to_the_next(portal):
    for _ in "ab":
        portal.get()
        assert generation._read_by_request.get() is None


def test_a_database_that_is_away_ends_no_kept_answer(portal, monkeypatch):
    monkeypatch.setattr(outages, "_asked_again_at", 0.0)

    def refuse(execute, sql, *args):
        raise OperationalError("gone")

    first = portal.get()
    with connection.execute_wrapper(refuse):
        assert portal.get() == first
        assert portal.get("/fr/themes/")[0].startswith("503")
