"""Every translatable message in our sources, found as ``makemessages`` finds them but without gettext."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

from portal.messages.audience import is_for_the_admin, is_read_in_the_admin

# Lowest first, as in the contract on imports (pyproject.toml).
APPS = ("core", "search", "directory", "events", "cms_pages", "portal")
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


@dataclass(frozen=True)
class Message:
    """What a catalogue is asked for: the words, what they are about, and their plural."""

    context: str | None
    text: str
    plural: str | None = None


@dataclass(frozen=True)
class Use:
    """A message in one place of the sources."""

    message: Message
    app: str
    path: Path  # relative to the project
    is_public: bool


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


def _message(signature, words) -> Message | None:
    """``words`` gives the constant at a position of the call, or None."""
    context, text, plural = (words(position) if position is not None else None for position in signature)
    return Message(context, text, plural) if text else None


def _constant(arguments: list[ast.expr], position: int) -> str | None:
    argument = arguments[position] if position < len(arguments) else None
    return argument.value if isinstance(argument, ast.Constant) else None


def in_python(source: str) -> Iterator[tuple[Message, list[ast.AST]]]:
    """Messages of a Python module, whatever name it imports gettext under, with what stands around each.

    Around a message: its parents in the syntax tree, the nearest first.
    """
    tree = ast.parse(source)
    aliases = _aliases(tree)
    waiting: list[tuple[ast.AST, list[ast.AST]]] = [(tree, [])]
    while waiting:
        node, around = waiting.pop()
        waiting.extend((child, [node, *around]) for child in ast.iter_child_nodes(node))
        if isinstance(node, ast.Call) and (message := _called_with(node, aliases)):
            yield message, around


def _called_with(call: ast.Call, aliases: dict[str, str]) -> Message | None:
    """The message that a call of gettext asks for; None for any other call."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    signature = _signature(aliases.get(name, name))
    return _message(signature, lambda position: _constant(call.args, position)) if signature else None


def in_template(source: str) -> Iterator[Message]:
    """Messages of a template: {% translate %}, {% blocktranslate %} and _("...")."""
    for match in IN_TEMPLATE.finditer(templatize(source)):
        strings = [ast.literal_eval(value) for value in match.groups()[1:] if value]
        signature = _signature("gettext" if match[1] == "_" else match[1])
        if message := _message(signature, strings.__getitem__):
            yield message


def _sources(app: str) -> Iterator[Path]:
    """Python written by hand and templates of an app, relative to the project."""
    for path in sorted((settings.BASE_DIR / app).rglob("*")):
        inner = path.relative_to(settings.BASE_DIR)
        is_python = path.suffix == ".py" and "migrations" not in inner.parts
        is_template = path.suffix in {".html", ".txt", ".xml", ".svg"} and "templates" in inner.parts
        if is_python or is_template:
            yield inner


@cache
def uses() -> tuple[Use, ...]:
    """Every message of the portal, once for each place in which it stands."""
    return tuple(use for app in APPS for path in _sources(app) for use in _uses_in(app, path))


def _uses_in(app: str, path: Path) -> Iterator[Use]:
    source = (settings.BASE_DIR / path).read_text(encoding="utf-8")
    is_public = not is_for_the_admin(path)
    if path.suffix == ".py":
        for message, around in in_python(source):
            yield Use(message, app, path, is_public and not is_read_in_the_admin(path, around))
    else:
        for message in in_template(source):
            yield Use(message, app, path, is_public)


def messages_of(app: str, *, public_only: bool = False) -> set[Message]:
    """What an app's catalogues must hold."""
    return {use.message for use in uses() if use.app == app and (use.is_public or not public_only)}
