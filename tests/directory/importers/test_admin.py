"""Upload, preview, confirm: for the editors of the city, and for nobody else."""

import json
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from directory.models import ImportRun, PlacePage, Source
from tests.cms_pages.factories import make_city
from tests.directory.factories import town
from tests.directory.importers.conftest import place

ROWS = "".join(f"{n};Atelier {n};{n} rue du Fil\n" for n in range(1, 11))
FILE = "id;nom;rue\n" + ROWS
MAPPING = json.dumps({"columns": {"title": "nom", "street": "rue"}, "identifier": ["id"]})
RIGHTS = ("add_page", "change_page", "publish_page")


@pytest.fixture
def hub(db):
    return make_city("live", is_hub=True)


def team_of(home):
    """A client signed in as an editor of this city."""
    group = Group.objects.create(name=f"Équipe {home.title}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in RIGHTS:
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    user = get_user_model().objects.create_user(f"redaction-{home.slug}", password="trame")
    user.groups.add(group)
    client = Client(headers={"host": "live.localhost"})
    client.force_login(user)
    return client


@pytest.fixture
def editor(hub, tourcoing):
    return team_of(tourcoing.home)


@pytest.fixture
def send(editor, tourcoing):
    """`send()`: the answer to an upload of ten workshops."""

    def post(content=FILE, client=None, **fields):
        files = {"file": SimpleUploadedFile("ateliers.csv", content.encode())}
        if "source" not in fields:
            fields = {"name": "Ateliers", "adapter": "generic"} | fields
            files["mapping_file"] = SimpleUploadedFile("mapping.json", MAPPING.encode())
        values = {"city": tourcoing.city.pk, **fields, **files}
        return (client or editor).post(reverse("directory_import_new"), values)

    return post


def confirm(editor, **fields):
    run = ImportRun.objects.latest("pk")
    editor.post(reverse("directory_import_decide", args=[run.pk]), fields)
    run.refresh_from_db()
    return run


def test_an_upload_is_previewed_before_anything_is_written(send):
    send()
    run = ImportRun.objects.get()
    assert (run.status, run.counts) == ("preview", {"created": 10})
    assert not PlacePage.objects.exists()


def test_the_preview_says_in_french_what_would_happen(editor, send):
    send()
    words = editor.get(reverse("directory_import", args=[ImportRun.objects.get().pk])).content.decode()
    assert "rien n’est encore écrit" in words
    assert "Atelier 10" in words
    assert "Importer et publier" in words
    assert "10 lignes n’indiquent aucune catégorie connue" in words
    confirm(editor)
    words = editor.get(reverse("directory_import", args=[ImportRun.objects.get().pk])).content.decode()
    assert "les pages sont en ligne" in words


def test_a_source_that_nobody_names_is_called_like_its_file(send):
    send(name="")
    assert Source.objects.get().name == "ateliers"


def test_a_confirmed_file_is_imported_then_thrown_away(editor, send):
    send()
    path = ImportRun.objects.get().file.path
    run = confirm(editor)
    assert (run.status, run.counts, run.file.name) == ("done", {"created": 10}, "")
    assert not Path(path).exists()


def test_the_history_of_a_place_names_the_editor_who_imported_it(editor, send):
    send()
    confirm(editor)
    assert place("Atelier 1").latest_revision.user.username == "redaction-tourcoing"


def test_a_dropped_file_is_gone_and_nothing_is_imported(editor, send):
    send()
    assert confirm(editor, drop="1").file.name == ""
    assert not PlacePage.objects.exists()


def test_a_second_click_imports_nothing_twice(editor, send):
    send()
    confirm(editor)
    assert confirm(editor).counts == {"created": 10}


def test_too_many_vanished_rows_want_a_word_more(editor, send):
    send()
    confirm(editor)
    send("id;nom;rue\n1;Atelier 1;1 rue du Fil\n", source=Source.objects.get().pk)
    page = editor.get(reverse("directory_import", args=[ImportRun.objects.latest("pk").pk]))
    assert 'name="force"' in page.content.decode()
    assert confirm(editor, force="1").counts == {"unchanged": 1, "missing": 9}


@pytest.mark.parametrize("fields", [{"adapter": "autre"}, {"city": 0}, {"source": 999}])
def test_a_form_that_is_not_right_is_shown_again(send, fields):
    assert send(**fields).status_code == 200
    assert not ImportRun.objects.exists()


def test_a_new_source_never_takes_the_place_of_another_of_the_same_name(send):
    send()
    assert "déjà une source de ce nom" in send(name="ateliers").content.decode()
    assert ImportRun.objects.count() == 1


def test_a_file_over_the_limit_is_refused_by_the_form(send, settings):
    settings.IMPORT_MAX_BYTES = 10
    assert "10" in send().content.decode()
    assert not ImportRun.objects.exists()


def test_the_list_shows_sources_and_runs(editor, send):
    send()
    words = editor.get(reverse("directory_imports")).content.decode()
    assert "Ateliers" in words
    assert "À confirmer" in words


class TestEditorOfAnotherCity:
    @pytest.fixture
    def stranger(self, hub):
        return team_of(town("roubaix").home)

    def test_does_not_see_the_runs(self, stranger, send):
        send()
        assert "Ateliers" not in stranger.get(reverse("directory_imports")).content.decode()

    @pytest.mark.parametrize("view", ["directory_import", "directory_import_decide"])
    def test_finds_no_run_at_its_address(self, stranger, send, view):
        send()
        url = reverse(view, args=[ImportRun.objects.get().pk])
        assert (stranger.post(url) if view.endswith("decide") else stranger.get(url)).status_code == 404

    def test_cannot_import_for_the_city(self, stranger, send):
        assert send(client=stranger).status_code == 200
        assert not ImportRun.objects.exists()


def test_who_publishes_nowhere_is_refused(hub, tourcoing):
    client = team_of(tourcoing.home)
    GroupPagePermission.objects.all().delete()
    response = client.get(reverse("directory_imports"))
    assert response.status_code in (302, 403)


def test_a_visitor_is_sent_to_sign_in(hub, client):
    response = client.get("/admin/imports/", headers={"host": "live.localhost"})
    assert response.headers["Location"].startswith("/admin/login/")


def test_a_file_of_which_no_row_can_be_read_is_refused_in_the_form_and_leaves_nothing(editor, send):
    assert "page web" in send("<!doctype html><html>").content.decode()
    assert not Source.objects.exists()
    assert not ImportRun.objects.exists()
