"""Who knows how the index holds documents: the modules that write it, and nobody above."""

import ast

from tests.architecture.sources import app_of, python_files, syntax_of

# They write bitmaps, words and numbers, under the lock.
WRITERS = {"writing", "upkeep", "word_upkeep", "renewal", "renumbering"}
HOLD = {("search", "database"), ("search", "elastic")}
# Where the implementation is chosen.
CHOOSES = "search/apps.py"


def modules_above():
    """Every module of the apps but those that hold or write the index."""
    return [
        path
        for path in python_files()
        if app_of(path)
        and path.parts[:2] not in HOLD
        and not (path.parts[0] == "search" and path.stem in WRITERS | {"models"})
    ]


def test_only_writers_know_the_database_index():
    found = [
        str(path)
        for path in python_files()
        if app_of(path) and path.parts[:2] != ("search", "database") and path.stem not in WRITERS | {"models"}
        if str(path) != CHOOSES
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.ImportFrom) and _is_of_the_database(node)
    ]
    assert not found


def _is_of_the_database(node):
    names = {alias.name for alias in node.names}
    return node.module.startswith("search.database") or (node.module == "search" and "database" in names)


def test_nothing_above_speaks_of_sets_or_numbers_of_documents():
    found = [
        f"{path}:{node.lineno} {name}"
        for path in modules_above()
        for node in ast.walk(syntax_of(path))
        if (name := _name_of_a_set_or_number(node))
    ]
    assert not found


def _name_of_a_set_or_number(node):
    """`index.bits`, `hit.number`, `number__in=…`, `document_id`: how the database holds documents."""
    match node:
        case ast.Attribute(value=ast.Name(id=owner), attr="number") if owner in {"document", "hit", "row"}:
            return f"{owner}.number"
        case ast.Attribute(attr="bits"):
            return ".bits"
        case ast.keyword(arg="number__in" | "document_id" | "document_id__in"):
            return node.arg
    return ""
