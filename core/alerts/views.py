"""The alerts of one's cities, and the form that publishes one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.alerts import board
from core.alerts.forms import TONIGHT, AlertForm, initial_of

ICON = "warning"
USUAL = {"severity": "warn", "until": TONIGHT}


def index(request: HttpRequest) -> HttpResponse:
    """What is shown now or later, and in which languages it is not said yet."""
    notices, left = board.notices(request.user), board.to_translate(request.user)
    context = {
        "page_title": _("Alerts"),
        "header_icon": ICON,
        "notices": [(notice, left.get((notice.home.pk, notice.key), ())) for notice in notices],
        "may_publish": board.homes(request.user).exists(),
    }
    return render(request, "core/alerts/index.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A new alert, on line as soon as it is sent."""
    form = AlertForm(request.POST or None, homes=_homes(request), initial=USUAL)
    if request.method == "POST" and form.is_valid() and _publish(request, form, form.chosen_homes):
        messages.success(request, _("The alert is published."))
        return redirect("alerts:index")
    return _form(request, form, _("Publish an alert"))


def edit(request: HttpRequest, home: int, key: str) -> HttpResponse:
    """Other words or another end for an alert that stands; its words in another language."""
    own, original = board.homes(request.user).filter(pk=home), board.original_of(home, key)
    notice = board.notice_of(request.user, home, key) or (original if own else None)
    if notice is None:
        raise Http404
    form = AlertForm(
        request.POST or None, homes=own, initial=initial_of(notice), is_translation=original is not None
    )
    if request.method == "POST" and form.is_valid() and _publish(request, form, [home], key=key):
        messages.success(request, _("The alert is changed."))
        return redirect("alerts:index")
    return _form(request, form, _("Change an alert"))


def stop(request: HttpRequest, home: int, key: str) -> HttpResponse:
    """Take an alert away; a visit asks first."""
    if request.method != "POST":
        notice = board.notice_of(request.user, home, key)
        if notice is None:
            raise Http404
        context = {"page_title": _("Stop this alert?"), "header_icon": ICON, "notice": notice}
        return render(request, "core/alerts/stop.html", context)
    board.stop_alert(home, key, by=request.user)
    messages.success(request, _("The alert is stopped."))
    return redirect("alerts:index")


def _homes(request):
    homes = board.homes_to_warn(request.user)
    if not homes:
        raise PermissionDenied
    return homes


def _publish(request, form, homes, key=None):
    """Whether it is done; else the form says why."""
    key = key or board.new_key()
    try:
        with transaction.atomic():  # in all these cities or in none
            for home in homes:
                board.publish_alert(home, form.values(), by=request.user, key=key)
    except board.FullBoardError as error:
        form.add_error(None, str(error))
        return False
    return True


def _form(request, form, title):
    context = {"page_title": title, "header_icon": ICON, "form": form}
    return render(request, "core/alerts/form.html", context)
