"""The form in which an editor says what each column of a file is."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.importing.own_files.guessing import guess
from directory.importing.own_files.kinds import ColumnKind, is_personal, named
from directory.importing.own_files.matches import mapping_of, remembered, remembered_codes
from directory.importing.own_files.own_file import OwnFile
from directory.importing.own_files.samples import Column, columns_of
from directory.reading.rows import Start, Table
from search.analysis import fold

MOST_VALUES = 60  # of a closed list: a column with more is none
HALF = 0.5


@dataclass(frozen=True)
class Verdict:
    """`level`: ok, warn, bad or none; `word`: what it is called; `notes`: sentences."""

    level: str
    word: Any
    notes: list[str]


@dataclass(frozen=True)
class Value:
    """One cell of a column that holds a closed list, how often it stands there, and the code that it
    means."""

    name: str
    cell: str
    count: int
    code: str


@dataclass(frozen=True)
class Line:
    """One column on the screen. `choices`: {code: label} where it holds a closed list."""

    column: Column
    field: Any
    is_personal: bool
    verdict: Verdict
    values: list[Value]
    choices: dict[str, str]


class ColumnsForm(forms.Form):
    """A select for each column, named by its place: `c1`; and one for each cell of a closed list: `c2-1`."""

    def __init__(self, data: Any, *, own: OwnFile, table: Table, start: Start) -> None:
        super().__init__(data)
        self.start, self.mapped = start, own.mapping
        self.kinds, self.vocabulary, self.needed = own.kinds, own.vocabulary, own.needed(table)
        self.columns = columns_of(table)
        self.guesses = guess(self.columns, self.kinds, remembered(own.mapping, self.kinds))
        choices = [("", _("Do not take")), *((kind.name, kind.label) for kind in self.kinds)]
        for column in self.columns:
            self.fields[f"c{column.place}"] = forms.ChoiceField(
                choices=choices,
                required=False,
                label=column.name,
                initial=self.guesses[column.name].kind,
                disabled=is_personal(column.name),
            )

    def chosen(self) -> dict[str, str]:
        """{column: name of its kind} as it stands in the form now; what is none of the choices is not
        taken."""
        names = {kind.name for kind in self.kinds}
        said = {column.name: self[f"c{column.place}"].value() or "" for column in self.columns}
        return {
            column: kind if kind in names and not is_personal(column) else "" for column, kind in said.items()
        }

    def mapping(self) -> dict:
        """The mapping that the form says."""
        codes = {line.column.name: {value.cell: value.code for value in line.values} for line in self.lines}
        return mapping_of(self.chosen(), self.kinds, self.start, codes)

    def clean(self) -> dict:
        """The columns that are needed are there, and no fact is said twice."""
        values = super().clean() or {}
        chosen = self.chosen()
        if not self.needed.is_in(frozenset(chosen.values())):
            self.add_error(None, str(self.needed.words))
        for column in self.columns:
            kind = named(self.kinds, chosen[column.name])
            first = next((name for name, other in chosen.items() if kind and other == kind.name), "")
            if kind and not kind.is_joined and first != column.name:
                words = _("The column “%(column)s” says this already.") % {"column": first}
                self.add_error(f"c{column.place}", words)
        return values

    @cached_property
    def lines(self) -> list[Line]:
        """The columns as the screen draws them."""
        chosen = self.chosen()
        return [self._line(column, named(self.kinds, chosen[column.name])) for column in self.columns]

    @property
    def summary(self) -> list[tuple[str, str]]:
        """(level, words) of how many columns are sure, to be checked, faulty, left."""
        levels = [line.verdict.level for line in self.lines]
        told = (
            ("ok", ngettext("%(count)s column is sure", "%(count)s columns are sure", levels.count("ok"))),
            ("warn", ngettext("%(count)s to check", "%(count)s to check", levels.count("warn"))),
            ("bad", ngettext("%(count)s fault", "%(count)s faults", levels.count("bad"))),
            ("none", ngettext("%(count)s left out", "%(count)s left out", levels.count("none"))),
        )
        return [(level, words % {"count": levels.count(level)}) for level, words in told if level in levels]

    def _line(self, column, kind):
        has_list = bool(kind and kind.choices)
        values = self._values(column, kind) if has_list else []
        return Line(
            column,
            self[f"c{column.place}"],
            is_personal(column.name),
            self._verdict(column, kind, values),
            values,
            kind.choices(self.vocabulary) if has_list else {},
        )

    def _values(self, column, kind):
        """The different cells of a closed list: the editor's answer, that of the file before, or a guess."""
        counts: dict[str, int] = {}
        for cell in column.cells:
            counts[cell] = counts.get(cell, 0) + 1
        if len(counts) > MOST_VALUES:
            return []
        before = {fold(cell, " "): code for cell, code in remembered_codes(self.mapped, kind.name).items()}
        codes = kind.choices(self.vocabulary)
        values = []
        for place, (cell, count) in enumerate(sorted(counts.items()), start=1):
            name = f"c{column.place}-{place}"
            guessed = before.get(fold(cell, " "))
            if guessed is None:
                guessed = kind.code_of(self.vocabulary, cell)
            code = self.data.get(name, guessed) if self.is_bound else guessed
            values.append(Value(name, cell, count, code if code in codes else ""))
        return values

    def _verdict(self, column, kind, values):
        guessed = self.guesses[column.name]
        if kind is None:
            notes = [_("About a person: never published.")] if is_personal(column.name) else []
            return Verdict("none", _("Not taken"), notes)
        unread = _unread(column, kind, values)
        notes = [_("As in the file before.")] if guessed.is_remembered and guessed.kind == kind.name else []
        notes += _said_of(unread, column)
        if len(unread) > HALF * len(column.cells):
            return Verdict("bad", _("Fault"), notes)
        if unread or (guessed.kind == kind.name and not guessed.is_sure and not self.is_bound):
            return Verdict("warn", _("To check"), notes)
        return Verdict("ok", _("Sure"), notes)


def _unread(column: Column, kind: ColumnKind, values: list[Value]) -> list[str]:
    """Cells that are not understood."""
    if kind.choices:
        known = {value.cell for value in values if value.code}
        return [cell for cell in column.cells if cell not in known]
    return [cell for cell in column.cells if kind.looks_right and not kind.looks_right(cell)]


def _said_of(unread, column):
    if unread:
        words = ngettext(
            "%(count)s cell not understood, such as “%(cell)s”.",
            "%(count)s cells not understood, such as “%(cell)s”.",
            len(unread),
        )
        yield words % {"count": len(unread), "cell": unread[0][:60]}
    if column.empty:
        yield ngettext("%(count)s empty cell", "%(count)s empty cells", column.empty) % {
            "count": column.empty
        }
