"""Residents read every message in their language, editors in French, and each as printers set it."""

from pathlib import Path

import polib
import pytest

from portal.messages.audience import is_for_the_admin, is_read_in_the_admin
from portal.messages.catalogues import (
    LANGUAGES,
    PLURALS,
    catalogues,
    faults_of,
    is_up_to_date,
    read,
    state_of,
    words_of,
)
from portal.messages.extraction import APPS, in_python
from tests.architecture.sources import LAYERS
from tests.typography import FAULTS


def entries(language):
    return [(app, entry) for app in LAYERS for entry in read(app, language) if not entry.obsolete]


def test_catalogues_are_those_of_all_apps():
    assert APPS == LAYERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_waiting_or_left_over(language):
    states = {app: state_of(app, language) for app in LAYERS}
    assert not {app: state for app, state in states.items() if state}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_has_two_translations(language):
    seen, twice = {}, []
    for app, entry in entries(language):
        first = seen.setdefault((entry.msgctxt, entry.msgid), words_of(entry))
        if first != words_of(entry):
            twice.append(f"{app}: {entry.msgid}: {first} / {words_of(entry)}")
    assert not twice


@pytest.mark.parametrize("fault", FAULTS)
def test_no_french_message_has(fault):
    found = [
        f"{app}: {text!r}"
        for app, entry in entries("fr")
        for text in words_of(entry)
        if FAULTS[fault].search(text)
    ]
    assert not found


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_whole(language):
    forms = int(PLURALS[language].split("nplurals=")[1].split(";")[0])
    found = {f"{app}: {entry.msgid}": faults_of(entry, forms) for app, entry in entries(language)}
    assert not {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_are_counted_as_django_counts_them(language):
    rules = {read(app, language).metadata["Plural-Forms"] for app in LAYERS}
    assert rules == {PLURALS[language]}


def test_compiled_catalogues_say_what_their_sources_say():
    assert not [path for path in catalogues() if not is_up_to_date(path)]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({0: "%(count)s a", 1: "%(count)s b"}, "2 plural forms instead of 6"),
        ({**dict.fromkeys(range(6), "%(count)s"), 4: ""}, "a form is empty"),
        (dict.fromkeys(range(6), "%(total)s"), "other placeholders: '%(total)s'"),
    ],
)
def test_a_broken_plural_is_named(words, fault):
    entry = polib.POEntry(msgid="%(count)s date", msgid_plural="%(count)s dates", msgstr_plural=words)
    assert fault in faults_of(entry, 6)


def test_a_placeholder_may_not_be_lost():
    entry = polib.POEntry(msgid="Closes at %(hour)s", msgstr="Sluit om %(uur)s")
    assert faults_of(entry, 2) == ["other placeholders: 'Sluit om %(uur)s'"]


@pytest.mark.parametrize(
    ("path", "source", "is_public"),
    [
        ("events/words.py", '_("Free")', True),
        ("events/admin/forms.py", '_("Free")', False),
        ("events/models/choices.py", 'class Price(models.TextChoices):\n    FREE = "free", _("Free")', True),
        ("events/models/agenda.py", 'class AgendaPage(Page):\n    price = CharField(_("price"))', False),
        ("directory/models/place.py", 'class PlacePage(Page):\n    phone = CharField(_("phone"))', True),
        (
            "directory/models/place.py",
            'class Place(Page):\n    x = CharField(help_text=_("Digits"))',
            False,
        ),
        (
            "events/blocks.py",
            'class Tariff(StructBlock):\n    x = CharBlock(label=_("Price"))',
            False,
        ),
        ("events/proposals/forms.py", 'class Proposal(Form):\n    price = CharField(label=_("Price"))', True),
    ],
)
def test_a_message_is_public_unless_the_admin_alone_shows_it(path, source, is_public):
    [(_message, around)] = in_python(f"from django.utils.translation import gettext as _\n{source}")
    is_of_the_admin = is_for_the_admin(Path(path)) or is_read_in_the_admin(Path(path), around)
    assert is_of_the_admin is not is_public
