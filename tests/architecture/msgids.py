"""Every translatable message in our sources, found as ``makemessages`` finds them but without gettext."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from tests.architecture.sources import app_of, python_files, syntax_of, templates, text_of

# Function -> positions of (context, message, plural) among its arguments.
SIGNATURES = {
    "gettext": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
STRING = r"""u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
IN_TEMPLATE = re.compile(rf"\b(n?p?gettext|_)\(\s*{STRING}(?:\s*,\s*{STRING})?(?:\s*,\s*{STRING})?", re.S)

Message = tuple[str | None, str]  # context, msgid


def _signature(function: str):
    return SIGNATURES.get(function.removesuffix("_lazy"))


def _aliases(tree: ast.Module) -> dict[str, str]:
    """Local name -> gettext function, from the imports of a module."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }


def _constant(arguments: list[ast.expr], position: int | None) -> str | None:
    if position is None or position >= len(arguments):
        return None
    argument = arguments[position]
    return argument.value if isinstance(argument, ast.Constant) else None


def in_python(path: Path) -> Iterator[Message]:
    """Messages of a Python module, whatever name it imports gettext under."""
    tree = syntax_of(path)
    aliases = _aliases(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        signature = _signature(aliases.get(name, name))
        if signature and (message := _constant(node.args, signature[1])):
            yield _constant(node.args, signature[0]), message


def in_template(path: Path) -> Iterator[Message]:
    """Messages of a template: {% translate %}, {% blocktranslate %} and _("...")."""
    for match in IN_TEMPLATE.finditer(templatize(text_of(path))):
        context, message, _plural = _signature("gettext" if match[1] == "_" else match[1])
        strings = [ast.literal_eval(value) for value in match.groups()[1:] if value]
        yield (strings[context] if context is not None else None), strings[message]


def used_messages() -> dict[Message, set[str]]:
    """Message -> the apps whose sources use it."""
    found: dict[Message, set[str]] = {}
    for path in (*python_files(), *templates().values()):
        if app := app_of(path):
            for message in in_python(path) if path.suffix == ".py" else in_template(path):
                if message[1]:
                    found.setdefault(message, set()).add(app)
    return found
