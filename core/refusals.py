"""What is refused before any code reads it: bytes and sizes that no visitor's browser sends."""

import re
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings

from core.headers import is_admin_path, is_api_path

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
API_METHODS = ("GET", "HEAD")
# Wagtail dismisses its notices with PATCH and clears a preview with DELETE.
ADMIN_METHODS = (*METHODS, "DELETE", "PATCH")
# wagtail-localize's editor saves a word with PUT.
TRANSLATION = re.compile(r"/admin/localize/translate/\d+/")
TRANSLATION_METHODS = (*ADMIN_METHODS, "PUT")

# Bytes. The longest query a visitor can click together (every facet ticked) is about 1.5 kB.
MAX_PATH = 1_000
MAX_QUERY = 4_000
MAX_PARAMETERS = 100
MAX_PUBLIC_BODY = 1_000_000
# An upload of the largest document (settings.WAGTAILDOCS_MAX_UPLOAD_SIZE) and its form.
MAX_ADMIN_BODY = 30_000_000
# Forms that take a file to import; deploy/nginx.conf names the same.
UPLOAD = re.compile(r"/admin/(([a-z]+/)?imports/nouveau|couches/nouvelle)/")
OTHER_FIELDS = 1024 * 1024

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def methods_of(path):
    """The methods that may reach a view at this path."""
    if is_api_path(path):
        return API_METHODS
    if TRANSLATION.match(path):
        return TRANSLATION_METHODS
    return ADMIN_METHODS if is_admin_path(path) else METHODS


def refused_status(method, path, environ):
    """400, 405 or 413 if a request must not be read further, else None. `environ` is that of WSGI."""
    if method not in methods_of(path):
        return 405
    if _names_another_host(environ):
        return 400
    if _content_length(environ) > _most_bytes(path):
        return 413
    return 400 if _is_unreadable(path, environ.get("QUERY_STRING", "")) else None


def _most_bytes(path):
    if UPLOAD.fullmatch(path):
        return settings.IMPORT_MAX_BYTES + OTHER_FIELDS
    return MAX_ADMIN_BODY if is_admin_path(path) else MAX_PUBLIC_BODY


def _is_unreadable(path, query):
    if len(path) > MAX_PATH or _is_malformed_query(query):
        return True
    if is_admin_path(path):  # bulk actions name hundreds of rows in their address
        return False
    is_endless = len(query) > MAX_QUERY or query.count("&") >= MAX_PARAMETERS
    return is_endless or _is_malformed_path(path)


def _names_another_host(environ):
    """`GET http://evil.example/`: an address in absolute form goes before the Host header (RFC 9112,
    section 3.2.2), which alone is read here. No browser sends one to a site, and none may differ."""
    target = environ.get("RAW_URI", "")
    if target.startswith("/") or "://" not in target:
        return False
    try:
        return urlsplit(target).netloc.lower() != environ.get("HTTP_HOST", "").lower()
    except ValueError:
        return True


def _content_length(environ):
    try:
        return int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _is_malformed_path(path):
    """No address of the portal holds a %, so one that is left after decoding hides something else:
    Django writes bytes that are not UTF-8 back as %FF."""
    return "%" in path or _CONTROL.search(path) is not None


def _is_malformed_query(query):
    """Null bytes and bytes that are not UTF-8. A lone % is what a person types: it stays."""
    if not query:
        return False
    try:
        return "\0" in unquote_to_bytes(query.encode("latin-1")).decode()
    except UnicodeError:
        return True
