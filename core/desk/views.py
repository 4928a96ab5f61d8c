"""From the first page of the admin to a form, or to the pages that wait."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.desk.pages import LISTS, homes
from core.desk.registry import Writing, writing_named
from core.sites import get_portal

PER_PAGE = 50


def write(request: HttpRequest, name: str) -> HttpResponse:
    """The form of a new page under the only parent there is, or a choice among several."""
    writing = writing_named(name)
    if writing is None:
        raise Http404
    parents = list(writing.parents(request.user))
    if not parents:
        raise PermissionDenied
    title = request.GET.get("titre", "")
    forms = [_form_of(writing, parent, title) for parent in parents]
    if len(parents) == 1:
        return redirect(forms[0])
    choices = [(_city_of(parent), parent.title, form) for parent, form in zip(parents, forms, strict=True)]
    return _choose(request, writing.label, _("In which list?"), choices)


def change_home(request: HttpRequest) -> HttpResponse:
    """The form of the home page of one's own city, or a choice among several."""
    found = list(homes(request.user))
    if not found:
        raise PermissionDenied
    forms = [reverse("wagtailadmin_pages:edit", args=[home.pk]) for home in found]
    if len(forms) == 1:
        return redirect(forms[0])
    choices = [
        (_city_of(home), home.locale.get_display_name(), form)
        for home, form in zip(found, forms, strict=True)
    ]
    return _choose(request, _("Change the home page"), _("Of which city?"), choices)


def pages(request: HttpRequest, name: str) -> HttpResponse:
    """The pages that wait for one reason."""
    found = LISTS.get(name)
    if found is None:
        raise Http404
    page = Paginator(found.pages(request.user), PER_PAGE).get_page(request.GET.get("p"))
    rows = [
        (row, _city_of(row), row.page_type_display_name, getattr(row, found.date)) for row in page.object_list
    ]
    context = {"page_title": found.label, "header_icon": "list-ul", "heading": found.heading, "rows": rows}
    return render(request, "core/desk/pages.html", context | {"page": page})


def _choose(request, title, question, choices):
    context = {"page_title": title, "header_icon": "edit", "question": question, "choices": choices}
    return render(request, "core/desk/choose.html", context)


def _form_of(writing: Writing, parent: Page, title: str) -> str:
    """The form of a new page; core/admin/title.js writes the title into it."""
    meta = writing.page._meta
    form = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])
    return f"{form}?{urlencode({'titre': title})}" if title else form


def _city_of(page: Page) -> str:
    found = get_portal().home_of(page)
    return found[0].name if found else ""
