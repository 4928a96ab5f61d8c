"""CSV as towns publish it."""

import pytest

from directory.reading import open_table
from directory.reading.errors import FileRefusedError


def rows(path):
    return [raw.cells for raw in open_table(path)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(written, separator):
    text = (
        f"nom{separator}ville\n« A, B »{separator}Roubaix\n" if separator != "," else "nom,ville\nA,Roubaix\n"
    )
    assert rows(written(text))[0]["ville"] == "Roubaix"


def test_decimal_commas_do_not_pass_for_separators(written):
    assert open_table(written("nom;x;y\nA;3,17;50,69\nB;3,18;50,70\n")).separator == ";"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_accents_are_read_in_every_encoding(written, encoding):
    content = "nom;ville\n" + "Café de l'hôtel;Marcq-en-Barœul\n".replace("œ", "oe") * 20
    assert rows(written(content.encode(encoding)))[0]["nom"] == "Café de l'hôtel"


def test_an_accent_far_into_the_file_still_tells_its_encoding(written):
    content = b"nom;rue\n" + b"Atelier;1 rue du Fil\n" * 60_000 + "Crémerie;Été\n".encode("latin-1")
    assert rows(written(content))[-1] == {"nom": "Crémerie", "rue": "Été"}


def test_headers_of_old_databases_lose_their_types(written):
    assert open_table(written('"ID,N,6,0","NOM,C,50","LE,N,19,11"\n1,A,2\n')).columns == ("ID", "NOM", "LE")


def test_a_row_with_a_separator_too_many_is_at_fault_alone(written):
    faults = [raw.fault for raw in open_table(written("a;b\n1;2\n1;2;3\n1;2\n"))]
    assert [bool(fault) for fault in faults] == [False, True, False]


def test_rows_behind_a_lone_quotation_mark_are_said_to_be_lost(written):
    text = 'id;nom;rue\n1;"A;1 rue A\n2;B;2 rue B\n3;"C "de" fil";3 rue\n4;D;4 rue D\n5;"E\n;suite";5 rue E\n'
    read = [(raw.number, raw.cells.get("nom"), bool(raw.fault)) for raw in open_table(written(text))]
    assert read == [(2, None, True), (5, "D", False), (6, "E\n;suite", False)]


def test_rows_are_numbered_by_the_lines_of_the_file(written):
    numbers = [raw.number for raw in open_table(written('a;b\n1;"deux\nlignes"\n\n3;4\n'))]
    assert numbers == [2, 5]


def test_columns_of_the_same_name_are_told_apart(written):
    assert open_table(written("nom;nom;\nA;B;C\n")).columns == ("nom", "nom 2", "colonne 3")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n\n",
        b"PK\x03\x04 a zip",
        b"<!DOCTYPE html><html><body>404</body></html>",
        b"<?xml version='1.0'?><kml/>",
        b"nom;\0\0binaire",
        b"nom;ville\n" + b'"' + b"x" * 3_000_000,
        b";".join(b"c%d" % number for number in range(5000)) + b"\n",
        b"nom;ville\n" + b"A" * 200_000 + b";B\n",
    ],
    ids=["empty", "blank", "zip", "html", "xml", "binary", "endless line", "columns", "endless cell"],
)
def test_what_is_no_table_is_refused_in_words(written, content):
    with pytest.raises(FileRefusedError, match=r"."):
        rows(written(content))


def test_a_file_over_the_limit_is_refused_before_it_is_read(written, settings):
    settings.IMPORT_MAX_BYTES = 100
    with pytest.raises(FileRefusedError):
        open_table(written("a;b\n" + "1;2\n" * 100))


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;"])
def test_a_first_line_that_names_the_separator_is_taken_at_its_word(written, first):
    rows = list(open_table(written(f"{first}\r\nnom;a,b,c,d\r\nFil;1,2\r\n")))
    assert [(row.number, row.cells) for row in rows] == [(3, {"nom": "Fil", "a,b,c,d": "1,2"})]


def test_one_wrong_byte_leaves_the_rest_of_a_utf8_file_right(bring):
    rows = "id;nom;rue\n1;Médiathèque de l’Épeule;1 rue\n2;Salle des f".encode() + b"\xeates;2 rue\n"
    run = bring(rows, mapping={"columns": {"title": "nom", "street": "rue"}})
    assert sorted(run.lines.values_list("name", flat=True)) == ["Médiathèque de l’Épeule", "Salle des fêtes"]
    assert run.remarks[1] == "Lettres mal encodées, lues en Windows-1252\u00a0: lignes 3."


def test_a_wrong_byte_in_json_of_one_line_is_read_too(written):
    content = '[{"nom": "Médiathèque de l’Épeule"}, {"nom": "f'.encode() + b'\xeate"}]'
    assert [row.cells["nom"] for row in open_table(written(content, "a.json"))] == [
        "Médiathèque de l’Épeule",
        "fête",
    ]


def test_columns_of_one_name_are_remarked(bring):
    run = bring("id;nom;nom;rue;tel\n1;A;Bis;1 rue A;\n")
    assert "les autres s’appellent «\u00a0nom 3\u00a0»." in run.remarks[1]


def test_a_header_without_rows_lacks_no_column(bring):
    run = bring("id;nom;rue;tel;point\n")
    assert (run.status, run.total, len(run.remarks)) == ("done", 0, 1)
