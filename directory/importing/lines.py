"""The report of a run, line by line, written in bulk."""

from collections import Counter

from directory.models import ImportLine
from directory.reading.texts import storable

AT_ONCE = 500
JOINT = "\u202f; "  # between the sentences of one line
# Of lines with the same outcome and reason the report lists so many; all of them are counted.
MOST_ALIKE = 20_000
Outcome = ImportLine.Outcome


class Lines:
    """`counts`: {outcome: lines of the file}, and those of no file under « missing »."""

    def __init__(self, run):
        self.run, self.waiting = run, []
        self.counts, self.alike = Counter(), Counter()

    @property
    def total(self):
        """Rows of the file so far."""
        return self.counts.total() - self.counts[Outcome.MISSING]

    def add(self, outcome, draft, reasons=(), place_id=None):
        """One row; `reasons` are sentences."""
        self.write(outcome, draft.number, draft.identifier, draft.title, [*reasons, *draft.remarks], place_id)

    def write(self, outcome, number, identifier, name, reasons, place_id=None):
        reason = storable(JOINT.join(map(str, reasons)))
        self.counts[outcome] += 1
        self.alike[outcome, reason] += 1
        if self.alike[outcome, reason] > MOST_ALIKE:
            return
        self.waiting.append(
            ImportLine(
                run=self.run,
                number=number,
                identifier=storable(identifier[:200]),
                name=storable(name[:255]),
                outcome=outcome,
                reason=reason,
                place_id=place_id,
            )
        )
        if len(self.waiting) >= AT_ONCE:
            self.flush()

    def flush(self):
        ImportLine.objects.bulk_create(self.waiting)
        self.waiting = []
