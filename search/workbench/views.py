"""The screen of searches, and where a missing page may go."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.desk.registry import writings
from search.workbench.board import DAYS_COUNTED, VIEWS, WEEKS, rows_of_city
from search.workbench.rights import cities_of
from search.workbench.words import ICON


def index(request: HttpRequest) -> HttpResponse:
    """What residents of one of the editor's cities searched."""
    cities = cities_of(request.user)
    if not cities:
        raise PermissionDenied
    city = next((city for city in cities if city.slug == request.GET.get("ville")), cities[0])
    view = request.GET.get("vue", "")
    view = view if view in VIEWS else ""
    context = {
        "page_title": _("Searches"),
        "header_icon": ICON,
        "cities": cities,
        "city": city,
        "views": VIEWS,
        "view": view,
        "rows": rows_of_city(city, view),
        "days": DAYS_COUNTED,
        "weeks": WEEKS,
    }
    return render(request, "search/workbench/index.html", context)


def missing_page(request: HttpRequest) -> HttpResponse:
    """What sort of page it will be; its form opens with the words as a title."""
    title = request.GET.get("mots", "").strip()
    query = urlencode({"titre": title[:1].upper() + title[1:]})
    choices = [
        (deed.label, deed.hint, f"{reverse('desk:write', args=[deed.name])}?{query}")
        for deed in writings(request.user)
    ]
    if not choices:
        raise PermissionDenied
    context = {"page_title": _("Write the missing page"), "header_icon": "edit", "choices": choices}
    return render(request, "core/desk/choose.html", context | {"question": _("What sort of page?")})
