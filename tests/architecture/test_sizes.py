"""Size budgets: what is small can be read."""

import ast
from statistics import median

import pytest

from tests.architecture.sources import app_of, python_files, syntax_of, templates, text_of, tracked

# Lines. A function over the soft limit is rare; one over the hard limit is split.
LONGEST_FILE, MEDIAN_FILE, HARD_FUNCTION, SOFT_FUNCTION = 400, 70, 50, 35


def lines(path):
    return len(text_of(path).splitlines())


def functions():
    for path in python_files():
        for node in ast.walk(syntax_of(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield f"{path}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def test_no_file_is_too_long():
    sources = [path for path in (*python_files(), *tracked(".css", ".js")) if "vendor" not in path.parts]
    assert not [f"{path}: {lines(path)}" for path in sources if lines(path) > LONGEST_FILE]


def test_most_files_are_short():
    assert median(lines(path) for path in python_files() if app_of(path) and lines(path)) <= MEDIAN_FILE


def test_no_template_is_too_long():
    assert not [f"{path}: {lines(path)}" for path in templates().values() if lines(path) >= 100]


def test_no_script_is_too_long():
    assert not [f"{path}: {lines(path)}" for path in tracked(".js") if lines(path) > 100]


def test_no_function_is_too_long():
    assert not [f"{name}: {size}" for name, size in functions() if size > HARD_FUNCTION]


def test_long_functions_are_rare():
    sizes = dict(functions())
    long = sorted(name for name, size in sizes.items() if size > SOFT_FUNCTION)
    assert len(long) <= 0.02 * len(sizes), long


@pytest.mark.parametrize("name", ["utils", "helpers", "manager", "handle", "process", "data", "info"])
def test_no_file_has_a_name_that_says_nothing(name):
    assert not [path for path in python_files() if app_of(path) and path.stem == name]
