"""Where modules meet, functions say what they take and return; mypy checks that it is true (`make lint`)."""

import ast
import tomllib

from tests.architecture.sources import ROOT, syntax_of

SEAMS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]["files"]
# Named and described by Django and Wagtail.
OVERRIDES = {
    *("build_attrs", "clean", "clean_boundary_file", "clean_file", "clean_mapping_file", "is_shown"),
    "latest_post_date",
}


def seam_files():
    """The files that mypy checks, relative to the root."""
    for pattern in SEAMS:
        paths = sorted(ROOT.glob(f"{pattern}/**/*.py" if (ROOT / pattern).is_dir() else pattern))
        assert paths, pattern
        yield from (path.relative_to(ROOT) for path in paths)


def public_functions(tree):
    """Functions of a module and methods of its classes."""
    bodies = [tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]
    return [
        node
        for body in bodies
        for node in body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def test_public_functions_of_the_seams_have_types_and_a_docstring():
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path in seam_files()
        for node in public_functions(syntax_of(path))
        if node.returns is None or not (ast.get_docstring(node) or node.name in OVERRIDES)
    ]

    assert not silent
