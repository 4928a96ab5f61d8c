"""What an office file of the Open Packaging Conventions (ECMA-376, part 2) declares itself to be."""

import xml.etree.ElementTree as ElementTree
from posixpath import normpath

# End of the content type of the main part, by extension; templates and files with macros are other types.
MAIN_PARTS = {
    "docx": "wordprocessingml.document.main+xml",
    "pptx": "presentationml.presentation.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
}
MAIN_RELATIONSHIP = "/relationships/officeDocument"
LARGEST_DECLARATION = 1_000_000  # bytes


def holds(archive, extension):
    """Whether the main part that the package declares is there, and of the kind of `extension`.

    The part may have any name: the package's relationships tell it. Raises what zipfile raises, KeyError or
    ParseError for a package that is none.
    """
    parts = {_name(part): part for part in archive.namelist()}
    relationships = _declarations(archive, parts["/_rels/.rels"])
    targets = [
        _name(r.get("Target", "")) for r in relationships if r.get("Type", "").endswith(MAIN_RELATIONSHIP)
    ]
    kinds = _declarations(archive, parts["/[content_types].xml"])
    return any(target in parts and _kind(target, kinds).endswith(MAIN_PARTS[extension]) for target in targets)


def _name(part):
    """Names of parts are compared without case, from the root of the package."""
    return normpath("/" + part.lstrip("/")).lower()


def _declarations(archive, part):
    if archive.getinfo(part).file_size > LARGEST_DECLARATION:
        raise ValueError(part)
    content = archive.read(part)
    if b"<!" in content.replace(b"<!--", b""):  # no part of a package has a document type
        raise ValueError(part)
    return list(ElementTree.fromstring(content))  # noqa: S314 (without a document type, no entity expands)


def _kind(target, kinds):
    """Content type of a part: its own, else that of its extension."""
    own = [kind.get("ContentType", "") for kind in kinds if _name(kind.get("PartName") or "?") == target]
    extension = target.rpartition(".")[2]
    shared = [k.get("ContentType", "") for k in kinds if (k.get("Extension") or "").lower() == extension]
    return next(iter(own + shared), "")
