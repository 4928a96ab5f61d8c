"""What each decision comes to, seen from its page: what to write, what to keep, or why to leave it alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.translations import facts_of
from directory.importing.comparison import difference, is_as_said
from directory.importing.models import Outcome
from directory.importing.publication import closed_translations, in_moderation
from directory.importing.survey import Decision
from directory.importing.target import Target

FindPages = Callable[[Target, Sequence[int]], dict[int, Page]]


@dataclass
class Write:
    """`page` is None where nothing may be written; the report links `page_id`; `withdraws`: the page
    leaves the site."""

    decision: Decision
    page_id: int | None
    page: Page | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    outcome: str = Outcome.SKIPPED
    reasons: list[str] = field(default_factory=list)
    withdraws: bool = False


class Judge:
    """Compares decisions with the pages under one parent."""

    def __init__(self, target: Target, parent: Page) -> None:
        self.target, self.parent = target, parent

    def judged(self, decisions: Sequence[Decision], find: FindPages) -> list[Write]:
        """What each decision comes to, with its page as `find` gives it."""
        ids = [decision.page_id for decision in decisions if decision.page_id is not None]
        pages = find(self.target, ids)
        records = self.target.record.objects.in_bulk(filter(None, (row.record_id for row in decisions)))
        moderated, awaited = in_moderation(ids), closed_translations(self.target, pages.values())
        root = Page.objects.filter(pk=self.parent.pk).values_list("path", flat=True).first()
        writes = []
        for decision in decisions:
            page = pages.get(decision.page_id) if decision.page_id is not None else None
            reason = why_closed(page, root, moderated)
            write = self._compared(decision, page, records.get(decision.record_id), reason)
            facts = write.changes.keys() & set(facts_of(self.target.page))
            if facts and write.page and write.page.translation_key in awaited:
                words = _("its page in another language is locked or in moderation: changes wait")
                write = Write(decision, write.page_id, reasons=[words])
            writes.append(write)
        return writes

    def _compared(self, decision, page, record, reason):
        if decision.draft.is_outside:
            return self._leaving(decision, page, record, reason)
        if reason:
            return Write(decision, page and page.pk, reasons=[reason])
        if record:
            decision.draft.keep_known(record.values)
        changes, kept = difference(page, record.values if record else {}, decision.draft.fields)
        came_back = bool(record and record.missing_since)
        outcome = Outcome.UPDATED if changes or record is None or came_back else Outcome.UNCHANGED
        reasons = list(self._reasons(changes, kept, record is None, came_back))
        return Write(decision, page.pk, page, changes, outcome, reasons)

    def _leaving(self, decision, page, record, reason):
        """A page of an earlier run that lies outside the town: what editors wrote is theirs to withdraw."""
        texts = self.target.reader.facts.texts
        if not reason and not (record and is_as_said(page, record.values, texts)):
            reason = _("changed by hand here: unpublish it if it is none of the town")
        if reason:
            return Write(decision, page and page.pk, reasons=[_("outside the town"), reason])
        words = _("outside the town: its page is no longer published")
        return Write(decision, page.pk, page, {}, Outcome.UPDATED, [words], withdraws=True)

    def _reasons(self, changes, kept, is_new_here, came_back):
        if changes:
            yield _("changed: %(fields)s") % {"fields": self._labels(changes)}
        if is_new_here:
            yield str(self.target.joined)
        if came_back:
            yield _("in the file again")
        if kept:
            yield _("kept as written here: %(fields)s") % {"fields": self._labels(kept)}

    def _labels(self, names):
        return ", ".join(str(self.target.page._meta.get_field(name).verbose_name) for name in names)


def why_closed(page: Page | None, root: str | None, moderated: set[int]) -> str:
    """Why an import leaves this page alone, or "". `root`: path of the parent; `moderated`: ids."""
    if page is None:
        return _("deleted here: imports do not bring it back")
    if not root or not page.path.startswith(root):
        return _("moved out of the directory: left as it is")
    if not page.live:
        return _("not published here: left as it is")
    if page.has_unpublished_changes or page.pk in moderated:
        return _("an editor is working on it: changes wait to be published")
    return _("locked by an editor") if page.locked else ""
