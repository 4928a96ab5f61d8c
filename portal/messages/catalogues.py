"""The catalogues of the apps: compiled, and compared with what the sources ask for.

French holds every message; Dutch and Arabic hold what residents read, as the admin is in French and English.
English needs no catalogue: messages are written in it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings

from portal.messages.extraction import Message, messages_of

LANGUAGES = {"fr": False, "nl": True, "ar": True}  # language -> does it hold public messages only?
# Plural forms as Django's own catalogues count them: two headers in one language are two sets of rules.
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "nl": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
PLACEHOLDER = re.compile(r"%\(\w+\)(?:0\d)?[sd]|\{\w*\}|%[sd]")


@dataclass(frozen=True)
class State:
    """What an app's catalogue of one language lacks or holds for nothing."""

    missing: list[str]
    fuzzy: list[str]
    unused: list[str]

    def __bool__(self) -> bool:
        return bool(self.missing or self.fuzzy or self.unused)


def catalogues() -> list[Path]:
    """The .po files of our own apps."""
    return sorted(settings.BASE_DIR.glob("*/locale/*/LC_MESSAGES/*.po"))


def is_up_to_date(source: Path) -> bool:
    """Does the .mo beside ``source`` say what ``source`` says?"""
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.read_bytes() == polib.pofile(str(source)).to_binary()


def read(app: str, language: str) -> polib.POFile:
    """The catalogue of an app; an empty one where there is none."""
    path = settings.BASE_DIR / app / "locale" / language / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def words_of(entry: polib.POEntry) -> list[str]:
    """The translation of an entry: its plural forms in order, or its one form."""
    forms = sorted(entry.msgstr_plural.items())
    return [words for _number, words in forms] if entry.msgid_plural else [entry.msgstr]


def state_of(app: str, language: str) -> State:
    """Compare a catalogue with the messages that its language must have."""
    entries = [entry for entry in read(app, language) if not entry.obsolete]
    translated = {_message(entry) for entry in entries if all(words_of(entry)) and not entry.fuzzy}
    wanted = messages_of(app, public_only=LANGUAGES[language])
    return State(
        missing=sorted(message.text for message in wanted - translated),
        fuzzy=sorted(entry.msgid for entry in entries if entry.fuzzy),
        unused=sorted(message.text for message in set(map(_message, entries)) - messages_of(app)),
    )


def _message(entry: polib.POEntry) -> Message:
    return Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None)


def faults_of(entry: polib.POEntry, forms: int) -> list[str]:
    """What is wrong with one translation, whatever its words: ``forms`` is how many its plural has."""
    found = []
    if entry.msgid_plural and len(entry.msgstr_plural) != forms:
        found.append(f"{len(entry.msgstr_plural)} plural forms instead of {forms}")
    if not all(words_of(entry)):
        found.append("a form is empty")
    asked = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    for words in words_of(entry):
        kept = set(PLACEHOLDER.findall(words))
        # A plural may say « two » or « none » in words; nothing else may be left out.
        if kept - asked or (asked - kept and not entry.msgid_plural):
            found.append(f"other placeholders: {words!r}")
        if words.endswith("\n") != entry.msgid.endswith("\n"):
            found.append(f"another end of line: {words!r}")
    return found
