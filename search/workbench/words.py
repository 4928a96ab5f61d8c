"""The screens of synonyms and of promoted results: list, form, deletion."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from search.workbench.forms import PromotionForm, SynonymForm
from search.workbench.models import Promotion, Synonym
from search.workbench.rights import cities_of, rows_of, works_for_all

ICON = "search"


@dataclass(frozen=True)
class Kind:
    """What one screen is about, by its name in addresses."""

    name: str
    model: type[models.Model]
    form: type[ModelForm]
    title: Any
    add: Any
    delete: Any
    hint: Any


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "synonymes",
            Synonym,
            SynonymForm,
            gettext_lazy("Synonyms"),
            gettext_lazy("Add a synonym"),
            gettext_lazy("Delete this synonym?"),
            gettext_lazy(
                "Whoever asks for one of these words also finds the others, from the next search on."
            ),
        ),
        Kind(
            "en-avant",
            Promotion,
            PromotionForm,
            gettext_lazy("Promoted results"),
            gettext_lazy("Promote a result"),
            gettext_lazy("Delete this promoted result?"),
            gettext_lazy("The page comes first for exactly these words, from the next search on."),
        ),
    )
}


def index(request: HttpRequest, kind: str) -> HttpResponse:
    """Those of one's own cities, and of all for who works for all."""
    found = _kind(request, kind)
    rows = rows_of(request.user, found.model).select_related("city")
    return render(request, "search/workbench/rows.html", _context(found, found.title) | {"rows": rows})


def change(request: HttpRequest, kind: str, pk: int | None = None) -> HttpResponse:
    """A new one, which the address may begin (`?mots=`), or one that stands."""
    found = _kind(request, kind)
    row = get_object_or_404(rows_of(request.user, found.model), pk=pk) if pk else None
    form = found.form(
        request.POST or None, instance=row, user=request.user, initial=None if row else _begun(request)
    )
    if request.method == "POST" and form.is_valid():
        save(form, by=request.user)
        messages.success(request, _("Done. It holds from the next search on."))
        return redirect("workbench:rows", found.name)
    context = _context(found, _("Change") if row else found.add)
    return render(request, "search/workbench/form.html", context | {"form": form, "row": row})


def delete(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Ask; then it no longer applies, from the next search on."""
    found = _kind(request, kind)
    row = get_object_or_404(rows_of(request.user, found.model), pk=pk)
    if request.method != "POST":
        return render(request, "search/workbench/delete.html", _context(found, found.delete) | {"row": row})
    with transaction.atomic():
        log(row, "wagtail.delete", user=request.user, deleted=True)
        row.delete()
    messages.success(request, _("Deleted."))
    return redirect("workbench:rows", found.name)


@transaction.atomic
def save(form: ModelForm, *, by: Any) -> None:
    """Save what the form holds, and who did it."""
    action = "wagtail.edit" if form.instance.pk else "wagtail.create"
    log(form.save(), action, user=by, content_changed=True)


def _kind(request, name):
    if not (cities_of(request.user) or works_for_all(request.user)):
        raise PermissionDenied
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _begun(request):
    """What the list of searches passes on."""
    return {
        "words": request.GET.get("mots", ""),
        "city": request.GET.get("ville") or None,
        "language": request.GET.get("langue", ""),
    }


def _context(kind, title):
    return {"page_title": title, "header_icon": ICON, "kind": kind}
