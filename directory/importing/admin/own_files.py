"""« Que contient chaque colonne ? »: the screen between an editor's own file and its comparison."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from directory.importing.admin.addresses import names_of
from directory.importing.admin.column_forms import ColumnsForm
from directory.importing.admin.rights import run_for
from directory.importing.models import Run, Status
from directory.importing.own_files.layout import starts_of
from directory.importing.own_files.matches import is_of_form
from directory.importing.own_files.preview import preview
from directory.importing.target import Target
from directory.importing.tasks import read_run
from directory.importing.uploads import discard_file
from directory.reading import open_table
from directory.reading.errors import FileRefusedError
from directory.reading.rows import Start

LAST_HEADER = 200  # the farthest row on which titles are looked for
KEPT = ("source", "only")  # parts of a mapping that the form says nothing of
NAMED = (Status.COLUMNS, Status.PREVIEW)


def has_columns(target: Target, run: Run) -> bool:
    """Whether the columns of the file of a run can be named, for the first time or anew."""
    is_own = run.source.adapter == target.own_file and is_of_form(run.source.mapping)
    return bool(is_own and run.file) and run.status in NAMED


def columns(request: HttpRequest, target: Target, pk: int) -> HttpResponse:
    """What the columns are, guessed at first; what the first rows become; then the comparison."""
    run, names = run_for(request.user, target, pk), names_of(target)
    if not has_columns(target, run):
        if run.status in NAMED:
            messages.warning(request, _("The file is no longer here: choose it again."))
        return redirect(names["index"])
    try:
        starts = starts_of(run.file.path, target.column_kinds)
        start = _chosen(request, starts)
        form = ColumnsForm(
            request.POST or None,
            target=target,
            source=run.source,
            table=open_table(run.file.path, start),
            start=start,
        )
    except FileRefusedError as error:
        return _refused(request, run, names, str(error))
    if "compare" in request.POST and form.is_valid():
        kept = {name: said for name, said in run.source.mapping.items() if name in KEPT}
        run.source.mapping = kept | form.mapping()
        run.source.save(update_fields=["mapping"])
        waiting = target.run.objects.filter(pk=pk, status__in=NAMED).exclude(file="")
        if waiting.update(status=Status.WAITING, is_preview=True):
            read_run.enqueue(target.name, pk)
        return redirect(names["run"], pk)
    context = {"target": target, "names": names, "run": run, "form": form, "starts": starts, "start": start}
    context |= _previewed(target, run, form)
    return TemplateResponse(request, "directory/imports/columns.html", context)


def _previewed(target, run, form):
    """`preview` and what its `map` shows, or `problem`: why there is none yet."""
    try:
        found = preview(target, run.source, run.file.path, form.mapping())
    except FileRefusedError as error:
        return {"problem": str(error)}
    ground = target.ground_of(run.source.city)
    label = _("Map of the first rows; the table above says the same")
    drawn = ground | {"points": found.points, "label": label} if ground and found.points else None
    return {"preview": found, "map": drawn}


def _chosen(request, starts):
    """The sheet and the row of titles that the address names, else the likeliest."""
    first = next(iter(starts.values()))
    start = starts.get(request.GET.get("feuille", first.sheet), first)
    written = request.GET.get("titres", "")
    if written.isdecimal() and 1 <= int(written) <= LAST_HEADER:
        return Start(start.sheet, int(written))
    return start


def _refused(request, run, names, reason):
    discard_file(run)
    run.status, run.reason = Status.REFUSED, reason
    run.save(update_fields=["status", "reason"])
    messages.error(request, reason)
    return redirect(names["new"])
