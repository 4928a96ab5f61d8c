"""`api.json` beside every list: its documents and filters, page by page, for programs. docs/adr/0033 says why
it is no feed."""

from search.faces.api.answers import CURSOR, FILE
from search.faces.api.view import EXTENSION, serve

__all__ = ["CURSOR", "EXTENSION", "FILE", "serve"]
