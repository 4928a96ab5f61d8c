"""The report of a layer's import, as kept by directory.layers.report, in words."""

from django.utils.formats import number_format
from django.utils.translation import ngettext

from directory.layers.report import CREATED, LABELS, REMOVED, SKIPPED, UNCHANGED, UPDATED


def brings(report):
    """Whether any row of the file is a feature."""
    counts = report.get("counts", {})
    return any(counts.get(outcome) for outcome in (CREATED, UPDATED, UNCHANGED))


def context(report):
    """What directory/layers/report.html draws; nothing of an import that left no report."""
    if not report:
        return {"total": ""}
    counts = report["counts"]
    return {
        "total": _rows(report),
        "outcomes": [(label, counts.get(outcome, 0)) for outcome, label in LABELS.items()],
        "reasons": report["reasons"],
        "lines": report["lines"],
        "breaches": report.get("breaches", 0),
        "removed": counts.get(REMOVED, 0),
        "asks_force": report["loses_too_many"],
    }


def summary(report):
    """« 12 rows in the file, 3 skipped », or "" where nothing is known."""
    if not report:
        return ""
    found = [_rows(report)]
    if skipped := report["counts"].get(SKIPPED):
        words = ngettext("%(count)s skipped", "%(count)s skipped", skipped)
        found.append(words % {"count": number_format(skipped)})
    return ", ".join(found)


def _rows(report):
    words = ngettext("%(count)s row in the file", "%(count)s rows in the file", report["total"])
    return words % {"count": number_format(report["total"])}
