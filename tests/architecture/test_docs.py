"""What the documents say of the code and of each other."""

import re

from tests.architecture.sources import ROOT, text_of, tracked

APPS = "core|search|directory|events|cms_pages"
# `core/mail.py`; `search.services`, whatever stands behind it.
FILE = re.compile(rf"\b(?:{APPS}|portal|tests)/[\w/-]+\.py")
MODULE = re.compile(rf"`((?:{APPS})\.[a-z_]+)")
STATUS = re.compile(r"Status: accepted, \d{4}-\d\d-\d\d(; superseded by \[\d{4}\]\(\d{4}[\w-]+\.md\))?")
DOCUMENTS = [path for path in tracked(".md") if path.name != "CHANGELOG.md"]


def modules_named(text):
    """Paths that a document says there is a module at, without their ending."""
    return [name.removesuffix(".py") for name in FILE.findall(text)] + [
        name.replace(".", "/") for name in MODULE.findall(text)
    ]


def test_modules_that_documents_name_exist():
    missing = [
        f"{path}: {name}"
        for path in DOCUMENTS
        for name in modules_named(text_of(path))
        if not (ROOT / f"{name}.py").exists() and not (ROOT / name).is_dir()
    ]

    assert not missing


def test_records_have_their_number_a_date_and_a_line_in_the_list():
    listed = text_of(ROOT / "docs" / "architecture.md")
    wrong = [
        path.name
        for path in DOCUMENTS
        if path.parts[:2] == ("docs", "adr")
        for title, _empty, status in [text_of(path).splitlines()[:3]]
        if not title.startswith(f"# {int(path.name[:4])}. ")
        or not STATUS.fullmatch(status)
        or f"(adr/{path.name})" not in listed
    ]

    assert not wrong
