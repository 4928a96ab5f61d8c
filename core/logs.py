"""Keeps personal data out of log lines: no query string, no e-mail, no network address, no secret link.

What someone searched, filtered or typed is theirs. A line says which page failed and why.
"""

import logging
import re
from ipaddress import ip_address

# gunicorn's own access line, without %(h)s (address), %(q)s (query), %(f)s (referrer), %(a)s (browser).
ACCESS_FORMAT = '%(t)s "%(m)s %(U)s" %(s)s %(b)s %(L)ss'

# ?…: up to the end of the address. A question mark after a space is punctuation.
_QUERY = re.compile(r"(?<=[\w/.\-%])\?[^\s\"'<>]+")
# Part of a path: slugs have no capitals, a token of that length always does.
_TOKEN = re.compile(r"(?<=/)(?=[\w\-]*[A-Z])[\w\-]{40,}")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_IPV4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\w)")
_MAYBE_IPV6 = re.compile(r"(?<![\w:.])[0-9a-f]{0,4}:[0-9a-f:.]*[0-9a-f:]", re.IGNORECASE)


def without_personal_data(text):
    """`text` with query strings, tokens, e-mails and network addresses replaced."""
    text = _EMAIL.sub("[e-mail]", _TOKEN.sub("…", _QUERY.sub("?…", text)))
    return _MAYBE_IPV6.sub(_hide_address, _IPV4.sub("[ip]", text))


def _hide_address(match):
    try:
        ip_address(match[0])
    except ValueError:  # an hour, such as 12:30:45
        return match[0]
    return "[ip]"


class PrivacyFilter(logging.Filter):
    """Rewrites a record, its traceback included, before any handler formats it."""

    formatter = logging.Formatter()

    def filter(self, record):
        record.msg, record.args = without_personal_data(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_personal_data(record.exc_text)
        if record.stack_info:
            record.stack_info = without_personal_data(record.stack_info)
        return True
