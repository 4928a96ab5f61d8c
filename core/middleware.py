"""What happens to a request before its view, and to an answer after it.

Order (settings.MIDDLEWARE, outermost first): safety headers, errors of the API
(core.problems), health, transport (Django, static
files), refusals, city and generation, freshness, then sessions, language, redirects.
"""

from django.conf import settings
from django.http import (
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
)
from django.http.request import split_domain_port
from django.urls import is_valid_path
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from core import (
    asked,
    freshness,
    generation,
    health,
    languages,
    moments,
    outages,
    pagecache,
    parameters,
    reads,
    robots,
    views,
)
from core.headers import headers_for, is_admin_path
from core.hosts import admin_address
from core.refusals import methods_of, refused_status
from core.sites import get_portal

HEALTH_PATH = "/healthz"
# What an admin host without a city answers besides the admin itself.
ASSET_PREFIXES = ("/documents/", "/media/", "/static/", "/habillage/", "/motifs/")


class SecurityHeadersMiddleware:
    """Puts the same headers on every answer to a path, whoever made it, whatever its status."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in headers_for(request.path_info).items():
            response.headers[name] = value
        return response


class HeadMiddleware:
    """Empties the answers to HEAD and keeps their length; gunicorn warns of every one that is not empty."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = ()
            else:
                response.headers.setdefault("Content-Length", str(len(response.content)))
                response.content = b""
        return response


class HealthMiddleware:
    """Answers /healthz on any host name: 200 when fit for visitors, else 503."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info != HEALTH_PATH:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        state = health.state()
        response = JsonResponse(state, status=200 if state["ready"] else 503)
        response.headers["Cache-Control"] = "no-store"
        return response


class BadRequestMiddleware:
    """Refuses, in French, what no browser sends; nothing behind it meets a null byte."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        status = refused_status(request.method, request.path_info, request.META)
        if status is None:
            return _spoken(request, self.get_response(request))
        response = views.plain_page(status)
        if status == 405:
            response.headers["Allow"] = ", ".join(methods_of(request.path_info))
        return response


def _spoken(request, response):
    """A view that refuses a method says nothing: say it in its place."""
    if response.status_code != 405 or response.streaming or response.content:
        return response
    page = views.plain_page(405, request=request)
    page.headers["Allow"] = response.headers.get("Allow", "")
    return page


class CityMiddleware:
    """Reads the generation, then sets `request.portal` and `request.city` from the host name.

    An unknown host is told so and learns nothing else. The admin answers on one host only, because
    sessions belong to a host name; elsewhere its addresses lead there.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # An invalid name raises DisallowedHost here: 400.
        host = split_domain_port(request.get_host())[0]
        if getattr(request, "is_dummy", False):  # a preview, inside a request that has begun
            return self.preview(request, host)
        if outages.IS_AWAY not in request.META:  # core.wsgi has asked
            request.META[outages.IS_AWAY] = not outages.begin_request()
        request.is_database_away = request.META[outages.IS_AWAY]
        reads.begin()
        try:
            return self.answer(request, host)
        finally:
            generation.end_request()
            reads.end()

    def preview(self, request, host):
        """Wagtail draws a page as its own site would; a page without address is drawn as the hub's."""
        portal = get_portal()
        set_city(request, portal, portal.by_host.get(host) or portal.hub)
        return self.get_response(request)

    def answer(self, request, host):
        """404, a redirection to the admin host, or what the view says."""
        portal = get_portal()
        admin_host = admin_address(settings.ADMIN_HOST)[0] or _default_admin_host(portal)
        city = portal.by_host.get(host)
        if not city and (host != admin_host or not portal.hub):
            return views.plain_page(404, views.UNKNOWN_HOST)
        set_city(request, portal, city or portal.hub)
        path = request.path_info
        if is_admin_path(path) and host != admin_host:
            return _redirect_to_admin(request, portal, admin_host)
        if not city and path == "/":
            return HttpResponseRedirect("/admin/")
        if not city and path == robots.PATH:
            return robots.closed()
        if not city and not is_admin_path(path) and not path.startswith(ASSET_PREFIXES):
            return views.plain_page(404)
        return self.get_response(request)


def set_city(request, portal, city):
    """What views and templates read; Wagtail finds its own Site there without a query."""
    request.portal, request.city = portal, city
    request._wagtail_site = city.settings.site


