"""WSGI middleware: what this process keeps is answered before Django makes a request of it.

Most visits are repeated ones, and a request, its signals and its middleware cost more than such an answer.
Nothing is decided here: the headers are those that Django sent with the same answer before (`Kept.sent`), and
whatever is more than a plain GET of a page goes to Django, which answers it from what is kept as well
(core.middleware.FreshnessMiddleware).
"""

import re
from functools import partial

from django.conf import settings
from django.db import Error, close_old_connections
from django.http.request import split_domain_port

from core import asked, freshness, generation, outages, pagecache
from core.languages import language_of_path
from core.refusals import refused_status
from core.sites import get_portal

WHOLE, UNCHANGED = "200 OK", "304 Not Modified"
# The letters of a query as its answer's key has it (core.parameters): none that stands for another one.
_CANONICAL = re.compile(r"[\w.~%+&=-]*", re.ASCII)
_PAGES = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)
_OTHER_CONDITIONS = ("HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")


class KeptAnswers:
    """Asks the database for the counters, once per request, and Django for what is not kept."""

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        if not _is_plain(environ):
            return self.application(environ, start_response)
        close_old_connections()  # as Django does when a request starts
        try:
            kept = _kept(environ)
            sent = kept and kept.sent.get(_form(environ))
            if sent is None:
                return self.application(environ, partial(_start, environ, start_response))
            status, headers = sent
            asked.tell(environ)
            start_response(status, list(headers))
            return [kept.sealed.content] if status == WHOLE else []
        finally:
            generation.end_request()


def _is_plain(environ):
    """Whether nothing but the address and the validator of what the browser has tells answers apart."""
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    return (
        path.startswith(_PAGES)
        and path.isascii()
        and _CANONICAL.fullmatch(query) is not None
        and environ["REQUEST_METHOD"] == "GET"
        and settings.SESSION_COOKIE_NAME not in environ.get("HTTP_COOKIE", "")
        and not any(name in environ for name in _OTHER_CONDITIONS)
        and refused_status("GET", path, environ) is None
    )


def _kept(environ):
    """The answer to this address that the process keeps, if it is still true. A database that cannot be
    asked is Django's to tell."""
    try:
        environ[outages.IS_AWAY] = not outages.begin_request()
        city = get_portal().by_host.get(split_domain_port(environ.get("HTTP_HOST", ""))[0])
        path = environ["PATH_INFO"]
        if city is None or (language := language_of_path(path, city)) is None:
            return None
        kept = pagecache.pages().get(pagecache.key(city, language, path, environ.get("QUERY_STRING", "")))
        if kept is None or not kept.is_true:
            return None
    except Error:
        return None
    return kept if not kept.sealed.is_compressed or freshness.accepts_gzip(environ) else None


def _form(environ):
    """What headers depend on, beside the answer: the protocol, here and as a proxy says it, and the
    validator of what the browser has."""
    get = environ.get
    return get("wsgi.url_scheme"), get("HTTP_X_FORWARDED_PROTO"), get("HTTP_IF_NONE_MATCH")


def _start(environ, start_response, status, headers, *error):
    """Begin Django's answer, and remember its headers where it comes from what is kept."""
    kept = environ.get(pagecache.KEPT)
    if kept and _is_repeatable(environ, kept, status, headers):
        kept.sent[_form(environ)] = status, tuple(headers)
    return start_response(status, headers, *error)


def _is_repeatable(environ, kept, status, headers):
    """Whether what is kept can be sent again under these headers: as the browser has it, or as it is kept.
    What a visitor can write into a form is bounded."""
    _scheme, proxied, validator = _form(environ)
    if proxied not in (None, "http", "https"):
        return False
    if validator is not None:
        return status == UNCHANGED and ("ETag", validator) in headers
    is_packed = ("Content-Encoding", "gzip") in headers
    return status == WHOLE and is_packed == kept.sealed.is_compressed
