"""Rules about the project as a whole."""

import ast
import re
import tomllib

from tests.architecture.sources import LAYERS, ROOT, python_files, syntax_of, text_of, tracked
from tests.run import SAME_ON_ANY_DATABASE

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
BINARY = {".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff2", ".ttf", ".mo", ".ico", ".gif", ".pdf", ".xz"}
# Package registries: an installation chooses its own. Written apart so that this file passes.
REGISTRIES = [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("crates", "io")]
HOSTS = re.compile("|".join(rf"\b{name}\.{end}\b" for name, end in REGISTRIES))
# A path of somebody's own machine.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|work|Users|home/\w+)/")


def text_files():
    return [path for path in tracked() if path.suffix not in BINARY]


def test_no_file_names_a_package_registry():
    assert not [str(path) for path in text_files() if HOSTS.search(text_of(path))]


def test_no_file_holds_a_path_of_one_machine():
    assert not [str(path) for path in text_files() if MACHINE_PATH.search(text_of(path))]


def test_runtime_dependencies_are_few():
    assert len(PROJECT["dependencies"]) <= 35


def test_every_dependency_says_what_it_is_for():
    block = text_of(ROOT / "pyproject.toml").split("dependencies = [")[1].split("]\n")[0]
    assert not [line for line in block.splitlines() if line.strip() and "#" not in line]


def test_nothing_is_imported_with_a_star():
    starred = [
        str(path)
        for path in python_files()
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    assert not starred


def test_one_module_asks_servers_of_others():
    asking = re.compile(r"^(?:from|import) (?:urllib\.request|http\.client|requests|httpx)\b", re.MULTILINE)
    apps = [path for path in python_files() if path.parts[0] in LAYERS]
    assert [str(path) for path in apps if asking.search(text_of(path))] == ["core/fetching.py"]


def test_one_module_writes_days_in_words():
    """The first of a month is « 1er »: nothing else gives a number of a day to Django (core.days)."""
    written = re.compile(r"""date_format\((?:[^()]|\([^()]*\))*\)""")
    calls = [
        (str(path), call)
        for path in python_files()
        if path.parts[0] != "tests"
        for call in written.findall(text_of(path))
        if '"F Y"' not in call and "SHORT_" not in call
    ]
    assert calls == [("core/days.py", "date_format(day, pattern)")]


def test_no_test_sleeps():
    tests = [path for path in python_files() if path.parts[0] == "tests" and path.name.startswith("test_")]
    assert not [str(path) for path in tests if re.search(r"\b(?:time\.)?sleep\(", text_of(path))]


def test_no_temporary_marker_is_left():
    marker = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    sources = [path for path in text_files() if path.suffix in {".py", ".html", ".css", ".js", ".md"}]
    assert not [
        str(path) for path in sources if path.name != "test_house_rules.py" and marker.search(text_of(path))
    ]


def test_what_postgresql_is_spared_exists():
    missing = [path for path in SAME_ON_ANY_DATABASE if not (ROOT / "tests" / path).exists()]

    assert not missing
