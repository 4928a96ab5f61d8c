"""Pages that no editor writes: the way in, uploaded files, and errors."""

import logging
import sys
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file

from core import missing, outages, routing
from core.headers import FILE_PREFIXES
from core.languages import best_language

logger = logging.getLogger(__name__)

UNKNOWN_HOST = (_("No site of the portal has this name"), _("Check the address that you typed."))
# Status: (title, what to do).
ERRORS = {
    400: (
        _("This address cannot be read"),
        _("It is too long, or holds characters that no page uses. Try fewer filters or a shorter search."),
    ),
    403: (_("You may not do this"), _("Go back, reload the page and try again.")),
    404: (_("This page does not exist"), _("It may have moved, or its address holds a mistake.")),
    405: (_("This page cannot be used that way"), _("Go back and use its links and buttons.")),
    413: (_("This file is too large"), _("Choose a smaller one.")),
    500: (_("The portal has a problem"), _("It has been recorded. Please try again in a few minutes.")),
    503: (
        _("The portal cannot answer just now"),
        _("Nothing is lost. Wait a moment, then reload this page."),
    ),
}
FULL_DISK = (
    _("There is no room left on the server"),
    _("What you sent has not been saved. Keep a copy of it and tell those who run the portal."),
)
BARE_PAGE = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><title>{0}</title><h1>{0}</h1><p>{1}</p></html>'
)

IMAGE_SUFFIXES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
MEDIA_MAX_AGE = 7 * 24 * 3600  # seconds; another image has another name


@require_safe
def choose_language(request):
    """The root of a host leads to the home page in the visitor's best language."""
    language = best_language(request.META.get("HTTP_ACCEPT_LANGUAGE", ""), request.city)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def media(request, path):
    """An uploaded file. In production nginx answers before Python, with the same headers (deploy/)."""
    try:
        response = serve_file(request, path, document_root=settings.MEDIA_ROOT)
    except (OSError, ValueError) as error:  # a name too long, or one no file can have
        raise Http404(path) from error
    response.headers["Cache-Control"] = f"public, max-age={MEDIA_MAX_AGE}"
    if not path.lower().endswith(IMAGE_SUFFIXES):
        name = PurePosixPath(path).name.encode("ascii", "ignore").decode().replace('"', "")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def plain_page(status, words=None, request=None):
    """An error page that needs no city, no database and no request; in the language of `request` where it has
    one. `words` (title and text) replace those of the status, and the link to a home page that cannot be
    known."""
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    with translation.override(language):
        title, text = map(str, words or ERRORS[status])
        context = {"title": title, "text": text, "has_home": not words, "language": language}
        try:
            html = render_to_string("core/errors/plain.html", context)
        except Exception:
            logger.exception("The plain error page cannot be drawn")
            html = BARE_PAGE.format(title, text)
    headers = {"Cache-Control": "no-store", "Content-Language": language}
    return HttpResponse(html, status=status, headers=headers)


def page_not_found(request, exception=None):
    """404: what may have been meant, the menu, the cities; plain where no city answers."""
    if not hasattr(request, "city") or request.path_info.startswith(FILE_PREFIXES):
        return plain_page(404, request=request)
    try:
        known = {"similar": routing.similar_pages(request), "hero_title": ERRORS[404][0]}
        known |= {"noindex": True, "is_missing": True}
        return render(request, "404.html", known | missing.context_of(request), status=404)
    except Exception:
        logger.exception("The page of a missing page cannot be drawn")
        return plain_page(404, request=request)


def bad_request(request, exception=None):
    """400."""
    return plain_page(400, request=request)


def permission_denied(request, exception=None, reason=""):
    """403, also for a form sent from elsewhere (CSRF_FAILURE_VIEW)."""
    return plain_page(403, request=request)


def server_error(request):
    """500; 503 when it is the database or the disk. Django calls it while it handles the error."""
    error = sys.exception()
    return unavailable(error, request) if outages.is_outage(error) else plain_page(500, request=request)


def unavailable(error=None, request=None):
    """503: the same request will do later."""
    page = plain_page(503, FULL_DISK if outages.is_full_disk(error) else None, request)
    page.headers["Retry-After"] = str(outages.RETRY_AFTER)
    return page
