"""What became of the rows of a layer's file."""

from collections import Counter

from django.utils.translation import gettext_lazy

from directory.importing.lines import Tally
from directory.importing.models import Outcome

MOST_LINES, MOST_REASONS = 200, 12
CREATED, UPDATED, UNCHANGED, SKIPPED = (
    outcome.value for outcome in (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.SKIPPED)
)
REMOVED = "removed"  # a feature has no page to leave alone: what is no longer in the file goes
LABELS = {
    CREATED: Outcome.CREATED.label,
    UPDATED: Outcome.UPDATED.label,
    UNCHANGED: Outcome.UNCHANGED.label,
    SKIPPED: Outcome.SKIPPED.label,
    REMOVED: gettext_lazy("Removed from the map"),
}


class Report(Tally):
    """What is kept as JSON of an import. `breaches`: rows that go in although they break the national schema;
    `lines`: (number, words) of the first rows of which there is something to say."""

    beside_the_file = REMOVED

    def __init__(self):
        super().__init__()
        self.reasons: Counter[str] = Counter()
        self.lines: list[tuple[int, str]] = []
        self.breaches, self.loses_too_many = 0, False

    def to_json(self):
        """The commonest reasons, the first lines."""
        return {
            "total": self.total,
            "counts": dict(self.counts),
            "reasons": self.reasons.most_common(MOST_REASONS),
            "lines": self.lines,
            "breaches": self.breaches,
            "loses_too_many": self.loses_too_many,
        }

    def skip(self, number, reason):
        """One row that makes no feature; the first ones are listed by line."""
        self.counts[SKIPPED] += 1
        self.reasons[reason] += 1
        self._note(number, reason)

    def remark(self, number, violations):
        """What the national schema has against a row that goes in."""
        self.breaches += bool(violations)
        for words in violations:
            self._note(number, words)

    def _note(self, number, words):
        if len(self.lines) < MOST_LINES:
            self.lines.append((number, words))
