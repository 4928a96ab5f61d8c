"""« Dupliquer avec de nouvelles dates »."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from events.many.admin.forms import CopyForm
from events.many.copying import duplicate
from events.many.shifting import has_rule
from events.models import Happening


def may_copy(page, user):
    """Whether `user` may put a copy beside a page that takes place."""
    return page.permissions_for_user(user).can_copy_to(page.get_parent())


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request, pk):
    """Asks for the new first day. POST: a draft, opened."""
    page = get_object_or_404(Page, pk=pk).specific
    if not isinstance(page, Happening):
        raise Http404
    if not may_copy(page, request.user):
        raise PermissionDenied
    source = page if page.live else page.get_latest_revision_as_object()
    form = CopyForm(request.POST or None, page=source)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("title", "season")}
        made = duplicate(page, by=request.user, first_day=form.cleaned_data.get("first_day"), **said)
        messages.success(request, _("The copy is a draft: check it, then publish it."))
        if has_rule(source.schedule):
            messages.warning(request, _("Dates that an import brought are not copied: write them anew."))
        return redirect("wagtailadmin_pages:edit", made.pk)
    context = {
        "page_title": _("Duplicate with new dates"),
        "page_subtitle": page.title,
        "header_icon": "copy",
        "happening": page,
        "form": form,
    }
    return render(request, "events/admin/copy.html", context)
