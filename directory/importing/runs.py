"""One run from file to report. Whatever the file holds, it ends in a Run, never in a stack trace."""

import tempfile
import time
from datetime import timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import generation
from directory.importing import remarks, uploads
from directory.importing.adapter import BaseAdapter
from directory.importing.boundary import Town
from directory.importing.lines import Lines
from directory.importing.models import Outcome, Run, Source, Status
from directory.importing.own_files.matches import TABLE, start_of
from directory.importing.report import has_written
from directory.importing.survey import Decision, Survey
from directory.importing.target import Target
from directory.importing.vanishing import loses_too_many
from directory.importing.writing import Writer
from directory.reading import open_table
from directory.reading.errors import FileRefusedError
from directory.reading.texts import storable

RUNS_KEPT = 10  # of a source, with their lines
# SQLite has one writer, and whoever waits looks again after up to 0.1 s: leave the door open in between.
BREATH = 0.1 if connection.vendor == "sqlite" else 0
LOST_BESIDE_ROWS = "lost_beside_rows"  # in the counts of a preview, beside those of its lines
ALIVE = timedelta(minutes=10)


def perform(target: Target, run: Run, path: str | Path) -> Run:
    """Read the file at `path` and write (a preview: foretell) what differs. Returns the run, ended."""
    with override(settings.LANGUAGE_CODE):  # the report is kept in words
        if _begin(run):
            lines = Lines(run)
            if reason := uploads.why_refused(run, lambda: _import(target, run, path, lines)):
                refuse(run, reason)
    return run


def check_readable(target: Target, source: Source, path: str | Path) -> None:
    """Raise FileRefusedError for a file of which not one row can be read: asked before anything is kept."""
    target.parent_of(source.city)
    with override(settings.LANGUAGE_CODE):
        next(iter(adapter_of(target, source, path, source.mapping).table), None)


def expire_dead_runs(runs: QuerySet[Run]) -> None:
    """End the runs of a queryset whose worker has shown no life for ten minutes."""
    uploads.expire(runs, alive="progress_at", after=ALIVE, finished_at=timezone.now())


def loses_too_many_records(target: Target, run: Run) -> bool:
    """Whether a run has missed more records than a register loses between two readings."""
    if run.counts.get(LOST_BESIDE_ROWS):
        return True
    records = run.source.records.filter(missing_since=None)
    missing = run.counts.get(Outcome.MISSING, 0)
    if over := missing and target.over(run.source):
        records = records.exclude(pk__in=over)
        gone = run.lines.filter(outcome=Outcome.MISSING).values("identifier")
        missing = records.filter(identifier__in=gone).count()
    return loses_too_many(missing, records.count(), target.most_vanished)


def adapter_of(target: Target, source: Source, path: str | Path, mapping: dict) -> BaseAdapter:
    """What reads the rows of a file at `path` by a mapping. Raises FileRefusedError."""
    kind = target.kinds_of_file[source.adapter]
    table = open_table(path, start_of(mapping)) if TABLE in mapping else kind.open(path)
    return kind(table, target.vocabulary(source.city), mapping or None)


@transaction.atomic
def _begin(run):
    """Claim the source, whose row is locked meanwhile: of two runs that begin together one is refused."""
    type(run.source).objects.select_for_update().get(pk=run.source_id)
    others = type(run).objects.filter(source=run.source).exclude(pk=run.pk)
    expire_dead_runs(others)
    if others.filter(status=Status.RUNNING).exists():
        refuse(run, _("Another import of this source is going on."))
        return False
    run.lines.all().delete()
    run.status, run.reason, run.started_at = Status.RUNNING, "", timezone.now()
    run.counts, run.total, run.nowhere = {}, 0, 0
    run.finished_at, run.progress_at = None, run.started_at
    run.save()
    return True


