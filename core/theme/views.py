"""Style sheet, script, motifs and the pictures made of them, at addresses that change with their content."""

import gzip

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers

from core import reads
from core.freshness import accepts_gzip
from core.theme import app_icons, motifs, script, share, share_picture, stylesheet
from core.theme.gallery import registry

A_YEAR = "public, max-age=31536000, immutable"


def serve_stylesheet(request, digest):
    """The sheet; an address of yesterday leads to today's."""
    return _composed(request, digest, stylesheet, "text/css; charset=utf-8")


def serve_script(request, digest):
    """The script; an address of before an upgrade leads to today's."""
    return _composed(request, digest, script, "text/javascript; charset=utf-8")


def _composed(request, digest, composer, content_type):
    reads.declare()
    current = composer.current()
    if digest != current.digest:
        return redirect(current.url)
    return _immutable(request, current.compressed, content_type)


def serve_motif(request, city, motif, digest):
    """A motif of a city; 404 for a city or a name nobody knows, today's for an old address."""
    reads.declare()
    dress = motifs.dresses().get(city)
    if dress is None or motif not in motifs.names():
        raise Http404
    if digest != dress.digest:
        return redirect(dress.url(motif))
    return _immutable(request, motifs.drawn(dress, motif), "image/svg+xml")


def serve_share_picture(request, city, key, digest):
    """The picture of a shared page; 404 for a page that is not published, today's for an old address."""
    reads.declare(city)
    owner = request.portal.by_slug.get(city)
    title = share.title_of(request.portal, owner, key) if owner else None
    if title is None:
        raise Http404
    if digest != share.digest(owner, title):
        return redirect(share.url(owner, key, title))
    look = motifs.dresses()[city].look
    content = share_picture.kept(
        f"{city}-{key}.{digest}.png", lambda: share_picture.drawn(look, owner.name, title)
    )
    return HttpResponse(content, content_type="image/png", headers={"Cache-Control": A_YEAR})


def serve_icon(request, city, size, digest):
    """The weave of a city as a small square; 404 for a city or a size nobody knows."""
    reads.declare()
    dress = motifs.dresses().get(city)
    if dress is None or size not in app_icons.SIZES:
        raise Http404
    if digest != dress.digest:
        return redirect(app_icons.url(city, size))
    content = app_icons.drawn(dress.look, size)
    return HttpResponse(content, content_type="image/png", headers={"Cache-Control": A_YEAR})


def serve_favicon(request):
    """For browsers that ask for this address without having been told."""
    reads.declare()
    look = motifs.dresses()[request.city.slug].look
    return HttpResponse(app_icons.drawn(look, app_icons.SMALL), content_type="image/png")


def serve_manifest(request):
    """What a phone shows of the city on its home screen (W3C Web Application Manifest)."""
    reads.declare()
    manifest = app_icons.manifest(request.city)
    return JsonResponse(
        manifest, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )


def _immutable(request, compressed, content_type):
    """An answer that browsers keep for a year, made of bytes compressed once and for all."""
    if accepts_gzip(request.META):
        response = HttpResponse(compressed, content_type=content_type)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(gzip.decompress(compressed), content_type=content_type)
    response["Cache-Control"] = A_YEAR
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def gallery(request, component=None, state=None):
    """Every component in every state, or one state alone; where pages are tested or built only."""
    if not (settings.DEBUG or settings.PORTAL_MODE == "test"):
        raise Http404
    chosen = registry.find(component, state) if component else None
    if component and not chosen:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        shown = [drawn_states(*chosen)] if chosen else [drawn_states(one) for one in registry.COMPONENTS]
        context = {"shown": shown, "is_single": bool(chosen), "looks": motifs.dresses()}
        return HttpResponse(render_to_string("core/gallery.html", context, request))


def drawn_states(component, only=None):
    """{component, states: [(name, html)]}: each state drawn by the component's template."""
    states = [only] if only else component.states
    drawn = [
        (state.name, render_to_string(component.template, context_of(component, state))) for state in states
    ]
    return {"component": component, "states": [(name, component.framed(html)) for name, html in drawn]}


def context_of(component, state):
    """The context of a state; its `uid` tells it apart from the other states on the page."""
    return {"uid": f"{component.name}-{state.name}"} | state.context
