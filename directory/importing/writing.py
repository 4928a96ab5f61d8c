"""The second half: decisions -> pages, a batch in one transaction so short that no editor waits for it."""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from wagtail.models import Page

from core.publishing import withdraw
from core.text import cleaned
from directory.importing.bulk_pages import insert_pages, prepare
from directory.importing.comparison import References, assign
from directory.importing.judgement import Judge, Write
from directory.importing.lines import Lines
from directory.importing.models import Outcome, Run
from directory.importing.publication import lock_pages, pages_by_id, publish_changes
from directory.importing.survey import Decision
from directory.importing.target import Target
from search.models import DirtyPage
from search.projection import project

logger = logging.getLogger(__name__)

# Others finish the documents of a run that died, but leave those of a live one alone.
OWN_DOCUMENTS_FOR = timedelta(minutes=10)
ATTEMPTS = 3
PAGES_PER_PROJECTION = 100
REMEMBERED = ("page_id", "values", "digest", "fetched_on", "missing_since")
T = TypeVar("T")


class Writer:
    """Writes decisions under one parent, or for a preview only says what it would write."""

    def __init__(self, target: Target, run: Run, parent: Page, lines: Lines) -> None:
        self.target, self.run, self.parent, self.lines = target, run, parent, lines
        self.references = References(target.page, target.references)
        self.judge = Judge(target, parent)
        self.today = timezone.localdate()

    def write(self, decisions: Sequence[Decision]) -> None:
        """A batch: new pages first, then those that change."""
        new = [decision for decision in decisions if decision.page_id is None]
        known = [decision for decision in decisions if decision.page_id is not None]
        if new:
            self._create(new)
        if known:
            self._update(known)

    def _create(self, decisions):
        if self.run.is_preview:
            ids = [None] * len(decisions)
        else:
            ids = [page.pk for page in _patiently(lambda: self._insert(decisions))]
            _project(ids)
        for decision, page_id in zip(decisions, ids, strict=True):
            is_nowhere = self.target.is_nowhere(decision.draft.fields)
            self.lines.add(Outcome.CREATED, decision.draft, page_id=page_id, is_nowhere=is_nowhere)

    def _insert(self, decisions):
        target, by = self.target, self.run.user
        pages = [self._new_page(decision.draft.fields) for decision in decisions]
        contents = prepare(pages, by=by)
        with transaction.atomic():
            insert_pages(
                self.parent,
                pages,
                references=target.references,
                by=by,
                contents=contents,
                nameless=target.nameless,
            )
            rows = zip(decisions, pages, strict=True)
            target.record.objects.bulk_create(cleaned(self._record(row.draft, page.pk) for row, page in rows))
            for decision, page in zip(decisions, pages, strict=True):
                target.follow(page, decision.draft, by=by)
            _mark([page.pk for page in pages])
        return pages

    def _new_page(self, fields):
        page = self.target.page(locale_id=self.parent.locale_id)
        for name, value in fields.items():
            assign(page, name, value, self.references)
        return page

    def _update(self, decisions):
        if self.run.is_preview:
            writes, touched = self.judge.judged(decisions, pages_by_id), []
        else:
            writes, touched = _patiently(lambda: self._publish(decisions))
        _project(touched)
        for write in writes:
            is_nowhere = self._is_nowhere(write)
            self.lines.add(
                write.outcome, write.decision.draft, write.reasons, write.page_id, is_nowhere=is_nowhere
            )

    def _is_nowhere(self, write):
        """Whether the page is on no map with what was written, or would be."""
        if write.page is None or write.withdraws:
            return False
        before = {name: write.page.serializable_value(name) for name in self.target.located_by}
        return self.target.is_nowhere(before | write.changes)

    @transaction.atomic
    def _publish(self, decisions: Sequence[Decision]) -> tuple[list[Write], list[int]]:
        """The writes, and the ids of the pages touched."""
        writes = self.judge.judged(decisions, lock_pages)
        leaving = [write.page for write in writes if write.page and write.withdraws]
        for page in leaving:
            withdraw(page, by=self.run.user)
        staying = [(write.page, write) for write in writes if write.page and not write.withdraws]
        changes: dict[int, tuple[Page, dict[str, Any]]] = {}
        for page, write in staying:
            if write.changes:
                changes.setdefault(page.pk, (page, {}))[1].update(write.changes)
        touched = publish_changes(self.target, list(changes.values()), self.references, by=self.run.user)
        self._remember(staying)
        for page, write in staying:
            if words := self.target.follow(page, write.decision.draft, by=self.run.user):
                write.outcome, touched = Outcome.UPDATED, [*touched, page.pk]
                write.reasons.insert(0, words)
        touched += [page.pk for page in leaving]
        _mark(touched)
        return writes, list(dict.fromkeys(touched))

    def _record(self, draft, page_id):
        return self.target.record(
            source=self.run.source,
            identifier=draft.identifier,
            page_id=page_id,
            values=draft.fields,
            digest=draft.digest,
            fetched_on=self.today,
        )

    def _remember(self, staying):
        """What the source said, also of fields that stay as an editor wrote them."""
        rows = cleaned(self._record(write.decision.draft, page.pk) for page, write in staying)
        self.target.record.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["source", "identifier"], update_fields=REMEMBERED
        )


def _patiently(write: Callable[[], T]) -> T:
    """Again when somebody else added a page, or locked the same ones, at the same moment."""
    for _attempt in range(1, ATTEMPTS):
        try:
            return write()
        except (IntegrityError, OperationalError):
            if connection.in_atomic_block:
                raise
    return write()


def _mark(page_ids):
    later = timezone.now() + OWN_DOCUMENTS_FOR
    DirtyPage.objects.bulk_create(DirtyPage(page_id=pk, retry_at=later) for pk in page_ids)


def _project(page_ids):
    for start in range(0, len(page_ids), PAGES_PER_PROJECTION):
        try:
            project(page_ids[start : start + PAGES_PER_PROJECTION])
        except Exception:  # the pages stand; the minute timer goes on
            logger.exception("Imported pages could not be brought into the index yet")
