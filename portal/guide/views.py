"""The guide on the screens of the admin."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.guide.chapters import FIRST, chapters
from portal.guide.markup import html_of


def chapter(request: HttpRequest, name: str = FIRST) -> HttpResponse:
    """One chapter beside the contents."""
    shown = next((row for row in chapters() if row.name == name), None)
    if shown is None:
        raise Http404
    context = {
        "page_title": shown.title,
        "page_subtitle": _("Guide"),
        "header_icon": "help",
        "chapters": chapters(),
        "chapter": shown,
        "body": html_of(shown.text),
    }
    return render(request, "portal/guide.html", context)
