"""Talks as what imports make."""

from dataclasses import dataclass

from directory.importing.adapter import BaseAdapter
from directory.importing.drafts import READERS, Draft
from directory.importing.facts import Facts
from directory.importing.mapping import Reader
from directory.importing.target import Target
from directory.reading import texts
from tests.talks import adapters
from tests.talks.models import TalkIndexPage, TalkLine, TalkPage, TalkRecord


def day_of(value):
    """The ISO date of a cell, or ""."""
    day = texts.day(value)
    return day.isoformat() if day else ""


@dataclass
class TalkDraft(Draft):
    """A row of a register of talks."""

    model = TalkPage
    readers = READERS | {"is_online": texts.truth, "given_on": day_of}


class TalkReader(Reader):
    """Fills drafts of talks by a mapping."""

    facts = Facts.of(TalkDraft, references={"speaker"}, own={"given_on"})


class TalkAdapter(BaseAdapter):
    """Rows of any file of talks."""

    draft_class, reader_class = TalkDraft, TalkReader


class TalkTarget(Target):
    """Rows become talks."""

    record, line, parent = TalkRecord, TalkLine, TalkIndexPage
    draft, reader = TalkDraft, TalkReader
    adapters = adapters
    references = ("speaker",)
    identifiers = ("code",)
    name, path = "talk_import", "conferences/imports"
    label, pages_label = "Imports de conférences", "Conférences"


TALKS = TalkTarget()
