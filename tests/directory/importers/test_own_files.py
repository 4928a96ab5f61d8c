"""A file as the town hall has it: its columns are guessed, named by the editor, shown as they would be
written."""

from datetime import date
from html import unescape
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from directory.models import ImportRun, PlacePage, Source
from directory.reading import workbooks
from tests.directory.factories import CategoryFactory, PlacePageFactory
from tests.directory.importers.conftest import place
from tests.directory.importers.test_admin import confirm, editor, hub  # noqa: F401 (fixtures)
from tests.directory.importing.columns import compare as name_columns
from tests.directory.importing.columns import guessed, send_file

LIST = """Liste des commerces du centre;;;;;;
Mise à jour : mars 2026 – service Commerce;;;;;;
;;;;;;
Nom;Type;Adresse;Code Postal;Ville;Tél.;Horaires
Boulangerie du Rouet;Boulang.;8 rue des Bobines;59200;Tourcoing;03.53.01.00.11;7h-19h30 sauf lundi
Au Panier percé;Alim. générale;41 r. des Teinturiers;59200;Tourcoing;0353010012;tlj 8h-21h
Fleurs d’Été;Fleuriste;22 bis rue de Gand;59200;Tourcoing;;selon la saison
""".encode("cp1252")


def workbook(*sheets):
    """The bytes of a workbook of (name, rows, merged cells)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, merged in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


SHOPS_BOOK = workbook(
    ("Lisez-moi", [["Tenu par le service Commerce."], ["Ne pas trier."]], []),
    (
        "Liste",
        [
            ["Commerces de proximité 2026"],
            ["Enseigne", "Type", "Adr.", "CP", "Tél", "Ouverture", "PMR", "X_L93", "Y_L93", "Gérant", "MàJ"],
            ["Au Rouet", "Boulangerie", "8 rue des Bobines", 59200, 353010011, "tlj 8h-21h", "O", 705000.5,
             7068200, "Anne Dupuis", date(2026, 3, 12)],
            ["Chez Anne", None, "10 rue des Bobines", 59200, None, None, "N", 705100, 7068250,
             "M. Leroy", 44269],
        ],
        ["A1:K1", "B3:B4"],
    ),
)  # fmt: skip


@pytest.fixture
def send(editor, tourcoing):  # noqa: F811
    """`send(bytes, "a.xlsx")`: the answer after an upload, which is the screen of the columns."""

    def post(content, name="commerces.csv", **fields):
        address = reverse("directory_import_new")
        return send_file(editor, address, content, name, city=tourcoing.city.pk, **fields)

    return post


@pytest.fixture
def compare(editor):  # noqa: F811
    """`compare(answer)`: the run that compares the file, with the columns as the screen has them, or
    others."""

    def post(answer, **others):
        name_columns(editor, answer, **others)
        return ImportRun.objects.latest("pk")

    return post


def test_columns_of_a_list_with_titles_above_are_guessed(send):
    assert guessed(send(LIST)) == {
        "Nom": "title",
        "Type": "category",
        "Adresse": "street",
        "Code Postal": "postcode",
        "Ville": "town",
        "Tél.": "phone",
        "Horaires": "hours",
    }


def test_counts_are_no_telephones_and_codes_of_districts_no_names_of_rows(send):
    table = b"Nom;Nombre de bornes;Code quartier\n" + b"Parking;15;3\nSquare;18;4\n"
    assert guessed(send(table)) == {"Nom": "title", "Nombre de bornes": "", "Code quartier": "district"}


def test_first_rows_are_shown_as_they_would_be_written(send):
    CategoryFactory(slug="boulangerie")
    answer = send(LIST)
    row = answer.context["preview"].rows[0]
    assert (row.number, row.title) == (5, "Boulangerie du Rouet")
    assert "Boulangerie" in row.values
    assert "03 53 01 00 11" in row.values
    assert not PlacePage.objects.exists()


def test_what_the_form_says_becomes_places_and_is_kept_for_the_next_file(send, compare, editor):  # noqa: F811
    CategoryFactory(slug="boulangerie")
    compare(send(LIST))
    confirm(editor)
    bakery = place("Boulangerie du Rouet")
    assert (bakery.street, bakery.phone) == ("8 rue des Bobines", "03 53 01 00 11")
    assert bakery.category.slug == "boulangerie"

    again = send(LIST)
    assert all(line.verdict.notes for line in again.context["form"].lines if line.verdict.level == "ok")
    assert compare(again).counts == {"unchanged": 3}
    assert Source.objects.count() == 1


def test_a_row_has_the_point_of_its_address_where_that_is_known(send, compare, editor, tourcoing):  # noqa: F811
    PlacePageFactory(parent=tourcoing.directory, street="8 rue des Bobines", latitude=50.72, longitude=3.16)
    compare(send(LIST))
    confirm(editor)
    assert (place("Boulangerie du Rouet").latitude, place("Fleurs d’Été").latitude) == (50.72, None)


def test_places_on_no_map_are_counted_and_listed_until_somebody_places_them(send, compare, editor, tourcoing):  # noqa: F811
    PlacePageFactory(parent=tourcoing.directory, street="8 rue des Bobines", latitude=50.72, longitude=3.16)
    assert compare(send(LIST)).nowhere == 2
    address = reverse("directory_import", args=[confirm(editor).pk])
    answer = editor.get(f"{address}?resultat=sans-position")
    assert "2 lieux sans position" in answer.content.decode()
    assert [line.name for line in answer.context["page"]] == ["Au Panier percé", "Fleurs d’Été"]

    flowers = place("Fleurs d’Été")
    flowers.latitude, flowers.longitude = 50.721, 3.161
    flowers.save_revision().publish()
    assert compare(send(LIST)).nowhere == 1


def test_the_sheet_that_names_its_columns_is_read_and_persons_are_not(send, compare):
    answer = send(SHOPS_BOOK, "commerces.xlsx")
    assert answer.context["start"].sheet == "Liste"
    assert guessed(answer) == {
        "Enseigne": "title",
        "Type": "category",
        "Adr.": "street",
        "CP": "postcode",
        "Tél": "phone",
        "Ouverture": "hours",
        "PMR": "entree_plain_pied",
        "X_L93": "longitude",
        "Y_L93": "latitude",
        "Gérant": "",
        "MàJ": "verified_on",
    }
    assert "Anne Dupuis" not in answer.content.decode()


def test_merged_cells_stand_in_each_row_and_numbers_of_dates_are_dates(send, compare, editor):  # noqa: F811
    CategoryFactory(slug="boulangerie")
    compare(send(SHOPS_BOOK, "commerces.xlsx"))
    confirm(editor)
    second = place("Chez Anne")
    assert (second.category.slug, second.verified_on) == ("boulangerie", date(2021, 3, 14))
    assert second.entree_plain_pied is False


def test_a_column_cannot_say_what_another_says(send, compare):
    answer = send(LIST)
    run = compare(answer, c5="postcode")
    assert run.status == "columns"


def test_columns_of_a_file_that_nobody_imported_are_forgotten(send, compare, editor):  # noqa: F811
    CategoryFactory(slug="boulangerie")
    run = compare(send(LIST), c6="")
    assert (run.status, Source.objects.get().mapping) == ("preview", {})
    editor.post(reverse("directory_import_decide", args=[run.pk]), {"drop": ""})
    assert guessed(send(LIST))["Tél."] == "phone"


def test_a_sheet_or_a_row_without_a_table_is_told_and_the_file_stays(send, editor):  # noqa: F811
    address = send(SHOPS_BOOK, "commerces.xlsx").request["PATH_INFO"]
    for asked, words in (
        ("feuille=Liste+2", "Liste 2"),
        ("titres=150", "ligne 150"),
        ("titres=4", "ligne 4"),
    ):
        answer = editor.get(f"{address}?{asked}")
        assert words in answer.context["refused"]
        assert answer.context["refused"] in unescape(answer.content.decode())
    run = ImportRun.objects.get()
    assert (run.status, run.file.storage.exists(run.file.name)) == ("columns", True)
    assert guessed(editor.get(address))["Enseigne"] == "title"


def test_the_sheets_of_a_workbook_are_looked_through_once(send, editor, monkeypatch):  # noqa: F811
    sheets = [(f"Notes {number}", [["Ne pas trier."], ["Voir la liste."]], []) for number in range(39)]
    rows = [["Nom", "Adresse"], ["Au Rouet", "8 rue des Bobines"]]
    answer = send(workbook(*sheets, ("Liste", rows, [])), "commerces.xlsx")
    assert (answer.context["start"].sheet, len(answer.context["starts"])) == ("Liste", 40)
    opened = []
    load = openpyxl.load_workbook
    monkeypatch.setattr(
        openpyxl, "load_workbook", lambda *args, **how: opened.append(1) or load(*args, **how)
    )
    editor.get(answer.request["PATH_INFO"])
    assert len(opened) == 2  # the titles, then the rows


def test_a_file_without_names_is_told_so(send, editor):  # noqa: F811
    answer = send(LIST)
    text = editor.post(answer.request["PATH_INFO"], {"compare": "", "c1": ""}).content.decode()
    assert "Dites quelle colonne contient le nom." in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, ".xls"),
        (b"", "vide"),
        (workbook(("Feuil1", [], [])), "vide"),
        (SHOPS_BOOK[:2000], "abîmé"),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "LibreOffice",
        ),
    ],
    ids=["mot de passe", "xls", "vide", "classeur vide", "coupé", "ods"],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(send, content, words):
    assert words in send(content, "fichier.xlsx").content.decode()
    assert not ImportRun.objects.exists()


def test_a_workbook_of_too_many_rows_is_refused_before_it_is_opened(send, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 1)
    monkeypatch.setattr(workbooks, "HEADERS", 2)
    assert "coupez-le en plusieurs" in send(SHOPS_BOOK, "commerces.xlsx").content.decode()
    assert not ImportRun.objects.exists()


def test_a_workbook_that_unpacks_to_more_than_is_read_is_refused(send, settings):
    settings.IMPORT_MAX_BYTES = 9_000
    assert "au plus" in send(SHOPS_BOOK, "commerces.xlsx").content.decode()
