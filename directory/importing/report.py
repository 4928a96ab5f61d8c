"""What became of a file, in sentences: the command prints them, the admin shows them."""

import re
from collections import Counter

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.importing.lines import JOINT
from directory.importing.models import Outcome, Run, Status

MOST_REASONS = 12


def sentences(run: Run) -> list[str]:
    """The report of an ended run, one sentence a line."""
    if run.status != Status.REFUSED:
        return [_title(run), *run.remarks, *_numbers(run)]
    refusal = _("Refused: %(reason)s") % {"reason": run.reason}
    if has_written(run):
        return [refusal, _("Until then:"), *_numbers(run)]
    return [refusal, _("Nothing was changed.")]


def _title(run):
    if run.is_preview:
        return _("Preview: nothing is written yet.")
    return _("Import done: the pages are online.") if has_written(run) else _("Import done.")


def has_written(run: Run) -> bool:
    """Whether pages were made or changed, be it by a run that broke off later."""
    wrote = any(run.counts.get(name) for name in (Outcome.CREATED, Outcome.UPDATED))
    return wrote and not run.is_preview


def _numbers(run):
    counts = Counter(run.counts)
    rows = ngettext("%(count)s row in the file", "%(count)s rows in the file", run.total)
    told = [rows % {"count": number_format(run.total)}]
    for outcome in Outcome:
        if outcome != Outcome.MISSING or counts[outcome]:
            words = {"label": outcome.label, "words": number_format(counts[outcome])}
            told.append(_("%(label)s: %(words)s") % words)
    return [*told, *_nowhere(run)]


def _nowhere(run):
    """« 3 lieux sans position : ils ne sont sur aucune carte. »"""
    if run.nowhere:
        page = run.lines.model._meta.get_field("page").related_model._meta
        name = page.verbose_name if run.nowhere == 1 else page.verbose_name_plural
        words = _("%(count)s %(pages)s without a position: on no map.")
        yield words % {"count": number_format(run.nowhere), "pages": str(name).lower()}


def reasons(run: Run, outcome: str = Outcome.SKIPPED) -> list[tuple[str, int]]:
    """[(reason, number of lines)], the most common first; numbers in them do not count."""
    rows = run.lines.filter(outcome=outcome).values_list("reason").annotate(rows=Count("pk"))
    counts: Counter[str] = Counter()
    for reason, count in rows:
        counts[re.sub(r"\d+", "…", reason.split(JOINT)[0])] += count
    return counts.most_common(MOST_REASONS)
