"""A resident or an editor never reads an English message, and French is set as printers set it."""

import re

import polib
import pytest

from portal.management.commands.messages import catalogues, is_up_to_date
from tests.architecture.msgids import used_messages
from tests.architecture.sources import LAYERS, ROOT
from tests.typography import FAULTS

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def catalogue(app, language="fr"):
    path = ROOT / app / "locale" / language / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def translations(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def french_entries():
    return [(app, entry) for app in LAYERS for entry in catalogue(app) if not entry.obsolete]


def translated_messages(app):
    return {(entry.msgctxt, entry.msgid) for entry in catalogue(app) if all(translations(entry))}


@pytest.mark.parametrize("app", LAYERS)
def test_every_message_of_an_app_has_its_french(app):
    used = {message for message, apps in used_messages().items() if app in apps}
    assert not sorted(message for _context, message in used - translated_messages(app))


@pytest.mark.parametrize("app", LAYERS)
def test_no_french_is_left_over(app):
    used = {message for message, apps in used_messages().items() if app in apps}
    assert not sorted(message for _context, message in translated_messages(app) - used)


def test_no_message_has_two_translations():
    seen, twice = {}, []
    for app, entry in french_entries():
        first = seen.setdefault((entry.msgctxt, entry.msgid), translations(entry))
        if first != translations(entry):
            twice.append(f"{app}: {entry.msgid}: {first} / {translations(entry)}")
    assert not twice


@pytest.mark.parametrize("fault", FAULTS)
def test_no_french_message_has(fault):
    found = [
        f"{app}: {text!r}"
        for app, entry in french_entries()
        for text in translations(entry)
        if FAULTS[fault].search(text)
    ]
    assert not found


def test_translations_keep_their_placeholders():
    lost = [
        f"{app}: {entry.msgid!r}"
        for app, entry in french_entries()
        for text in translations(entry)
        if not set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        or (
            not entry.msgid_plural and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(entry.msgid))
        )
    ]
    assert not lost


def test_no_entry_waits_for_its_translator():
    assert not [entry.msgid for _app, entry in french_entries() if entry.fuzzy]


def test_compiled_catalogues_say_what_their_sources_say():
    assert not [path for path in catalogues() if not is_up_to_date(path)]
