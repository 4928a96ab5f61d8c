"""Who reads a message: residents, in every language of the portal, or editors, in French and English.

What is not named here is public: a message too many is translated rather than a message too few. The tests
with the pseudo-language mark each of the two otherwise, and fail when residents are shown one of editors.
"""

import ast
import re
from pathlib import Path

# Folders and modules that only the admin, its mails to editors and the commands of operators use.
ADMIN_FOLDERS = {
    "admin",
    "desk",
    "demo",
    "guide",
    "importers",
    "importing",
    "imports",
    "management",
    "many",
    "translating",
    "wagtailadmin",
    "workbench",
}
ADMIN_MODULES = re.compile(
    r"""
    /(admin_\w+|apps|desk|hooks|wagtail_hooks|panels|page_forms|checks)\.py$
    | ^core/(accounts|fetching|hosts|redirect_forms|uploads|wagtail_words|models/tabs)\.py$
    | ^core/(alerts|theme)/
    | ^core/anonymous/(answers|decisions)\.py$
    | ^cms_pages/procedures/forms\.py$
    | ^core/templates/core/(alerts|gallery|desk)
    | ^directory/(layers/(importing|own_columns|report)|point_fields|street_lines|validators)\.py$
    | ^directory/(reading|hours/reading)/
    | ^directory/truth/(completion|decisions|duplicates|merging)\.py$
    | ^directory/templates/directory/(layers|hours)/
    | ^events/(services|schedule/(blocks|expansion|preview))\.py$
    | ^events/schedule/rules/
    | ^events/templates/events/schedule/
    | ^portal/(cities|messages)/
    | ^portal/(templates/portal/)?(bulk|choosers|cities|failures|guide|reports)
    | /\w+_preview\.html$
    """,
    re.X,
)

# The page on which owners of a place check its record names its fields as the admin does.
NAMED_TO_OWNERS = {"directory/models/place.py"}


def is_for_the_admin(path: Path) -> bool:
    """Is a module or template of the admin alone?"""
    name = path.as_posix()
    return bool(ADMIN_FOLDERS & set(path.parts) or ADMIN_MODULES.search(name))


def is_read_in_the_admin(path: Path, around: list[ast.AST]) -> bool:
    """Is a message of a public module one of its forms in the admin: of a model, a block, a panel?

    In models, residents read the names of choices and of facts, nothing else.
    """
    classes = [node for node in around if isinstance(node, ast.ClassDef)]
    if any(_is_of_a_kind(node, ("Block", "Stream")) for node in classes):
        return True
    if "models" not in path.parts and path.name != "models.py":
        return False
    if any(isinstance(node, ast.FunctionDef) for node in around):
        return True
    if not classes or _is_of_a_kind(classes[0], ("Choices",)):
        return False
    return not (path.as_posix() in NAMED_TO_OWNERS and _names_a_field(around))


def _is_of_a_kind(node: ast.ClassDef, kinds: tuple[str, ...]) -> bool:
    return any(ast.unparse(base).endswith(kinds) for base in node.bases)


def _names_a_field(around: list[ast.AST]) -> bool:
    """Does a message stand where a field of a model has its name: first, or as ``verbose_name``?"""
    parent = around[0]
    if isinstance(parent, ast.keyword):
        return parent.arg == "verbose_name"
    return isinstance(parent, ast.Call) and ast.unparse(parent.func).endswith("Field")
