"""What became of the rows of a file: counted, and told line by line."""

from collections import Counter
from collections.abc import Iterable

from directory.importing.drafts import Draft
from directory.importing.models import Line, Outcome, Run
from directory.reading.texts import storable

AT_ONCE = 500
JOINT = "\u202f; "  # between the sentences of one line
# Of lines with the same outcome and reason the report lists so many; all of them are counted.
MOST_ALIKE = 20_000


class Tally:
    """`counts`: {outcome: lines of the file}, and under `beside_the_file` what is no longer in it."""

    beside_the_file: str = Outcome.MISSING

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    @property
    def total(self) -> int:
        """Rows of the file so far."""
        return self.counts.total() - self.counts[self.beside_the_file]


class Lines(Tally):
    """The report of a run, written in bulk into its model of lines."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.run, self.model = run, run.lines.model
        self.waiting: list[Line] = []
        self.alike: Counter[tuple[str, str]] = Counter()
        self.nowhere = 0

    def add(
        self,
        outcome: str,
        draft: Draft,
        reasons: Iterable[object] = (),
        page_id: int | None = None,
        *,
        is_nowhere: bool = False,
    ) -> None:
        """One row of the file, its remarks after the `reasons`, which are sentences. `is_nowhere`: its page
        stands on no map."""
        told = [*reasons, *draft.remarks]
        self.write(outcome, draft.number, draft.identifier, draft.title, told, page_id, is_nowhere=is_nowhere)

    def write(
        self,
        outcome: str,
        number: int,
        identifier: str,
        name: str,
        reasons: Iterable[object],
        page_id: int | None = None,
        *,
        is_nowhere: bool = False,
    ) -> None:
        """One line of the report. `number` is 0 for what is in no file."""
        reason = storable(JOINT.join(map(str, reasons)))
        self.counts[outcome] += 1
        self.nowhere += is_nowhere
        self.alike[outcome, reason] += 1
        if self.alike[outcome, reason] > MOST_ALIKE:
            return
        self.waiting.append(
            self.model(
                run=self.run,
                number=number,
                identifier=storable(identifier[:200]),
                name=storable(name[:255]),
                outcome=outcome,
                reason=reason,
                page_id=page_id,
                is_nowhere=is_nowhere,
            )
        )
        if len(self.waiting) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write the lines that wait for the next bulk insert."""
        self.model.objects.bulk_create(self.waiting)
        self.waiting = []
