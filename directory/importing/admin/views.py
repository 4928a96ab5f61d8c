"""The screens of a target, which their addresses name."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, Max, OuterRef, Q, Subquery, TextField, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.importing import report
from directory.importing.admin.addresses import names_of
from directory.importing.admin.forms import UploadForm
from directory.importing.admin.own_files import columns as columns_of
from directory.importing.admin.rights import own_cities, run_for
from directory.importing.admin.run_file import RunFile
from directory.importing.models import Outcome, Status
from directory.importing.runs import expire_dead_runs, loses_too_many_records
from directory.importing.target import Target
from directory.importing.tasks import read_run
from directory.importing.uploads import discard_file

LINES_PER_PAGE = 50
RUNS_SHOWN = 30
SECONDS_BETWEEN_LOOKS = 3
NOWHERE = "sans-position"  # the lines whose pages stand on no map
# A refused run keeps its file only when its worker died: it can be started again.
CONFIRMED = (Status.PREVIEW, Status.REFUSED)


def index(request: HttpRequest, target: Target) -> HttpResponse:
    """Sources and the latest runs."""
    cities = own_cities(request, target.parent)
    missing = Count("records", filter=Q(records__missing_since__isnull=False))
    latest = target.run.objects.filter(source=OuterRef("pk"), is_preview=False).order_by("-pk")
    refused = Case(When(status=Status.REFUSED, then="reason"), default=Value(""), output_field=TextField())
    sources = target.source.objects.filter(city__in=cities).select_related("city")
    runs = target.run.objects.filter(source__city__in=cities).select_related("source__city")
    context = {
        "sources": sources.annotate(
            pages=Count("records"),
            missing=missing,
            read_on=Max("records__fetched_on"),
            fault=Subquery(latest.values_list(refused)[:1]),
        ).order_by("city", "name"),
        "runs": runs[:RUNS_SHOWN],
    }
    return _answer(request, target, "index", context)


def upload(request: HttpRequest, target: Target) -> HttpResponse:
    """A new file: its preview begins as soon as it is here."""
    cities = own_cities(request, target.parent)
    chosen = {"source": request.GET.get("source"), "city": request.GET.get("city")}
    files = request.FILES or None
    form_class = target.upload_form or UploadForm
    form = form_class(request.POST or None, files, target=target, cities=cities, initial=chosen)
    if request.method == "POST" and form.is_valid():
        run = form.save(by=request.user)
        if run.status == Status.COLUMNS:
            return redirect(names_of(target)["columns"], run.pk)
        read_run.enqueue(target.name, run.pk)
        return redirect(names_of(target)["run"], run.pk)
    return _answer(request, target, "upload", {"form": form})


def run(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    """How far a run is, then what became of each line."""
    expire_dead_runs(target.run.objects.filter(pk=pk))
    run = run_for(request.user, target, pk)
    if run.status == Status.COLUMNS:
        return redirect(names_of(target)["columns"], pk)
    outcome = request.GET.get("resultat", "")
    lines = run.lines.select_related("page")
    if outcome in Outcome.values:
        lines = lines.filter(outcome=outcome)
    elif outcome == NOWHERE:
        lines = lines.filter(is_nowhere=True)
    is_over = run.status not in (Status.WAITING, Status.RUNNING)
    paginator = Paginator(lines, LINES_PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    context = {
        "run": run,
        "is_over": is_over,
        "sentences": report.sentences(run) if is_over else [],
        "reasons": report.reasons(run) if is_over else [],
        "outcomes": [(value, label, run.counts.get(value, 0)) for value, label in Outcome.choices],
        "chosen": outcome,
        "nowhere": NOWHERE,
        "page": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "can_confirm": run.status in CONFIRMED and bool(run.file),
        "has_columns": RunFile(target, run).has_columns,
        "asks_force": loses_too_many_records(target, run),
    }
    response = _answer(request, target, "run", context)
    if not is_over:
        response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def columns(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    """What the columns of the file of a run are."""
    return columns_of(request, RunFile(target, run_for(request.user, target, pk)))


@require_POST
def decide(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    """Import what was previewed or interrupted, or drop it."""
    run, names = run_for(request.user, target, pk), names_of(target)
    if "drop" in request.POST:
        if run.status in (*CONFIRMED, Status.COLUMNS):
            discard_file(run)
            messages.success(request, _("The file was thrown away; nothing was imported."))
        return redirect(names["index"])
    # One editor's click counts once, however many click.
    waiting = target.run.objects.filter(pk=pk, status__in=CONFIRMED).exclude(file="")
    is_preview = run.status == Status.REFUSED and run.is_preview
    is_forced = "force" in request.POST
    if waiting.update(status=Status.WAITING, is_preview=is_preview, is_forced=is_forced, user=request.user):
        read_run.enqueue(target.name, pk)
    return redirect(names["run"], pk)


@require_POST
def stop(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    """Read the address of a source no longer by itself; what came from it stays."""
    sources = target.source.objects.filter(pk=pk, city__in=own_cities(request, target.parent))
    if sources.update(feed_url=""):
        messages.success(request, _("Its address is no longer read; what came from it stays."))
    return redirect(names_of(target)["index"])


def _answer(request, target, screen, context):
    """A screen, which draws its links by `names`."""
    context |= {"target": target, "names": names_of(target)}
    return TemplateResponse(request, f"directory/imports/{screen}.html", context)
