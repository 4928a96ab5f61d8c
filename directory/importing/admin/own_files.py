"""« Que contient chaque colonne ? »: the screen between an editor's own file and its comparison."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from directory.importing.admin.column_forms import ColumnsForm
from directory.importing.own_files.layout import as_found, starts_of
from directory.importing.own_files.own_file import NAMED, OwnFile
from directory.importing.own_files.samples import ROWS_LOOKED_AT
from directory.reading import beginning, open_table
from directory.reading.errors import FileRefusedError
from directory.reading.rows import Start
from directory.reading.workbooks import no_sheet

LAST_HEADER = 200  # the farthest row on which titles are looked for


def columns(request: HttpRequest, own: OwnFile) -> HttpResponse:
    """What the columns are, guessed at first; what the first rows become; then the comparison. A sheet that
    cannot be read is said to be one, and the file stays."""
    addresses = own.addresses()
    if not own.has_columns:
        if own.upload.status in NAMED:
            messages.warning(request, _("The file is no longer here: choose it again."))
        return redirect(addresses["index"])
    context: dict[str, Any] = {"own": own, "upload": own.upload, "addresses": addresses}
    try:
        starts = as_found(own.upload.sheets) or starts_of(own.upload.file.path, own.kinds)
        start = _asked(request, starts)
        context |= {"starts": starts, "start": start}
        table = _beginning(own, start, starts)
        form = ColumnsForm(request.POST or None, own=own, table=table, start=start)
    except FileRefusedError as error:
        return TemplateResponse(request, "directory/imports/columns.html", context | {"refused": str(error)})
    if "compare" in request.POST and form.is_valid():
        own.compare(form.mapping())
        return redirect(addresses["read"])
    context |= {"form": form} | _previewed(own, table, form)
    return TemplateResponse(request, "directory/imports/columns.html", context)


def _previewed(own, table, form):
    """`preview` and what its `map` shows, or `problem`: why there is none yet."""
    try:
        shown = own.preview(table, form.mapping())
    except FileRefusedError as error:
        return {"problem": str(error)}
    ground = own.ground()
    label = _("Map of the first rows; the table above says the same")
    drawn = ground | {"points": shown.points, "label": label} if ground and shown.points else None
    return {"preview": shown, "has_map": bool(ground), "map": drawn}


def _asked(request, starts):
    """The sheet and the row of titles that the address names, else the likeliest."""
    first = next(iter(starts.values()))
    sheet = request.GET.get("feuille", first.sheet)
    start = starts.get(sheet) or Start(sheet, first.header)
    written = request.GET.get("titres", "")
    if written.isdecimal() and 1 <= int(written) <= LAST_HEADER:
        return Start(start.sheet, int(written))
    return start


def _beginning(own, start, starts):
    """The first rows below the titles. Raises FileRefusedError."""
    if start.sheet not in starts:
        raise no_sheet(start.sheet)
    table = beginning(open_table(own.upload.file.path, start), ROWS_LOOKED_AT)
    if not any(row.cells for row in table):
        words = _("No table begins at row %(row)s: choose the row of the titles, or another sheet.")
        raise FileRefusedError(words % {"row": start.header} if start.header else _("The file is empty."))
    return table
