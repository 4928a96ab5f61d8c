"""Errors are said in French, with a way on, and never with what went wrong inside."""

import errno

import pytest
from django.db import DatabaseError, OperationalError, connection

from core import outages, views
from tests.cms_pages.factories import ContentPageFactory

pytestmark = pytest.mark.urls("tests.core.urls")


def test_a_missing_page_leads_to_the_home_page_and_the_other_cities(visit, cities):
    text = visit("/fr/absente/").content.decode()
    assert "Cette page n’existe pas" in text
    assert 'href="http://roubaix.localhost/fr/"' in text


def test_a_missing_page_repeats_the_entrances_of_the_home_page(visit, cities):
    deed = {"label": "Déchets", "text": "Jours de collecte", "picture": "bin", "url": "https://example.org/"}
    cities["tourcoing"].sections = [("deeds", {"title": "Faire", "deeds": [deed]})]
    cities["tourcoing"].save()
    assert 'href="https://example.org/">Déchets</a>' in visit("/fr/absente/").content.decode()


def test_a_missing_page_suggests_the_one_that_moved(visit, content_page):
    ContentPageFactory(parent=content_page, title="Carte d’identité", slug="carte")
    assert 'href="/fr/demarches/carte/"' in visit("/fr/ancienne/carte/").content.decode()


@pytest.mark.parametrize("field", [{"live": False}])
def test_a_draft_is_never_suggested(visit, content_page, field):
    ContentPageFactory(parent=content_page, title="Secret", slug="secret", **field)
    assert "/fr/demarches/secret/" not in visit("/fr/ancienne/secret/").content.decode()


def test_a_missing_page_says_what_the_home_page_says_of_its_content(visit, cities):
    cities["tourcoing"].disclaimer = "Contenu de démonstration."
    cities["tourcoing"].save()
    assert "Contenu de démonstration." in visit("/fr/absente/").content.decode()


def test_a_missing_page_is_kept_from_search_engines(visit, cities):
    assert 'content="noindex"' in visit("/fr/absente/").content.decode()


def test_a_missing_page_shows_what_was_asked_nowhere(visit, cities):
    response = visit("/fr/absente/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "alert(1)" not in response.content.decode()


def test_a_failure_says_nothing_of_its_cause(visit, cities):
    response = visit("/panne/")
    text = response.content.decode()
    assert (response.status_code, response.headers["Cache-Control"]) == (500, "no-store")
    assert "Le portail rencontre un problème" in text
    assert "a mistake" not in text


def test_the_page_of_a_missing_page_survives_a_database_that_goes_away(visit, cities):
    visit("/fr/absente/")

    def refuse(execute, sql, *args):
        if "wagtailcore_page" in sql:
            raise DatabaseError("gone")
        return execute(sql, *args)

    with connection.execute_wrapper(refuse):
        assert visit("/fr/absente/").status_code == 500


def test_a_form_from_elsewhere_is_refused_in_french(client, cities, settings):
    client.handler.enforce_csrf_checks = True
    response = client.post("/admin/login/", {"username": "a"}, headers={"host": "hub.localhost"})
    assert response.status_code == 403
    assert "Cette action n’est pas permise" in response.content.decode()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OperationalError("database or disk is full"), "Il n’y a plus de place sur le serveur"),
        (OSError(errno.ENOSPC, "No space left on device"), "Il n’y a plus de place sur le serveur"),
        (OperationalError("the connection is closed"), "Le portail ne peut pas répondre pour l’instant"),
    ],
)
def test_a_server_that_cannot_is_said_in_words_and_may_be_asked_later(rf, error, words):
    try:
        raise error
    except (OSError, OperationalError):
        response = views.server_error(rf.get("/"))
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert words in response.content.decode()


def test_a_table_that_is_missing_is_a_mistake_and_no_outage():
    assert not outages.is_outage(OperationalError("no such table: core_city"))
