"""The committed files of the project, as the tests of this folder read them."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Lowest first: an app may use those before it. The same order is a contract in pyproject.toml.
LAYERS = ("core", "search", "directory", "events", "cms_pages", "portal")


# What lies in a checkout without being part of the project (.gitignore).
FOREIGN = {".git", ".venv", "var", "build", "node_modules", "__pycache__"}


@cache
def committed_files() -> tuple[Path, ...]:
    """What git knows, relative to the root; in a copy without git, every file of the project."""
    try:
        command = ["git", "ls-files", "-z"]
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        return tuple(Path(name) for name in listing.split("\0") if name and (ROOT / name).is_file())
    except (FileNotFoundError, subprocess.CalledProcessError):
        files = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        return tuple(
            path for path in files if not FOREIGN & set(path.parts) and "_cache" not in path.parts[0]
        )


def tracked(*endings: str) -> tuple[Path, ...]:
    """Committed files with one of these endings, all of them without endings."""
    return tuple(path for path in committed_files() if not endings or path.suffix in endings)


@cache
def text_of(path: Path) -> str:
    """Content of a text file, given relative to the root."""
    return (ROOT / path).read_text(encoding="utf-8")


def app_of(path: Path) -> str | None:
    """The app a file belongs to; None for tests, docs and the like."""
    return path.parts[0] if path.parts[0] in LAYERS else None


@cache
def python_files() -> tuple[Path, ...]:
    """Python written by hand: no migrations."""
    return tuple(p for p in tracked(".py") if "migrations" not in p.parts)


@cache
def templates() -> dict[str, Path]:
    """Our own templates by the name they are loaded with."""
    found = {}
    for path in tracked(".html", ".txt", ".xml", ".svg"):
        if app_of(path) and "templates" in path.parts:
            found["/".join(path.parts[path.parts.index("templates") + 1 :])] = path
    return found


@cache
def syntax_of(path: Path) -> ast.Module:
    """Syntax tree of a Python file."""
    return ast.parse(text_of(path), filename=str(path))


def strings_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every plain string in a Python file."""
    for node in ast.walk(syntax_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def patterns_of(path: Path) -> Iterator[str]:
    """Every f-string of a Python file as a regular expression: what it may become."""
    for node in ast.walk(syntax_of(path)):
        if isinstance(node, ast.JoinedStr):
            parts = (re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values)
            yield "".join(parts)


def is_above(app: str, other: str) -> bool:
    """Would ``app`` reach up by using ``other``?"""
    return LAYERS.index(other) > LAYERS.index(app)
