"""Four pages: the imports of one's cities, a new one, one run, and its confirmation."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.importing import report
from directory.importing.admin.forms import UploadForm
from directory.importing.admin.rights import own_cities, run_for
from directory.importing.runs import bury_dead, loses_too_many
from directory.importing.tasks import discard_file, import_file
from directory.models import ImportLine, ImportRun, Source

LINES_PER_PAGE = 50
RUNS_SHOWN = 30
SECONDS_BETWEEN_LOOKS = 3
Status = ImportRun.Status
# A refused run keeps its file only when its worker died: it can be started again.
CONFIRMED = (Status.PREVIEW, Status.REFUSED)


def index(request):
    """Sources and the latest runs."""
    cities = own_cities(request)
    missing = Count("records", filter=Q(records__missing_since__isnull=False))
    sources = Source.objects.filter(city__in=cities).select_related("city")
    runs = ImportRun.objects.filter(source__city__in=cities).select_related("source__city")
    context = {
        "sources": sources.annotate(places=Count("records"), missing=missing).order_by("city", "name"),
        "runs": runs[:RUNS_SHOWN],
    }
    return TemplateResponse(request, "directory/imports/index.html", context)


def upload(request):
    """A new file: its preview begins as soon as it is here."""
    cities = own_cities(request)
    chosen = {"source": request.GET.get("source"), "city": request.GET.get("city")}
    form = UploadForm(request.POST or None, request.FILES or None, cities=cities, initial=chosen)
    if request.method == "POST" and form.is_valid():
        run = form.save(request.user)
        import_file.enqueue(run.pk)
        return redirect("directory_import", run.pk)
    return TemplateResponse(request, "directory/imports/upload.html", {"form": form})


def run(request, pk):
    """How far a run is, then what became of each line."""
    bury_dead(ImportRun.objects.filter(pk=pk))
    found = run_for(request.user, pk)
    outcome = request.GET.get("resultat", "")
    lines = found.lines.select_related("place")
    if outcome in ImportLine.Outcome.values:
        lines = lines.filter(outcome=outcome)
    is_over = found.status not in (Status.WAITING, Status.RUNNING)
    paginator = Paginator(lines, LINES_PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    context = {
        "run": found,
        "is_over": is_over,
        "sentences": report.sentences(found) if is_over else [],
        "reasons": report.reasons(found) if is_over else [],
        "outcomes": [
            (value, label, found.counts.get(value, 0)) for value, label in ImportLine.Outcome.choices
        ],
        "chosen": outcome,
        "page": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "can_confirm": found.status in CONFIRMED and bool(found.file),
        "asks_force": loses_too_many(found.source, found.counts.get("missing", 0)),
    }
    response = TemplateResponse(request, "directory/imports/run.html", context)
    if not is_over:
        response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


@require_POST
def decide(request, pk):
    """Import what was previewed or interrupted, or drop it."""
    found = run_for(request.user, pk)
    if "drop" in request.POST:
        if found.status in CONFIRMED:
            discard_file(found)
            messages.success(request, _("The file was thrown away; nothing was imported."))
        return redirect("directory_imports")
    # One editor's click counts once, however many click.
    waiting = ImportRun.objects.filter(pk=pk, status__in=CONFIRMED).exclude(file="")
    is_preview = found.status == Status.REFUSED and found.is_preview
    is_forced = "force" in request.POST
    if waiting.update(status=Status.WAITING, is_preview=is_preview, is_forced=is_forced, user=request.user):
        import_file.enqueue(pk)
    return redirect("directory_import", pk)
