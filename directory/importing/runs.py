"""One run from file to report. Whatever the file holds, it ends in an ImportRun, never in a stack trace."""

import logging
import tempfile
import time
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core import generation
from directory.importers.categories import Categories
from directory.importing.adapter import adapters
from directory.importing.boundary import Town
from directory.importing.lines import Lines, Outcome
from directory.importing.matching import Places
from directory.importing.report import has_written
from directory.importing.survey import Decision, Survey
from directory.importing.writing import Writer
from directory.models import DirectoryIndexPage, ImportLine, ImportRun, Source, SourceRecord
from directory.reading import open_table
from directory.reading.errors import FileRefusedError
from directory.reading.kinds import repaired_lines
from directory.reading.texts import storable

logger = logging.getLogger(__name__)

LINES_SHOWN = 20
BATCH = 100  # rows
MOST_VANISHED = 0.2  # of the records of a source
RUNS_KEPT = 10  # of a source, with their lines
# SQLite has one writer, and whoever waits looks again after up to 0.1 s: leave the door open in between.
BREATH = 0.1 if connection.vendor == "sqlite" else 0
ALIVE = timedelta(minutes=10)
Status = ImportRun.Status


def perform(run, path):
    """Read the file at `path` and write (a preview: foretell) what differs. Returns the run, ended."""
    with override(settings.LANGUAGE_CODE):  # the report is kept in words
        if not _begin(run):
            return run
        try:
            _import(run, path, Lines(run))
        except FileRefusedError as error:
            _refuse(run, str(error))
        except Exception:
            logger.exception("Import %s broke off", run.pk)
            _refuse(run, _("The import broke off by a fault of the portal; it can be started again."))
    return run


def check_readable(source, path):
    """Raise FileRefusedError for a file of which not one row can be read: asked before anything is kept."""
    directory_of(source.city)
    with override(settings.LANGUAGE_CODE):
        table = open_table(path)
        adapters()[source.adapter](table, Categories(), source.mapping or None)
        next(iter(table), None)


def directory_of(city):
    """The directory of a city in its first language. Raises FileRefusedError when it has none."""
    found = DirectoryIndexPage.objects.descendant_of(city.site.root_page).filter(
        locale_id=city.site.root_page.locale_id
    )
    directory = found.first()
    if directory is None:
        raise FileRefusedError(
            _("%(city)s has no directory yet: add the page “Directory” under its home page.")
            % {"city": city.name}
        )
    return directory


@transaction.atomic
def _begin(run):
    """Claim the source, whose row is locked meanwhile: of two runs that begin together one is refused."""
    Source.objects.select_for_update().get(pk=run.source_id)
    bury_dead(ImportRun.objects.filter(source=run.source).exclude(pk=run.pk))
    if ImportRun.objects.filter(source=run.source, status=Status.RUNNING).exclude(pk=run.pk).exists():
        _refuse(run, _("Another import of this source is going on."))
        return False
    run.lines.all().delete()
    run.status, run.reason, run.started_at = Status.RUNNING, "", timezone.now()
    run.counts, run.total, run.finished_at, run.progress_at = {}, 0, None, run.started_at
    run.save()
    return True


def bury_dead(runs):
    """Runs of a queryset whose worker has shown no life for ten minutes are over; their files stay, so that
    they can be started again."""
    now = timezone.now()
    dead = runs.filter(status=Status.RUNNING, progress_at__lt=now - ALIVE)
    reason = _("The import was interrupted; start it again to finish it.")
    dead.update(status=Status.REFUSED, reason=reason, finished_at=now)


def _import(run, path, lines):
    directory = directory_of(run.source.city)
    table = open_table(path)
    adapter = adapters()[run.source.adapter](table, Categories(), run.source.mapping or None)
    run.remarks = _how_it_was_read(table)
    town = Town(run.source.city, run.source.boundary)
    survey = Survey(run.source, Places(directory, run.source), town, lines)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as waiting:
        for raw in table:
            if decision := survey.look(adapter.draft(raw)):
                waiting.write(decision.to_json() + "\n")
            if raw.number % 5000 == 0:
                _progress(run, lines)
        run.remarks += _what_was_left(adapter, town)
        _check_vanished(run, survey)
        waiting.seek(0)
        _write(run, directory, waiting, lines)
    _finish(run, survey, lines)


def _write(run, directory, waiting, lines):
    writer = Writer(run, directory, lines)
    rows = map(Decision.from_json, waiting)
    while batch := list(islice(rows, BATCH)):
        writer.write(batch)
        _progress(run, lines)
        time.sleep(BREATH)