def _default_admin_host(portal):
    first = portal.hub or next(iter(portal.cities), None)
    return first.host if first else ""


def _redirect_to_admin(request, portal, admin_host):
    """Editors who type /admin/ after their city's name get there; a form never changes host."""
    if request.method not in ("GET", "HEAD"):
        return views.plain_page(404)
    city = portal.by_host.get(admin_host)
    base = city.base_url if city else f"{request.scheme}://{admin_address(settings.ADMIN_HOST)[1]}"
    return HttpResponseRedirect(base + request.get_full_path())


class FreshnessMiddleware:
    """Public answers are kept for everyone here (core.pagecache) and by browsers, which check them at
    every visit by the hash of their content. A change is visible at the next request, a page drawn
    once costs one read of the generation, and a repeated visit a 304.

    The outermost place where the generation and the city are known: what is kept asks nothing else, and is
    all that can be said while the database is away.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if getattr(request, "is_dummy", False):
            return self.get_response(request)
        if is_admin_path(request.path_info):
            return views.unavailable() if request.is_database_away else self.get_response(request)
        response = self.kept_or_drawn(request)
        if response.status_code in (200, 304):
            asked.tell(request.META)
        return response

    def kept_or_drawn(self, request):
        """What is kept, else what the view answers, once for all who ask at the same time."""
        if request.META.get("QUERY_STRING"):
            request.GET = parameters.canonical(request.GET)
        key = pagecache.key_of(request)
        kept = pagecache.find(key)
        if kept is None and request.is_database_away:
            return views.unavailable()
        if kept is None and (key is None or request.method != "GET"):
            return self.drawn(request, key)
        if kept is None:
            with pagecache.turn(key) as is_first:
                kept = None if is_first else pagecache.find(key)
                if kept is None:
                    return self.drawn(request, key)
        return pagecache.answer(request, kept)

    def drawn(self, request, key):
        """What the view answers; kept under `key` where it is for everyone."""
        since, numbers = timezone.now(), generation.current()
        response = self.get_response(request)
        if key is None or not pagecache.may_keep(request, response):
            return self.without_trace(request, freshness.refine(request, response))
        sealed, until = freshness.seal(response), moments.next_change(request, since)
        stamp, asked_at = generation.stamp(reads.of_answer(), numbers), [numbers[reads.ANY]]
        kept = pagecache.Kept(sealed, until, stamp, reads.outcomes_of_answer(), asked_at)
        pagecache.keep(key, kept)
        return pagecache.answer(request, kept)

    @staticmethod
    def without_trace(request, response):
        """Where the address says something of the visitor, no cache on the way may keep the answer."""
        if parameters.are_private(request.GET):
            response.headers["Cache-Control"] = "no-store"
        return response


class LanguageMiddleware:
    """Activates the language of the path, if the city has it; `/en/…` of a city without English then
    matches no address at all and is 404, faces and themes included.

    Unlike Django's, it reads no cookie, offers no language that the city lacks, and an address
    without language leads to one that exists.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path, city = request.path_info, request.city
        chosen = languages.language_of_path(path, city)
        if getattr(request, "is_dummy", False):  # the preview of a language that is not open yet
            chosen = translation.get_language_from_path(path) or chosen
        language = chosen or self.fallback(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        if response.status_code == 404 and not chosen and not is_admin_path(path):
            response = self.with_language(request, language) or response
        response.headers.setdefault("Content-Language", language)
        return response

    @staticmethod
    def fallback(request):
        """The language of what has none in its path."""
        if is_admin_path(request.path_info):
            return settings.LANGUAGE_CODE
        return languages.best_language(request.META.get("HTTP_ACCEPT_LANGUAGE", ""), request.city)

    @staticmethod
    def with_language(request, language):
        """A redirection to the same address in the visitor's language, if it could exist."""
        is_elsewhere = request.resolver_match or translation.get_language_from_path(request.path_info)
        if is_elsewhere or request.method not in ("GET", "HEAD"):
            return None
        path = f"/{language}{request.path_info}"
        if not is_valid_path(path) and is_valid_path(f"{path}/"):
            path += "/"
        if not is_valid_path(path):
            return None
        query = request.META.get("QUERY_STRING", "")
        response = HttpResponseRedirect(f"{path}?{query}" if query else path)
        patch_vary_headers(response, ["Accept-Language"])
        return response
