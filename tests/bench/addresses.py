"""The portal's addresses, an empty view, and the template that everything is compared with."""

from datetime import date, timedelta
from pathlib import Path

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from portal.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

EMPTY, ROW20 = "/fr/banc/vide/", "/fr/banc/lignes/"
TEMPLATE = engines["django"].from_string(Path(__file__).with_name("row20.html").read_text())
ROWS = [
    {
        "number": number,
        "title": f"Le marché « de {number} h » déménage",
        "place": "Halle <du> marché, 59100 Roubaix",
        "summary": "Pendant les travaux de la place & de ses abords, il se tient sous la halle.",
        "author": "Direction de l'espace public",
        "day": date(2018, 2, 16) + timedelta(days=37 * number),
    }
    for number in range(20)
]


def empty(request):
    """Nothing: what the middleware stack alone costs."""
    return HttpResponse("")


def row20(request):
    """Twenty rows of five escaped variables and one date filter."""
    return HttpResponse(TEMPLATE.render({"title": "Vingt lignes", "rows": ROWS}))


urlpatterns = [path(EMPTY[1:], empty), path(ROW20[1:], row20), *urlpatterns]
