"""« Publier une saison »."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from events.many import seasons
from events.many.admin.forms import DayForm
from events.models import AgendaPage
from events.schedule.words import dated
from events.services import ChangeError


@require_http_methods(["GET", "HEAD", "POST"])
def season(request, pk):
    """The drafts of a list, of one season (?saison=). POST: all of them, on one day."""
    agenda = get_object_or_404(AgendaPage, pk=pk)
    if not agenda.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    drafts = [page for page in seasons.drafts_of(agenda) if seasons.may_publish(page, request.user)]
    names = sorted({page.season for page in drafts})
    chosen = request.GET.get("saison", "")
    if chosen not in names and request.method != "POST":  # nothing is published but what was shown
        chosen = next(iter(names), "")
    drafts = [page for page in drafts if page.season == chosen]
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and drafts:
        try:
            moment = seasons.publish_on(drafts, form.cleaned_data["day"], by=request.user)
        except ChangeError as error:
            form.add_error(None, str(error))
        else:
            _say_so(request, len(drafts), moment and form.cleaned_data["day"])
            return redirect(reverse("wagtailadmin_explore", args=[agenda.pk]))
    context = {
        "page_title": _("Publish a season"),
        "page_subtitle": agenda.title,
        "header_icon": "calendar-check",
        "agenda": agenda,
        "seasons": [(name, name == chosen) for name in names],
        "drafts": drafts,
        "form": form,
    }
    return render(request, "events/admin/season.html", context)


def _say_so(request, count, day):
    if day is None:
        words = ngettext("%(count)s page is published.", "%(count)s pages are published.", count)
        messages.success(request, words % {"count": count})
        return
    words = ngettext(
        "%(count)s page will be public on %(day)s.", "%(count)s pages will be public on %(day)s.", count
    )
    messages.success(request, words % {"count": count, "day": dated(day)})
