"""What every answer says to the browser about safety: seven sets of headers, chosen by path.

The public policy is one constant. It carries no nonce, because a nonce in a page that is kept is a
constant too, and a 304 with another one breaks the page the browser kept (docs/adr/). Nothing on a
public page may therefore be inline.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings


def origin_of_tiles(address):
    """« https://tiles.example.org » of the address of a tile server, with a star for its {s}; "" without."""
    parts = urlsplit(address)
    return f" {parts.scheme}://{parts.netloc.replace('{s}', '*')}" if parts.netloc else ""


PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; "
    f"img-src 'self'{origin_of_tiles(settings.MAP_TILE_URL)}; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)

# Wagtail's page editor writes inline scripts (choosers, date fields), so a nonce would not do; its
# images may be data: (icons) or blob: (an upload's thumbnail). Previews are shown inside it.
ADMIN_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    f"img-src 'self' data: blob:{origin_of_tiles(settings.MAP_TILE_URL)}; "
    "font-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)

# What someone uploaded is never a page: no script, no style, no origin of its own.
FILE_POLICY = "default-src 'none'; sandbox"

# A motif carries its two colour schemes in a style element of its own, and nothing else.
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

# A list that other sites show in a frame (docs/adr/0013): it has no script, no form and no secret.
EMBEDDED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors *"
)

ADMIN_PREFIXES = ("/admin/",)
FILE_PREFIXES = ("/media/", "/documents/")
DRAWING_PREFIX = "/motifs/"
SHARED_PREFIX = "/partage/"
# Behind it, the address itself is a secret: /fr/fiche/<token>/.
SECRET_PATH = re.compile(r"/[a-z]{2,3}/fiche/")
# What programs of other sites may read: it is the same for everyone, and no cookie counts for it.
API_PATH = re.compile(r"/[a-z]{2,3}/(?:.*/)?(?:api|openapi)\.json\Z", re.DOTALL)
OPEN_PATH = re.compile(r"/[a-z]{2,3}/(?:.*/)?liste\.[a-z]+\Z|/donnees/|/[a-z]{2,3}/carte/[^/]+\.[a-z]+\Z")
EMBEDDED_PATH = re.compile(r"/[a-z]{2,3}/(?:[\w-]+/)+liste\.html\Z")

_UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
    "xr-spatial-tracking",
)

_COMMON = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        ["geolocation=(self)", *(f"{feature}=()" for feature in _UNUSED_FEATURES)]
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
PUBLIC_HEADERS = _COMMON | {"Content-Security-Policy": PUBLIC_POLICY}
ADMIN_HEADERS = _COMMON | {"Content-Security-Policy": ADMIN_POLICY}
# Feed readers and others who show a link in a browser show our images from their own origin.
FILE_HEADERS = _COMMON | {
    "Content-Security-Policy": FILE_POLICY,
    "Cross-Origin-Resource-Policy": "cross-origin",
}
SECRET_HEADERS = PUBLIC_HEADERS | {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
EMBEDDED_HEADERS = {name: value for name, value in _COMMON.items() if name != "X-Frame-Options"} | {
    "Content-Security-Policy": EMBEDDED_POLICY,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}
OPEN_HEADERS = PUBLIC_HEADERS | {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# A home page asks for a dozen drawings: 3 kB of a policy on devices that no drawing could use.
DRAWING_HEADERS = {name: value for name, value in _COMMON.items() if name != "Permissions-Policy"} | {
    "Content-Security-Policy": DRAWING_POLICY
}


def is_admin_path(path):
    """Whether `path` belongs to the editors' side, where previews are shown too."""
    return path.startswith(ADMIN_PREFIXES) or path == "/admin"


def is_api_path(path):
    """Whether programs ask at `path`, which are told of errors in JSON (core.problems)."""
    return API_PATH.match(path) is not None


def headers_for(path):
    """The safety headers of any answer to `path`, whatever its status."""
    if is_admin_path(path):
        return ADMIN_HEADERS
    if path.startswith((*FILE_PREFIXES, SHARED_PREFIX)):
        return FILE_HEADERS
    if path.startswith(DRAWING_PREFIX):
        return DRAWING_HEADERS
    if SECRET_PATH.match(path):
        return SECRET_HEADERS
    if EMBEDDED_PATH.match(path):
        return EMBEDDED_HEADERS
    if is_api_path(path) or OPEN_PATH.match(path):
        return OPEN_HEADERS
    return PUBLIC_HEADERS
