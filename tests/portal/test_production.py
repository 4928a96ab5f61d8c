"""The documented installation, started as systemd would, behind a real nginx: visited, corrected, edited."""

import json
import os
import re
import shutil
import socket
import sqlite3
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from lxml import html

from tests.core.files import picture
from tests.kept_demo import migrated_database
from tests.portal.production import (
    START_SECONDS,
    Browser,
    install,
    missing_programs,
    served,
    wait_until,
    worker,
)
from tests.postgres import free_port

pytestmark = pytest.mark.slow
CITY = ["create_city", "croix", "--name", "Croix", "--host", "portail.example.org", "--insee", "59163"]
CITY += ["--latitude", "50.678", "--longitude", "3.149", "--warp", "#5a2a5f", "--weft", "#f0c6dd"]
CITY += ["--weave", "basket"]
BAKERY = {
    "type": "Feature",
    "properties": {"@id": "node/1", "name": "Au bon pain", "shop": "bakery"},
    "geometry": {"type": "Point", "coordinates": [3.149, 50.678]},
}
EDITOR, PASSWORD = "zoe@example.org", "une-longue-phrase-59"


@pytest.fixture(scope="module")
def portal():
    """A city with a place, and an editor, in an empty environment."""
    if install_line := missing_programs():
        missing = pytest.fail if os.environ.get("PORTAL_TEST_ALL") == "1" else pytest.skip
        missing(f"nginx is missing: {install_line}")
    folder = Path(tempfile.mkdtemp(prefix="portal-"))  # short: a socket's path may have 107 characters
    portal = install(folder, migrated_database())
    portal.manage("migrate", "--verbosity", "0")
    portal.manage("collectstatic", "--noinput", "--verbosity", "0")
    portal.manage("check", "--deploy")
    portal.manage(*CITY, "--verbosity", "0")
    register = folder / "lieux.geojson"
    register.write_text(json.dumps({"type": "FeatureCollection", "features": [BAKERY]}))
    portal.manage("import_places", "--city", "croix", "--source", "essai", "--adapter", "osm", str(register))
    portal.manage(
        "createsuperuser",
        "--noinput",
        DJANGO_SUPERUSER_EMAIL=EDITOR,
        DJANGO_SUPERUSER_USERNAME=EDITOR,
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )
    with served(portal):
        yield portal
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def visitor(portal):
    return Browser(portal)


@pytest.fixture
def editor(portal):
    """Signed in, as the form of the admin does it."""
    browser = Browser(portal)
    token = _token(browser.get("/admin/login/"))
    fields = {"username": EDITOR, "password": PASSWORD, "csrfmiddlewaretoken": token, "next": "/admin/"}
    assert browser.post("/admin/login/", fields).status == 302
    return browser


def _token(answer):
    return html.fromstring(answer.body).xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]


def test_an_address_without_tls_leads_to_the_one_with(visitor):
    answer = visitor.get("/fr/", tls=False)
    assert (answer.status, answer.headers["Location"]) == (301, "https://portail.example.org/fr/")


def test_no_log_says_what_was_asked_or_by_whom(portal, visitor):
    for tls in (False, True):
        visitor.get("/fr/recherche/?q=addictions", tls=tls)
    pause = threading.Event()
    for _ in range(100):  # nginx writes after it has answered
        written = "".join(log.read_text() for log in portal.folder.glob("*.log"))
        if "/fr/recherche/" in written:
            break
        pause.wait(0.1)
    assert "/fr/recherche/" in written
    assert "addictions" not in written
    assert "127.0.0.1" not in written


def test_the_home_and_its_files_are_served(visitor):
    home = visitor.get("/fr/")
    assert (home.status, b"Croix" in home.body) == (200, True)
    font = re.search(r'href="(/static/[^"]+\.woff2)"', home.body.decode())[1]
    answer = visitor.get(font)
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "public, max-age=31536000, immutable")


def test_a_host_that_no_site_has_is_told_so(portal):
    assert Browser(portal, "autre.portail.example.org").get("/fr/").status == 404


def test_a_visitor_corrects_a_place(visitor):
    path = "/fr/lieux/au-bon-pain/corriger/"
    form = html.fromstring(visitor.get(path).body).xpath("//main//form")[0]
    fields = {name: value for name, value in form.form_values() if name != "proof"} | {
        "phone": "03 20 01 02 03"
    }
    pause = threading.Event()
    for _ in range(50):  # a form that comes back at once is a robot's
        answer = visitor.post(path, fields)
        if answer.status != 200:
            break
        pause.wait(0.5)
    assert (answer.status, answer.headers["Location"]) == (303, f"{path}merci/")


def test_an_editor_adds_a_picture_and_everybody_may_fetch_it(editor, visitor):
    token = _token(editor.get("/admin/images/add/"))
    fields = {
        "title": "Place",
        "alt": "Une place",
        "collection": "1",
        "tags": "",
        "csrfmiddlewaretoken": token,
    }
    fields |= dict.fromkeys(("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"), "")
    added = editor.post("/admin/images/add/", fields, file=("file", "place.png", picture("PNG")))
    assert added.status == 302
    shown = editor.get("/admin/images/").body.decode()
    answer = visitor.get(re.search(r"/media/images/place[^\"]+", shown)[0])
    assert (answer.status, answer.headers["Content-Security-Policy"]) == (200, "default-src 'none'; sandbox")


@pytest.mark.parametrize("path", ["imports/nouveau/", "activites/imports/nouveau/", "couches/nouvelle/"])
def test_a_register_larger_than_any_document_reaches_its_form(editor, path):
    token = _token(editor.get(f"/admin/{path}"))
    large = ("file", "lieux.txt", b"x" * 31_000_000)
    answer = editor.post(f"/admin/{path}", {"csrfmiddlewaretoken": token}, file=large)
    assert answer.status == 200  # drawn again: it is no file of places


def mails(portal):
    """How often each mail that waits was tried."""
    with closing(sqlite3.connect(portal.folder / "var" / "portal.sqlite3", timeout=60)) as database:
        return [tries for (tries,) in database.execute("SELECT tries FROM core_outgoingmail")]


def make_due(portal):
    """What the minute timer does once the pause after a failure is over."""
    with closing(sqlite3.connect(portal.folder / "var" / "portal.sqlite3", timeout=60)) as database, database:
        database.execute("UPDATE core_outgoingmail SET next_try_at = '2026-01-01'")
    portal.manage("minute")


def statuses(browser):
    return [browser.get(path).status for path in ("/fr/", "/fr/lieux/", "/admin/login/", "/healthz")]


@pytest.fixture
def silent():
    """A mail server that accepts connections and never speaks."""
    with socket.socket() as server:
        server.settimeout(START_SECONDS)
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def test_pages_answer_while_the_mail_server_is_dead_or_silent(portal, visitor, silent):
    path = "/admin/password_reset/"
    fields = {"email": EDITOR, "csrfmiddlewaretoken": _token(visitor.get(path))}
    assert {visitor.post(path, fields).status for _ in range(24)} == {302}
    assert mails(portal) == [0, 0, 0]  # of one account a day
    with worker(portal, free_port()):
        wait_until(lambda: mails(portal) == [1, 1, 1])
        assert statuses(visitor) == [200] * 4
    make_due(portal)
    with worker(portal, silent.getsockname()[1]):
        connection, _address = silent.accept()
        with connection:
            assert statuses(visitor) == [200] * 4
            assert len(mails(portal)) == 3
