"""The dates of one activity, to change one or several of them at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from core.translations import original_of
from events.admin.forms import ChangeForm
from events.models import Happening, Occurrence
from events.services import ChangeError
from events.when import date_of

PER_PAGE = 20
AT_FIRST = 8  # the others are folded: what happens to a date stands within reach of it


@require_http_methods(["GET", "HEAD", "POST"])
def dates(request, pk):
    """The dates to come with a box each. POST: one verb for those that are ticked."""
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, Happening):
        raise Http404
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    now = timezone.now()
    rows = [row for row in _rows_of(page) if row.closed_end > now]
    form = ChangeForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        try:
            _refuse_locked(page, request.user)
            form.change(page, request.user)
        except ChangeError as error:
            form.add_error(None, str(error))
        else:
            _say_so(request, page, len(form.cleaned_data["slots"]))
            return redirect("events_admin:dates", page.pk)
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    ticked = set(form["slots"].value() or ())
    lines = [(date_of(row, now), row, row.recurrence_id in ticked) for row in listed.object_list]
    context = {
        "page_title": _("Dates"),
        "page_subtitle": page.title,
        "header_icon": "calendar",
        "happening": page,
        "original": original_of(page),
        "form": form,
        "rows": listed,
        "lines": lines[:AT_FIRST],
        "folded": lines[AT_FIRST:],
        "folded_are_ticked": any(is_ticked for _date, _row, is_ticked in lines[AT_FIRST:]),
    }
    return render(request, "events/admin/dates.html", context)


def _refuse_locked(page, user):
    if page.permissions_for_user(user).page_locked():
        raise ChangeError(_("This page is locked: unlock it first."))


def _rows_of(page):
    return Occurrence.objects.filter(translation_key=page.translation_key)


def _say_so(request, page, count):
    words = ngettext(
        "%(count)s date of “%(page)s” is changed; visitors see it now.",
        "%(count)s dates of “%(page)s” are changed; visitors see it now.",
        count,
    )
    messages.success(request, words % {"count": count, "page": page.title})
