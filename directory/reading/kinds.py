"""What a file is, from its first bytes, and in which encoding it is written."""

import codecs
import re

from charset_normalizer import from_bytes
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from directory.reading import workbooks
from directory.reading.errors import FileRefusedError

HEAD = 4096  # bytes
CHUNK = 1 << 20
SAMPLE = 1 << 16
OLE = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and every Office file behind a password
# What French towns wrote before UTF-8. charset-normalizer chooses among these only.
OLD_ENCODINGS = ["cp1252", "latin_1", "cp850", "mac_roman"]
LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
NOT_UTF8 = re.compile(rb"[\x80-\xff]")
REPAIR = "read_as_windows_1252"
BINARY = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\x1f\x8b": "gzip",
    b"%PDF": "PDF",
    b"7z\xbc\xaf": "7z",
    b"SQLite format 3": "SQLite",
}


def check_size(path):
    """Refuse what is not a file, is empty, or is larger than the portal is told to read."""
    if not path.is_file():
        raise FileRefusedError(_("There is no file of this name."))
    size = path.stat().st_size
    if not size:
        raise FileRefusedError(_("The file is empty."))
    if size > settings.IMPORT_MAX_BYTES:
        wanted = {"size": filesizeformat(size), "limit": filesizeformat(settings.IMPORT_MAX_BYTES)}
        raise FileRefusedError(_("The file holds %(size)s; at most %(limit)s are read.") % wanted)


def kind_of(path):
    """("csv", "json" or "xlsx", encoding)."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04") and workbooks.is_workbook(path):
        return "xlsx", ""
    if head.startswith(OLE):
        raise FileRefusedError(_old_office(path))
    if head.startswith(b"PK") and OPEN_DOCUMENT in head:
        raise FileRefusedError(_("This is a LibreOffice workbook (.ods): save it as .xlsx first."))
    for magic, name in BINARY.items():
        if head.startswith(magic):
            words = _("This is a file of another kind (%(kind)s): save it as .xlsx, CSV or GeoJSON first.")
            raise FileRefusedError(words % {"kind": name})
    encoding = _encoding_of(path, head)
    text = head.decode(encoding, errors="ignore").lstrip("\ufeff \t\r\n")
    if not text:
        raise FileRefusedError(_("The file is empty."))
    if "\0" in text:
        raise FileRefusedError(_("This file is not text."))
    if text.startswith("<"):
        raise FileRefusedError(_markup(text))
    return ("json" if text[0] in "[{" else "csv"), encoding


def _old_office(path):
    if workbooks.is_locked(path):
        return _("This workbook is protected by a password: save it without one first.")
    return _("This is an Excel file of the old kind (.xls): save it as .xlsx first.")


def _markup(text):
    if "<html" in text.lower() or "<!doctype html" in text.lower():
        return _("This is a web page, not a file of rows: its address may have changed.")
    return _("This is XML: a CSV or GeoJSON file is wanted.")


def _encoding_of(path, head):
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name
    faults, letters, sample = _read_as_utf8(path)
    if letters >= faults:  # also old encodings hold some: « ’É » of Mac Roman is a letter of UTF-8
        return "utf-8"
    guess = from_bytes(sample, cp_isolation=OLD_ENCODINGS).best()
    return guess.encoding if guess else "cp1252"


def _read_as_utf8(path):
    """(bytes that are not UTF-8, letters of several bytes that are, lines from the first fault)."""
    faults = letters = 0
    sample = b""
    with path.open("rb") as file:
        for line in iter(lambda: file.readline(CHUNK), b""):
            if line.isascii():
                continue
            letters += len(LETTER.findall(line))
            wrong = len(faults_of(line))
            faults += wrong
            if (wrong or sample) and len(sample) < SAMPLE:
                sample += line[:1000]
    return faults, letters, sample


def faults_of(piece):
    """The bytes that are no part of a letter of UTF-8."""
    return NOT_UTF8.findall(LETTER.sub(b"", piece))


def repair(error):
    """Handler of decoding errors: bytes that are not UTF-8, in a file that is, came from Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


def on_error(encoding):
    """How bytes that are none of this encoding are read."""
    return REPAIR if encoding.startswith("utf-8") else "replace"


codecs.register_error(REPAIR, repair)


def repaired_lines(path, encoding):
    """Numbers of the lines of a UTF-8 file that hold bytes of another encoding."""
    if not encoding.startswith("utf-8"):
        return []
    with path.open("rb") as file:
        return [n for n, line in enumerate(file, start=1) if not line.isascii() and faults_of(line)]
