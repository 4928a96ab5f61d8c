"""What the schedule adds to Wagtail's admin: its dates while an editor says it."""

from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail import hooks

from events.schedule.blocks import ScheduleBlock
from events.schedule.opening import openings_at
from events.schedule.preview import preview_of


@hooks.register("register_admin_urls")
def schedule_urls():
    """Wagtail lets only editors in."""
    return [path("activites/dates/apercu/", preview, name="events_schedule_preview")]


@require_POST
def preview(request):
    """The fields of a schedule as a form has them, `schedule-…`, and `venue`, the id of its place:
    a fragment of HTML."""
    try:
        schedule = ScheduleBlock().value_from_datadict(request.POST, request.FILES, "schedule")
    except (KeyError, ValueError):
        return HttpResponseBadRequest()
    context = preview_of(schedule, openings_at(request.POST.get("venue")), timezone.now())
    return render(request, "events/schedule/preview.html", context)
