"""Uploads are judged by their content; what would hurt is never decoded."""

import tracemalloc

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from core.uploads import check_document, check_image
from tests.core import files

DAMAGED = "Ce fichier est abîmé"
TOO_LARGE = "Cette image est trop grande"
NOT_ACCEPTED = "pas accepté"


@pytest.fixture(autouse=True)
def in_french():
    """Messages as editors read them."""
    with translation.override("fr"):
        yield


def complaint(check, name, content):
    """What the editor reads, or None."""
    try:
        check(files.upload(name, content))
    except ValidationError as error:
        return error.messages[0]
    return None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jpg", "JPEG"),
        ("a.JPEG", "JPEG"),
        ("a.png", "PNG"),
        ("a.gif", "GIF"),
        ("a.webp", "WEBP"),
        ("a.avif", "AVIF"),
    ],
)
def test_a_good_image_is_accepted(name, kind):
    assert complaint(check_image, name, files.picture(kind)) is None


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("truncated.jpg", files.picture()[:400], DAMAGED),
        ("truncated.png", files.picture("PNG")[:60], DAMAGED),
        ("truncated.webp", files.picture("WEBP")[:30], DAMAGED),
        ("page.jpg", b"<html><script>alert(1)</script></html>", DAMAGED),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", NOT_ACCEPTED),
        ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", DAMAGED),
        ("really-a-png.jpg", files.picture("PNG"), DAMAGED),
        ("old.tiff", b"II*\0", NOT_ACCEPTED),
        ("noextension", files.picture(), NOT_ACCEPTED),
        ("script.php.", files.picture(), NOT_ACCEPTED),
        ("bomb.png", files.png_that_claims(30_000, 30_000), TOO_LARGE),
        ("bomb.png", files.png_that_claims(7_000, 7_000), TOO_LARGE),
        ("bomb.png", files.png_that_claims(2**31 - 1, 2**31 - 1), TOO_LARGE),
        ("bomb.webp", files.webp_that_claims(16_383, 16_383), TOO_LARGE),
        ("bomb.gif", files.gif_of(1, size=(65_535, 65_535)), TOO_LARGE),
        ("bomb.gif", files.gif_of(50), TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_image_is_refused_with_its_reason(name, content, expected):
    assert expected in complaint(check_image, name, content)


def test_an_image_that_weighs_too_much_is_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2 * 1024**2
    assert "2 Mo au plus" in complaint(check_image, "a.jpg", files.picture() + b"\0" * 3 * 1024**2)


def test_a_bomb_is_not_decoded():
    bomb = files.png_that_claims(30_000, 30_000)
    tracemalloc.start()
    complaint(check_image, "bomb.png", bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_checked_file_is_read_again_from_its_start():
    file = files.upload("a.png", files.picture("PNG"))
    check_image(file)
    assert file.tell() == 0


ODT = files.archive(mimetype="application/vnd.oasis.opendocument.text", content_dot_xml="<x/>")
DOCX = files.office_file()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7 ..."),
        ("a.odt", ODT),
        ("a.docx", DOCX),
        ("a.docx", files.office_file("word/document2.xml")),
        ("a.DOCX", files.office_file("Word/Document.xml")),
        ("a.csv", "nom;âge\nZoé;7\n".encode()),
        ("a.csv", "nom;âge\n".encode("cp1252")),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    ],
)
def test_a_good_document_is_accepted(name, content):
    assert complaint(check_document, name, content) is None


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("page.pdf", b"<html>", DAMAGED),
        ("page.txt", b"  <!DOCTYPE html>", DAMAGED),
        ("binary.csv", b"a;b\0c", DAMAGED),
        ("calendar.ics", b"hello", DAMAGED),
        ("a.docx", ODT, DAMAGED),
        ("a.xlsx", DOCX, DAMAGED),
        ("a.docx", files.archive(word__document_dot_xml="<x/>"), DAMAGED),
        ("a.docx", files.office_file(types="<!DOCTYPE x [<!ENTITY a 'a'>]><x>&a;</x>"), DAMAGED),
        ("a.docx", files.office_file(types="<x"), DAMAGED),
        ("a.ods", ODT, DAMAGED),
        ("a.odt", DOCX, DAMAGED),
        ("a.odt", ODT[:40], DAMAGED),
        ("a.exe", b"MZ", NOT_ACCEPTED),
        ("a.html", b"<p>", NOT_ACCEPTED),
        ("a.svg", b"<svg/>", NOT_ACCEPTED),
    ],
)
def test_a_bad_document_is_refused_with_its_reason(name, content, expected):
    assert expected in complaint(check_document, name, content)


def test_a_document_that_weighs_too_much_is_refused(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024**2
    assert "1 Mo au plus" in complaint(check_document, "a.pdf", b"%PDF-" + b"0" * 2 * 1024**2)
