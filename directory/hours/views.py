"""The table of hours while an editor writes them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.hours.display import timetable
from directory.hours.forms import explained
from directory.hours.reading import LONGEST, read


@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """GET `texte`: a fragment of HTML, the table of the hours or what is unclear, where. `garde`: the hours
    that the place has, read as they are stored."""
    text = request.GET.get("texte", "")[: LONGEST + 1].strip()
    reading = read(text, is_syntax=text == request.GET.get("garde"))
    context = {
        "reading": reading,
        "timetable": timetable(reading.hours, [], timezone.now(), reading.note) if text else None,
        "faults": [_fault(text, problem) for problem in reading.problems],
    }
    return render(request, "directory/hours/preview.html", context)


def _fault(text, problem):
    """The text in three pieces around the unclear words."""
    return {
        "message": explained(text, problem),
        "before": text[: problem.start],
        "words": text[problem.start : problem.end],
        "after": text[problem.end :],
    }
