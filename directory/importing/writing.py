"""The second half: decisions -> pages, a batch in one transaction so short that no editor waits for it."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.text import cleaned
from directory.importing.bulk_pages.creation import insert_pages, new_page, prepare
from directory.importing.comparison import difference, is_as_said
from directory.importing.lines import Outcome
from directory.importing.mapping_shape import TEXTS
from directory.importing.publication import (
    closed_translations,
    in_moderation,
    lock_places,
    places_by_id,
    publish_changes,
)
from directory.models import Category, PlacePage, SourceRecord
from directory.models.place import WORDS
from directory.publishing import withdraw
from search.models import DirtyPage
from search.projection import project

logger = logging.getLogger(__name__)

# Others finish the documents of a run that died, but leave those of a live one alone.
OWN_DOCUMENTS_FOR = timedelta(minutes=10)
ATTEMPTS = 3
PAGES_PER_PROJECTION = 100
REMEMBERED = ("place_id", "values", "digest", "fetched_on", "missing_since")


@dataclass
class _Write:
    """What one decision comes to. `page` is None where nothing may be written; the report
    links `place_id`; `withdraws`: the page leaves the site."""

    decision: object
    place_id: int | None
    page: object = None
    record: object = None
    changes: dict = field(default_factory=dict)
    outcome: str = Outcome.SKIPPED
    reasons: list[str] = field(default_factory=list)
    withdraws: bool = False


class Writer:
    """Writes decisions into one directory, or with `is_preview` only says what it would write."""

    def __init__(self, run, directory, lines):
        self.run, self.directory, self.lines = run, directory, lines
        self.categories = {(row.slug, row.locale_id): row for row in Category.objects.all()}
        self.today = timezone.localdate()

    def write(self, decisions):
        """A batch: new places first, then those that change."""
        fresh = [decision for decision in decisions if decision.place_id is None]
        known = [decision for decision in decisions if decision.place_id is not None]
        if fresh:
            self._create(fresh)
        if known:
            self._update(known)

    def _create(self, decisions):
        pages = [None] * len(decisions)
        if not self.run.is_preview:
            pages = _patiently(lambda: self._insert(decisions))
            _project([page.pk for page in pages])
        for decision, page in zip(decisions, pages, strict=True):
            self.lines.add(Outcome.CREATED, decision.draft, place_id=page and page.pk)

    def _insert(self, decisions):
        pages = [new_page(self.directory, row.draft.fields, self.categories) for row in decisions]
        contents = prepare(pages, self.run.user)
        with transaction.atomic():
            insert_pages(self.directory, pages, self.run.user, contents)
            rows = zip(decisions, pages, strict=True)
            SourceRecord.objects.bulk_create(cleaned(self._record(row.draft, page.pk) for row, page in rows))
            _mark([page.pk for page in pages])
        return pages

    def _update(self, decisions):
        if self.run.is_preview:
            writes, touched = self._judged(decisions, places_by_id), []
        else:
            writes, touched = _patiently(lambda: self._publish(decisions))
        _project(touched)
        for write in writes:
            self.lines.add(write.outcome, write.decision.draft, write.reasons, write.place_id)

    @transaction.atomic
    def _publish(self, decisions):
        """([_Write], ids of the pages touched)."""
        writes = self._judged(decisions, lock_places)
        leaving = [write.page for write in writes if write.withdraws]
        for page in leaving:
            withdraw(page, self.run.user)
        open_ones = [write for write in writes if write.page and not write.withdraws]
        changes = {}
        for write in open_ones:
            if write.changes:
                changes.setdefault(write.page.pk, (write.page, {}))[1].update(write.changes)
        touched = publish_changes(list(changes.values()), self.categories, self.run.user)
        self._remember(open_ones)
        touched += [page.pk for page in leaving]
        _mark(touched)
        return writes, touched

    def _judged(self, decisions, find):
        """What each decision comes to, with its page as `find` gives it."""
        ids = [decision.place_id for decision in decisions]
        pages = find(ids)
        records = SourceRecord.objects.in_bulk(filter(None, (row.record_id for row in decisions)))
        moderated, awaited = in_moderation(ids), closed_translations(pages.values())
        root = Page.objects.filter(pk=self.directory.pk).values_list("path", flat=True).first()
        writes = []
        for decision in decisions:
            page, record = pages.get(decision.place_id), records.get(decision.record_id)
            changes, kept = {}, []
            if not (reason := _closed(page, root, moderated)):
                changes, kept = difference(page, record.values if record else {}, decision.draft.fields)
            if changes.keys() - WORDS and page.translation_key in awaited:
                reason = _("its page in another language is locked or in moderation: changes wait")
            if decision.draft.is_outside:
                writes.append(_leaving(decision, page, record, reason))
                continue
            if reason:
                writes.append(_Write(decision, page and page.pk, reasons=[reason]))
                continue
            came_back = bool(record and record.missing_since)
            outcome, reasons = _outcome(changes, kept, record is None, came_back)
            writes.append(_Write(decision, page.pk, page, record, changes, outcome, reasons))
        return writes

    def _record(self, draft, place_id):
        return SourceRecord(
            source=self.run.source,
            identifier=draft.identifier,
            place_id=place_id,
            values=draft.fields,
            digest=draft.digest,
            fetched_on=self.today,
        )

    def _remember(self, writes):
        """What the source said, also of fields that stay as an editor wrote them."""
        rows = cleaned(self._record(write.decision.draft, write.page.pk) for write in writes)
        SourceRecord.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["source", "identifier"], update_fields=REMEMBERED
        )


def _patiently(write):
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
            logger.exception("Imported places could not be brought into the index yet")


def _leaving(decision, page, record, reason):
    """A place of an earlier run that lies outside the town: what editors wrote is theirs to withdraw."""
    if not reason and not (record and is_as_said(page, record.values, TEXTS)):
        reason = _("changed by hand here: unpublish it if it is none of the town")
    if reason:
        return _Write(decision, page and page.pk, reasons=[_("outside the town"), reason])
    words = _("outside the town: its page is no longer published")
    return _Write(decision, page.pk, page, record, {}, Outcome.UPDATED, [words], withdraws=True)


def _closed(page, root, moderated):
    """Why an import leaves this page alone, or "". `root`: path of the directory; `moderated`: ids."""
    if page is None:
        return _("deleted here: imports do not bring it back")
    if not root or not page.path.startswith(root):
        return _("moved out of the directory: left as it is")
    if not page.live:
        return _("not published here: left as it is")
    if page.has_unpublished_changes or page.pk in moderated:
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
