"""What import-linter cannot see: strings and templates that reach an app above."""

import re
import tomllib

from tests.architecture.sources import (
    LAYERS,
    ROOT,
    app_of,
    is_above,
    python_files,
    strings_of,
    templates,
    text_of,
    tracked,
)

# "events.Activity", "events.services.register": a model or a dotted path of one of our apps.
DOTTED = re.compile(rf"^({'|'.join(LAYERS)})\.[A-Za-z_][\w.]*$")
TEMPLATE_NAME = re.compile(rf"""["']({"|".join(LAYERS)})/[\w/.-]+\.(?:html|txt|xml|svg)["']""")


def test_every_package_has_its_layer():
    packages = {path.parts[0] for path in tracked(".py") if path.name == "__init__.py"}
    assert packages - {"tests"} == set(LAYERS)


def test_layers_here_and_in_the_import_contract_are_the_same():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert contracts[0]["layers"] == list(reversed(LAYERS))


def test_import_contracts_have_no_exception():
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


def test_no_string_names_an_app_above():
    found = [
        f"{path}:{line} {value}"
        for path in python_files()
        if (app := app_of(path)) and app != "portal"
        for line, value in strings_of(path)
        if (match := DOTTED.match(value)) and is_above(app, match[1])
    ]
    assert not found


def named_templates(path):
    """Names of templates in a file: whole strings of Python, quoted words of a template."""
    if path.suffix == ".py":
        return [
            match for _line, value in strings_of(path) if (match := TEMPLATE_NAME.fullmatch(f'"{value}"'))
        ]
    return TEMPLATE_NAME.finditer(text_of(path))


def test_no_template_of_an_app_above_is_named():
    found = [
        f"{path}: {match[0]}"
        for path in (*python_files(), *templates().values())
        if (app := app_of(path))
        for match in named_templates(path)
        if is_above(app, match[1])
    ]
    assert not found
