"""The second half: decisions -> pages, in transactions so short that no editor waits for them."""

import logging
import time
from datetime import timedelta

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.importers.comparison import assign, difference
from directory.importers.creation import insert_pages, new_page
from directory.importers.lines import Outcome
from directory.models import Category, PlacePage, SourceRecord
from search.models import DirtyPage
from search.projection import project

logger = logging.getLogger(__name__)

PAGES_PER_TRANSACTION = 20
# SQLite has one writer, and whoever waits looks again after up to 0.1 s: leave the door open in between.
BREATH = 0.06 if connection.vendor == "sqlite" else 0
# Others finish the documents of a run that died, but leave those of a live one alone.
OWN_DOCUMENTS_FOR = timedelta(minutes=10)
ATTEMPTS = 3


class Writer:
    """Writes decisions into one directory, or with `is_preview` only says what it would write."""

    def __init__(self, run, directory, lines):
        self.run, self.directory, self.lines = run, directory, lines
        rows = Category.objects.filter(locale_id=directory.locale_id)
        self.categories = {row.slug: row for row in rows}
        self.today = timezone.localdate()

    def write(self, decisions):
        """A batch: new places first, then those that change."""
        fresh = [decision for decision in decisions if decision.place_id is None]
        for start in range(0, len(fresh), PAGES_PER_TRANSACTION):
            self._create(fresh[start : start + PAGES_PER_TRANSACTION])
        for decision in decisions:
            if decision.place_id is not None:
                self._update(decision)

    def _create(self, decisions):
        pages = [None] * len(decisions)
        if not self.run.is_preview:
            pages = self._insert(decisions)
        for decision, page in zip(decisions, pages, strict=True):
            self.lines.add(Outcome.CREATED, decision.draft, place_id=page and page.pk)

    def _insert(self, decisions):
        """Again when somebody else added a page at the same moment."""
        for attempt in range(1, ATTEMPTS + 1):
            pages = [new_page(self.directory, row.draft.fields, self.categories) for row in decisions]
            try:
                with transaction.atomic():
                    insert_pages(self.directory, pages, self.run.user)
                    SourceRecord.objects.bulk_create(
                        self._record(row.draft, page.pk) for row, page in zip(decisions, pages, strict=True)
                    )
                    self._mark(pages)
            except IntegrityError:
                if attempt == ATTEMPTS or connection.in_atomic_block:
                    raise
                continue
            self._project(pages)
            return pages
        return []

    def _mark(self, pages):
        later = timezone.now() + OWN_DOCUMENTS_FOR
        DirtyPage.objects.bulk_create(DirtyPage(page_id=page.pk, retry_at=later) for page in pages)

    def _project(self, pages):
        time.sleep(BREATH)
        try:
            project([page.pk for page in pages])
        except Exception:  # the pages stand; the minute timer goes on
            logger.exception("New places could not be brought into the index yet")
        time.sleep(BREATH)

    def _record(self, draft, place_id):
        return SourceRecord(
            source=self.run.source,
            identifier=draft.identifier,
            place_id=place_id,
            values=draft.fields,
            digest=draft.digest,
            fetched_on=self.today,
        )

    def _update(self, decision):
        draft = decision.draft
        with transaction.atomic():
            page = PlacePage.objects.select_related("category").get(pk=decision.place_id)
            if reason := _closed(page):
                self.lines.add(Outcome.SKIPPED, draft, [reason], page.pk)
                return
            record = SourceRecord.objects.filter(pk=decision.record_id).first()
            came_back = bool(record and record.missing_since)
            changes, kept = difference(page, record.values if record else {}, draft.fields)
            if not self.run.is_preview:
                self._publish(page, changes)
                self._remember(record, draft, page)
        is_new_here = record is None
        outcome, reasons = _outcome(changes, kept, is_new_here, came_back)
        self.lines.add(outcome, draft, reasons, page.pk)
        if changes and not self.run.is_preview:
            time.sleep(BREATH)

    def _publish(self, page, changes):
        if not changes:
            return
        for name, value in changes.items():
            assign(page, name, value)
        revision = page.save_revision(user=self.run.user, log_action=True, clean=False)
        revision.publish(user=self.run.user, skip_permission_checks=True)

    def _remember(self, record, draft, page):
        if record is None:
            self._record(draft, page.pk).save()
            return
        record.values, record.digest = draft.fields, draft.digest
        record.fetched_on, record.missing_since = self.today, None
        record.save()


def _closed(page):
    """Why an import leaves this page alone, or ""."""
    if not page.live:
        return _("not published here: left as it is")
    if page.has_unpublished_changes:
        return _("an editor is working on it: changes wait to be published")
    return _("locked by an editor") if page.locked else ""


def _outcome(changes, kept, is_new_here, came_back):
    """(outcome, reasons)."""
    reasons = []
    if changes:
        reasons.append(_("changed: %(fields)s") % {"fields": _labels(changes)})
    if is_new_here:
        reasons.append(_("joined to a place that was there"))
    if came_back:
        reasons.append(_("in the file again"))
    if kept:
        reasons.append(_("kept as written here: %(fields)s") % {"fields": _labels(kept)})
    moved = changes or is_new_here or came_back
    return Outcome.UPDATED if moved else Outcome.UNCHANGED, reasons


def _labels(names):
    return ", ".join(str(PlacePage._meta.get_field(name).verbose_name) for name in names)