def _check_vanished(run, survey):
    vanished = len(survey.vanished)
    if not loses_too_many(run.source, vanished + survey.leaving):
        return
    words = _("%(vanished)s of the %(active)s rows known so far are no longer in the file: is it complete?")
    if survey.leaving:
        words = _(
            "Of the %(active)s rows known so far, %(vanished)s are no longer in the file and %(leaving)s lie"
            " outside the town: are the file and the border of the town right?"
        )
    sentence = words % {"vanished": vanished, "active": survey.active, "leaving": survey.leaving}
    if not run.is_forced and not run.is_preview:
        raise FileRefusedError(sentence)
    run.remarks.append(sentence)


def loses_too_many(source, vanished):
    """More records would be marked as missing than a register loses between two readings."""
    return vanished > MOST_VANISHED * SourceRecord.objects.filter(source=source, missing_since=None).count()


def _how_it_was_read(table):
    return [_layout(table), *_doubled(table.columns), *_repairs(repaired_lines(table.path, table.encoding))]


def _doubled(columns):
    """Columns of a CSV that are called by their place, for their name is taken (reading.tables)."""
    named = [(name, name.removesuffix(f" {place}")) for place, name in enumerate(columns, start=1)]
    doubled = [name for name, before in named if name != before and before in columns]
    if doubled:
        words = _("Of columns with one name the first is read; the others are called %(columns)s.")
        yield words % {"columns": ", ".join(f"«\u00a0{name}\u00a0»" for name in doubled)}


def _repairs(numbers):
    if numbers:
        shown = [*map(str, numbers[:LINES_SHOWN]), *(["…"] if len(numbers) > LINES_SHOWN else [])]
        words = _("Not UTF-8, read as Windows-1252: lines %(lines)s.")
        yield words % {"lines": ", ".join(shown)}


def _layout(table):
    if table.kind == "json":
        return _("JSON, %(encoding)s") % {"encoding": table.encoding}
    separator = {"\t": _("tabulation")}.get(table.separator, table.separator)
    words = _("CSV, %(encoding)s, separator %(separator)s, %(count)s columns")
    return words % {"encoding": table.encoding, "separator": separator, "count": len(table.columns)}


def _what_was_left(adapter, town):
    """Sentences about the whole file."""
    if town.outside:
        words = ngettext(
            "%(count)s row lies outside the town and was left out.",
            "%(count)s rows lie outside the town and were left out.",
            town.outside,
        )
        yield words % {"count": number_format(town.outside)}
    if columns := [name for name in adapter.columns_not_found() if name not in adapter.table.columns]:
        yield _("Columns of the mapping that the file does not have: %(columns)s.") % {
            "columns": ", ".join(columns)
        }


def _progress(run, lines):
    run.counts, run.total, run.progress_at = dict(lines.counts), lines.total, timezone.now()
    run.save(update_fields=["counts", "total", "progress_at"])


def _finish(run, survey, lines):
    today = timezone.localdate()
    _mark_vanished(run, survey.vanished, today, lines)
    lines.flush()
    if not run.is_preview:
        with transaction.atomic():
            current = SourceRecord.objects.filter(source=run.source, missing_since=None)
            if current.exclude(fetched_on=today).update(fetched_on=today):
                generation.bump()  # pages say when their source was read
    run.counts, run.total = dict(lines.counts), lines.total
    run.status = Status.PREVIEW if run.is_preview else Status.DONE
    run.finished_at = run.progress_at = timezone.now()
    run.save()
    _forget_old(run.source)


def _mark_vanished(run, vanished, today, lines):
    for start in range(0, len(vanished), 500):
        rows = SourceRecord.objects.filter(pk__in=vanished[start : start + 500])
        for record in rows.select_related("place"):
            name = record.place.title if record.place else ""
            lines.write(Outcome.MISSING, 0, record.identifier, name, [], record.place_id)
        if not run.is_preview:
            rows.update(missing_since=today)


def _refuse(run, reason):
    """A run that had written before keeps its report: those places stand."""
    if not has_written(run):
        ImportLine.objects.filter(run=run).delete()
        run.counts, run.total = {}, 0
    run.status, run.reason, run.finished_at = Status.REFUSED, storable(reason), timezone.now()
    run.save()


def _forget_old(source):
    kept = ImportRun.objects.filter(source=source).order_by("-pk").values_list("pk", flat=True)[:RUNS_KEPT]
    ImportRun.objects.filter(source=source).exclude(pk__in=list(kept)).delete()