def _import(target, run, path, lines):
    source, parent = run.source, target.parent_of(run.source.city)
    adapter = adapter_of(target, source, path, run.mapping_read_by)
    run.remarks = remarks.how_it_was_read(adapter.table)
    town = Town(source.city, source.boundary, None if source.boundary else target.border_of(source.city))
    survey = Survey(target, source, target.known_pages(parent, source), town, lines)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as waiting:
        for raw in adapter.table:
            if decision := survey.look(adapter.draft(raw)):
                waiting.write(decision.to_json() + "\n")
            if raw.number % 5000 == 0:
                _progress(run, lines)
        run.remarks += remarks.what_was_left(adapter, town)
        leaving = survey.leaving()
        waiting.writelines(decision.to_json() + "\n" for decision in leaving)
        _check_vanished(target, run, survey, len(leaving))
        waiting.seek(0)
        _write(Writer(target, run, parent, lines), waiting)
    _finish(run, survey, lines)


def _write(writer, waiting):
    decisions = (Decision.from_json(text, writer.target.draft) for text in waiting)
    while batch := list(islice(decisions, writer.target.batch)):
        writer.write(batch)
        _progress(writer.run, writer.lines)
        time.sleep(BREATH)


def _check_beside_rows(target, run, survey):
    """A refusal, or in a preview a remark that asks to force."""
    sentence = target.lost_beside_rows(run.source, survey.drafts)
    if not sentence or run.is_forced:
        return
    if not run.is_preview:
        raise FileRefusedError(sentence)
    run.remarks.append(sentence)
    survey.lost_beside_rows = True


def _check_vanished(target, run, survey, leaving):
    _check_beside_rows(target, run, survey)
    over = target.over(run.source) if survey.vanished else set()
    vanished = len(set(survey.vanished) - over)
    before = survey.active - len(over)
    if not loses_too_many(vanished + leaving, before, target.most_vanished):
        return
    words = _("%(vanished)s of the %(active)s rows known so far are no longer in the file: is it complete?")
    if leaving:
        words = _(
            "Of the %(active)s rows known so far, %(vanished)s are no longer in the file and %(leaving)s lie"
            " outside the town: are the file and the border of the town right?"
        )
    sentence = words % {"vanished": vanished, "active": before, "leaving": leaving}
    if not run.is_forced and not run.is_preview:
        raise FileRefusedError(sentence)
    run.remarks.append(sentence)


def _progress(run, lines):
    run.counts, run.total, run.progress_at = dict(lines.counts), lines.total, timezone.now()
    run.save(update_fields=["counts", "total", "progress_at"])


def _finish(run, survey, lines):
    today = timezone.localdate()
    _mark_vanished(run, survey.vanished, today, lines)
    lines.flush()
    if not run.is_preview:
        with transaction.atomic():
            _keep_mapping(run)
            current = run.source.records.filter(missing_since=None)
            if current.exclude(fetched_on=today).update(fetched_on=today):
                generation.bump()  # pages say when their source was read
    lost = {LOST_BESIDE_ROWS: 1} if survey.lost_beside_rows else {}
    run.counts, run.total, run.nowhere = dict(lines.counts) | lost, lines.total, lines.nowhere
    run.status = Status.PREVIEW if run.is_preview else Status.DONE
    run.finished_at = run.progress_at = timezone.now()
    run.save()
    _forget_old(run)


def _keep_mapping(run):
    """The next file of the source is read as this one, which an editor has confirmed."""
    if run.mapping is not None:
        run.source.mapping = run.mapping
        run.source.save(update_fields=["mapping"])


def _mark_vanished(run, vanished, today, lines):
    for start in range(0, len(vanished), 500):
        rows = run.source.records.filter(pk__in=vanished[start : start + 500])
        for record in rows.select_related("page"):
            name = record.page.title if record.page else ""
            lines.write(Outcome.MISSING, 0, record.identifier, name, [], record.page_id)
        if not run.is_preview:
            rows.update(missing_since=today)


def refuse(run: Run, reason: str) -> None:
    """End a run that changes nothing more. One that had written before keeps its report: its pages stand."""
    if not has_written(run):
        run.lines.all().delete()
        run.counts, run.total, run.nowhere = {}, 0, 0
    run.status, run.reason, run.finished_at = Status.REFUSED, storable(reason), timezone.now()
    run.save()


def _forget_old(run):
    runs = type(run).objects.filter(source=run.source)
    kept = runs.order_by("-pk").values_list("pk", flat=True)[:RUNS_KEPT]
    runs.exclude(pk__in=list(kept)).delete()
