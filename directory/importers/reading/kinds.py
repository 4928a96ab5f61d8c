"""What a file is, from its first bytes, and in which encoding it is written."""

import codecs

from charset_normalizer import from_bytes
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from directory.importers.errors import FileRefusedError

HEAD = 4096  # bytes
CHUNK = 1 << 20
SAMPLE = 1 << 16
# What French towns wrote before UTF-8. charset-normalizer chooses among these only.
OLD_ENCODINGS = ["cp1252", "latin_1", "cp850", "mac_roman"]
BINARY = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\x1f\x8b": "gzip",
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Excel (xls)",
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
    """("csv" or "json", encoding)."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for magic, name in BINARY.items():
        if head.startswith(magic):
            words = _("This is a file of another kind (%(kind)s): save it as CSV or GeoJSON first.")
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
    sample = _first_bytes_not_utf8(path)
    if not sample:
        return "utf-8"
    guess = from_bytes(sample, cp_isolation=OLD_ENCODINGS).best()
    return guess.encoding if guess else "cp1252"


def _first_bytes_not_utf8(path):
    """b"" when the whole file is UTF-8, else lines with accents around the first fault."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return _accented(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return chunk or b"\xe9"
    return b""


def _accented(chunk):
    """Lines that tell something: those with bytes beyond ASCII, 64 kB of them."""
    lines = [line[:1000] for line in chunk.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:SAMPLE]
