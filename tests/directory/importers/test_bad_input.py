"""Files that are none, through the command and through the admin: a sentence each, and nothing changed."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from directory.models import ImportRun, PlacePage
from tests.directory.importers.conftest import SHOPS, place
from tests.directory.importers.test_admin import confirm, editor, hub  # noqa: F401 (fixtures)

HEADER = b"id;nom;rue;tel;point\n"
BAD = {
    "vide": (b"", "vide"),
    "page web": (b"<!DOCTYPE html><html><body>404</body></html>", "page web"),
    "JSON coupé": (b'[{"id": 1, "nom": "A", "rue": "1 rue"}, {"id": 2, "no', "coupé ou abîmé"),
    "cellule sans fin": (HEADER + b'1;"' + b"x" * 400_000, "illisible"),
    "ligne sans fin": (HEADER + b"x" * 1_100_000, "dépasse un million"),
    "trop de colonnes": (b";".join(b"c%d" % n for n in range(2000)) + b"\n1\n", "2000 colonnes"),
    "classeur": (b"PK\x03\x04" + b"\0" * 40, "zip"),
    "tout autre chose": (b"\x00\x01\x02" * 100, "texte"),
}
# Letters that were lost before the file was written.
LOST = HEADER + "1;Caf\ufffd du Fil;1 rue du Fil;;\n2;Atelier;2 rue du Fil;;\n".encode()
FORMULAS = HEADER + b'1;"=HYPERLINK(""http://a.example"")";1 rue du Fil;;\n2;@SUM(1);2 rue du Fil;;\n'


@pytest.fixture
def command(tourcoing, categories, written):
    """`command(content)`: what the command prints. A directory without categories gets them first."""

    def run(content, city="tourcoing"):
        mapping, out = written(json.dumps(SHOPS), "mapping.json"), StringIO()
        words = ("--city", city, "--source", "essai", "--adapter", "generic", "--mapping", str(mapping))
        call_command("import_places", *words, str(written(content, "fichier")), stdout=out)
        return out.getvalue()

    return run


@pytest.fixture
def upload(editor, tourcoing):  # noqa: F811
    """`upload(content)`: the page that an editor comes to."""

    def post(content):
        values = {
            "name": "Essai",
            "adapter": "generic",
            "city": tourcoing.city.pk,
            "file": SimpleUploadedFile("fichier.csv", content),
            "mapping_file": SimpleUploadedFile("mapping.json", json.dumps(SHOPS).encode()),
        }
        return editor.post(reverse("directory_import_new"), values, follow=True).content.decode()

    return post


@pytest.mark.parametrize("name", BAD)
def test_the_command_says_what_is_wrong(command, name):
    content, words = BAD[name]
    with pytest.raises(CommandError, match=words):
        command(content)
    assert not PlacePage.objects.exists()


def test_the_command_prints_a_report_in_french(command):
    words = command(HEADER + b"1;Atelier;1 rue du Fil;;\n2;;;;\n")
    assert "2 lignes dans le fichier" in words
    assert "sans nom" in words


def test_the_command_knows_its_cities(command):
    with pytest.raises(CommandError, match="lille"):
        command(HEADER, city="lille")


def test_a_name_whose_letters_are_lost_is_skipped_and_the_rest_read(command):
    command(LOST)
    assert [page.title for page in PlacePage.objects.all()] == ["Atelier"]


def test_a_byte_order_mark_that_lies_spoils_no_letter(command):
    command(b"\xef\xbb\xbf" + HEADER + "1;Café du Fil;1 rue du Fil;;\n".encode("cp1252"))
    assert PlacePage.objects.get().title == "Café du Fil"


@pytest.mark.parametrize("name", BAD)
def test_the_admin_says_what_is_wrong(upload, name):
    content, words = BAD[name]
    assert words in upload(content)
    assert not ImportRun.objects.exclude(status="refused").exists()


def test_formulas_of_an_upload_stay_text(editor, upload):  # noqa: F811
    upload(FORMULAS)
    confirm(editor)
    assert place("@SUM(1)").live
