"""Layers in the admin: seen, renamed, hidden, deleted and filled by the editors of the city alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from directory.models import Layer, LayerFeature, LayerUpload
from tests.cms_pages.factories import make_city
from tests.directory.factories import town
from tests.directory.importers.test_admin import team_of
from tests.directory.importing.columns import compare, send_file
from tests.directory.layers.conftest import collection, fountains, square

pytestmark = pytest.mark.django_db

MANY = fountains(*(f"F{n}" for n in range(10)))


@pytest.fixture
def hub(db):
    return make_city("live", is_hub=True)


@pytest.fixture
def editor(hub, tourcoing):
    return team_of(tourcoing.home)


@pytest.fixture
def stranger(hub, tourcoing):
    """An editor of Roubaix."""
    return team_of(town("roubaix").home)


@pytest.fixture
def send(editor, city):
    """`send(text)`: the upload of that file of drinking water, its columns as they are guessed, or `named`,
    as the worker left it."""

    def post(content=MANY, *, named=None, **fields):
        values = {"city": city.pk, "kind": "fontaines"} | fields
        answer = send_file(editor, reverse("directory_layer_new"), content, "eau.csv", **values)
        if answer.resolver_match.url_name == "directory_layer_columns":
            compare(editor, answer, **(named or {}))
        return LayerUpload.objects.latest("pk")

    return post


def url(name, layer):
    return reverse(f"directory_layer{name}", args=[layer.pk])


def confirm(editor, upload, **fields):
    editor.post(reverse("directory_layer_decide", args=[upload.pk]), fields)
    upload.refresh_from_db()
    return upload


def aged(upload, status="preview", **ago):
    """The upload as it would be if nothing had happened to it for so long."""
    LayerUpload.objects.filter(pk=upload.pk).update(
        status=status, changed_at=timezone.now() - timedelta(**ago)
    )
    return upload


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_says_what_is_on_the_map_and_where_it_comes_from(editor, load):
    load("fontaines", fountains("F1", "F1"), source="Régie des eaux", licence="Licence Ouverte 2.0")
    html = read(editor, reverse("directory_layers"))
    assert "Régie des eaux" in html
    assert "2 lignes dans le fichier, dont 1 écartée" in html


def test_an_upload_is_foretold_before_anything_is_written(editor, send):
    upload = send()
    assert (upload.status, upload.report["counts"]["created"]) == ("preview", 10)
    assert not Layer.objects.exists()
    assert "rien n’est encore écrit" in read(editor, reverse("directory_layer_upload", args=[upload.pk]))


def test_a_confirmed_file_is_imported_then_thrown_away(editor, send):
    upload = send(title="Fontaines du centre", licence="Licence Ouverte 2.0")
    path = Path(upload.file.path)
    assert (confirm(editor, upload).status, path.exists()) == ("done", False)
    assert (Layer.objects.get().title, LayerFeature.objects.count()) == ("Fontaines du centre", 10)


def test_a_dropped_file_is_gone_and_nothing_is_imported(editor, send):
    upload = send()
    path = Path(upload.file.path)
    editor.post(reverse("directory_layer_decide", args=[upload.pk]), {"drop": "1"})
    assert not path.exists()
    assert not Layer.objects.exists()


def test_a_file_without_most_of_the_layer_wants_a_word_more(editor, load, send):
    load("fontaines", MANY)
    upload = send(fountains("F1"))
    assert 'name="force"' in read(editor, reverse("directory_layer_upload", args=[upload.pk]))
    assert confirm(editor, upload).status == "refused"
    assert confirm(editor, send(fountains("F1")), force="1").report["counts"]["removed"] == 9


def test_a_preview_says_how_many_items_leave_the_map(editor, load, send):
    load("fontaines", MANY)
    html = read(editor, reverse("directory_layer_upload", args=[send(fountains("F1")).pk]))
    assert "9 éléments seront retirés." in html
    assert "Retirée de la carte\xa0: 9" in html


def test_a_reading_whose_worker_died_is_over_on_its_own_page(editor, send):
    upload = aged(send(), hours=2, status="running")
    answer = editor.get(reverse("directory_layer_upload", args=[upload.pk]))
    assert "a été interrompu" in answer.content.decode()
    assert "Refresh" not in answer.headers


@pytest.mark.parametrize("is_preview", [True, False])
def test_only_a_dead_preview_says_that_nothing_was_changed(editor, send, is_preview):
    upload = aged(send(), hours=2, status="running")
    LayerUpload.objects.filter(pk=upload.pk).update(is_preview=is_preview)
    html = read(editor, reverse("directory_layer_upload", args=[upload.pk]))
    assert ("Rien n’a été modifié" in html) is is_preview


def test_a_preview_that_nobody_confirms_goes_with_its_file(editor, send):
    path = Path(aged(send(), days=3).file.path)
    read(editor, reverse("directory_layers"))
    assert (LayerUpload.objects.exists(), path.exists()) == (False, False)


@pytest.mark.parametrize("status", ["done", "refused"])
def test_the_report_of_an_import_stays_without_its_file(editor, send, status):
    upload = aged(send(), days=3, status=status)
    path = Path(upload.file.path)
    assert "10 lignes dans le fichier" in read(editor, reverse("directory_layer_upload", args=[upload.pk]))
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (" ", "vide"),
        ("<html><p>404</p></html>", "page web"),
        ('{"type": "FeatureCollection", "fea', "JSON"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words_and_not_kept(editor, city, content, words):
    values = {"city": city.pk, "kind": "fontaines"}
    answer = send_file(editor, reverse("directory_layer_new"), content, "eau.csv", **values)
    assert words in answer.context["form"].errors["file"][0]
    assert not LayerUpload.objects.exists()


def test_a_border_that_is_none_ends_in_a_page_that_says_so(editor, send):
    upload = send("code;nom\n59599;Tourcoing\n", kind="limite")
    assert upload.status == "refused"
    assert upload.reason in read(editor, reverse("directory_layer_upload", args=[upload.pk]))


def test_a_file_without_positions_cannot_be_confirmed(editor, send):
    named = {"c1": "latitude", "c2": "longitude"}
    upload = send("lat,lon,places\n0,0,1\n0,0,2\n", kind="places-pmr", named=named)
    html = read(editor, reverse("directory_layer_upload", args=[upload.pk]))
    assert "Aucune ligne du fichier ne peut figurer sur la carte" in html


def test_the_border_on_the_map_keeps_other_towns_out(load, send):
    load("limite", collection((square(3.15, 50.71, 0.005), {"code": "59599"})))
    assert send().report["counts"] == {"skipped": 10}


def test_a_renamed_layer_has_its_new_name_on_the_map(editor, visit, load):
    load("fontaines", fountains("F1"))
    words = {"title": "Fontaines du centre", "licence": "Licence Ouverte 2.0", "order": 3, "is_shown": "on"}
    editor.post(url("", Layer.objects.get()), words)
    assert "Fontaines du centre" in visit("/fr/carte/").content.decode()


def test_a_hidden_layer_leaves_the_map_and_its_file(editor, visit, load):
    load("fontaines", fountains("F1"))
    assert "Eau potable" in visit("/fr/carte/").content.decode()
    editor.post(url("_toggle", Layer.objects.get()))
    assert "Eau potable" not in visit("/fr/carte/").content.decode()
    assert visit("/fr/carte/fontaines.csv").status_code == 404


def test_a_deleted_layer_is_gone_after_a_question(editor, load):
    load("fontaines", fountains("F1"))
    address = url("_delete", Layer.objects.get())
    assert "et son élément quitteront la carte" in read(editor, address)
    editor.post(address)
    assert not Layer.objects.exists()


@pytest.mark.parametrize("name", ["", "_toggle", "_delete"])
def test_layers_of_another_city_are_out_of_reach(stranger, load, name):
    load("fontaines", fountains("F1"))
    assert stranger.post(url(name, Layer.objects.get())).status_code == 404
    assert "Eau potable" not in read(stranger, reverse("directory_layers"))


def test_files_of_another_city_are_out_of_reach(stranger, send, city):
    upload = send()
    assert stranger.get(reverse("directory_layer_upload", args=[upload.pk])).status_code == 404
    fields = {"city": city.pk, "kind": "fontaines", "file": SimpleUploadedFile("eau.csv", MANY.encode())}
    stranger.post(reverse("directory_layer_new"), fields)
    assert LayerUpload.objects.count() == 1


def test_whoever_fills_no_directory_has_no_layers(hub, tourcoing):
    answer = team_of(make_city("marcq")).get(reverse("directory_layers"))
    assert (answer.status_code, answer.url) == (302, "/admin/")


def test_a_new_file_begins_with_what_is_said_of_the_layer(editor, load, city):
    load("fontaines", fountains("F1"), source="Régie des eaux")
    address = reverse("directory_layer_new")
    assert "Régie des eaux" in read(editor, f"{address}?kind=fontaines&city={city.pk}")


@pytest.mark.parametrize("query", ["kind=x&city=9", "city=²", "city=99999999999999999999"])
def test_a_wrong_address_begins_an_empty_form(editor, query):
    assert read(editor, f"{reverse('directory_layer_new')}?{query}")
