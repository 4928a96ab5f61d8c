"""What mappings of places say beside those of any page: hours, categories, codes of registers."""

from directory.hours.reading.lexicon import DAYS
from directory.importers.drafts import PlaceDraft
from directory.importing.columns import names_of
from directory.importing.facts import Facts
from directory.importing.mapping import Reader
from search.analysis import fold

WEEK = {
    "type": "object",
    "additionalProperties": False,
    "properties": {day: {"type": "string"} for day in DAYS},
}


class PlaceReader(Reader):
    """Fills drafts of places. `vocabulary` is a directory.importers.categories.Categories."""

    facts = Facts.of(
        PlaceDraft,
        references={"category"},
        own={"hours_within", "naf", "verified_on"},
        without={"owner_email", "serves_whole_town", "verified_by"},
        sections={"week": WEEK},
    )

    def read_category(self, draft, columns, cells):
        """A name of a category; what a lookup says of the same cell comes after, and wins."""
        words = self.columns.joined(cells, columns)
        if code := self.vocabulary.in_words(words):
            draft.fields["category"] = code
        elif words and fold(words, " ") not in self._looked_up("category"):
            draft.remark_unread("category", words)

    def _looked_up(self, name):
        values = self.mapping.get("lookups", {}).get(name, {}).get("values", {})
        return {fold(cell, " ") for cell, code in values.items() if code}

    def read_hours(self, draft, columns, cells):
        draft.put_hours(self.columns.joined(cells, columns, "; "))

    def read_hours_within(self, draft, columns, cells):
        draft.put_hours_within(self.columns.cell(cells, names_of(columns)[0]))

    def read_naf(self, draft, columns, cells):
        draft.put_naf(self.columns.joined(cells, columns), self.vocabulary)

    def read_verified_on(self, draft, columns, cells):
        draft.put_verified(self.columns.cell(cells, names_of(columns)[0]))

    def read_sections(self, draft, cells):
        """A column of hours per day: « lundi : 9h-12h », as a person would write the cells one below the
        other. A day whose cell is empty is not said."""
        columns = self.mapping.get("week", {})
        said = {day: self.columns.text(cells, column) for day, column in columns.items()}
        if any(said.values()):
            draft.put_hours("\n".join(f"{day} : {said[day]}" for day in DAYS if said.get(day)))

    def put_reference(self, draft, name, wanted):
        """The first category that there is: a code, or an OpenStreetMap tag that a category names."""
        for word in names_of(wanted):
            key, _equals, value = word.partition("=")
            code = self.vocabulary.osm({key: value}) if value else self.vocabulary.code(word)
            if code:
                draft.fields[name] = code
                return

    def put_choice(self, draft, name, value):
        if name == "kind":
            draft.put_kind(value)
        else:
            super().put_choice(draft, name, value)
