"""« Traductions »: what is missing, outdated, in progress; by city, type of page and language."""

import csv
import io
from codecs import BOM_UTF8

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.cells import harmless
from core.sites import get_portal
from portal.translating import board
from portal.translating.forms import ReportForm
from portal.translating.rights import languages_of
from portal.translating.views import ICON

A_PAGE = 50


def report(request: HttpRequest) -> HttpResponse:
    """A line for each city, type and language, or, with a state, the pages themselves; both as CSV."""
    languages = languages_of(request.user)
    if not languages:
        raise PermissionDenied
    entries = board.entries(languages)
    form = _form(request, languages, {entry.type_id: entry.type_name for entry in entries})
    chosen = form.chosen()
    shown = [entry for entry in entries if _is_chosen(entry, chosen)]
    if request.GET.get("format") == "csv":
        return _csv(shown)
    context = {
        "page_title": _("Translations"),
        "header_icon": ICON,
        "form": form,
        "query": urlencode(chosen),
        "words": sum(entry.words for entry in shown),
        "by_language": board.words_by_language(shown),
        "states": board.STATES,
    }
    if "etat" in chosen:
        page = Paginator(shown, A_PAGE).get_page(request.GET.get("p"))
        context |= {"entries": page, "any_missing": any(entry.state == board.MISSING for entry in page)}
        return render(request, "portal/translating/pages.html", context)
    return render(request, "portal/translating/report.html", context | {"lines": board.lines(shown)})


def _form(request, languages, kinds):
    cities = [city for city in get_portal().cities if city.slug in languages]
    codes = sorted({code for own in languages.values() for code in own})
    return ReportForm(request.GET, cities=cities, codes=codes, kinds=kinds)


def _is_chosen(entry, chosen):
    values = {
        "ville": entry.city.slug,
        "langue": entry.language,
        "sorte": str(entry.type_id),
        "etat": entry.state,
    }
    return all(values[name] == value for name, value in chosen.items())


def _csv(entries):
    """A row for each page and language (RFC 4180, with the mark that spreadsheets want)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    headings = [_("City"), _("Type of page"), _("Language"), _("Stage"), _("Words to translate"), _("Page")]
    writer.writerow(headings)
    for entry in entries:
        words = (entry.city.name, entry.type_name, entry.language_name, str(entry.state_label))
        row = [*words, entry.words, entry.title]
        writer.writerow([harmless(cell) for cell in row])
    answer = HttpResponse(BOM_UTF8 + text.getvalue().encode(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="traductions.csv"'
    return answer
