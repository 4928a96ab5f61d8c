"""The words of the demonstration in other languages say what the French ones say."""

import re
from collections import Counter

import polib
import pytest

from portal.cities.language import WORDS as SHIPPED
from portal.demo.languages import LANGUAGES, WORDS
from portal.writing.catalogue import folded

CODES = sorted({code for codes in LANGUAGES.values() for code in codes})
FRENCH = re.compile(r"\b(vous|votre|nous|notre|est|sont|avec|dans|une|aux)\b", re.IGNORECASE)
SMALL = 10  # numbers up to this may be words
LETTERS = {"ar": re.compile(r"[ء-ي]")}
NAMES = {"le CCAS"}  # the same in Arabic


def entries(code):
    return polib.pofile(str(WORDS / f"{code}.po"))


def without_tags(text):
    return re.sub(r"<[^>]+>", "", text)


def numbers(text):
    return Counter(number for number in re.findall(r"\d+", without_tags(text)) if int(number) > SMALL)


@pytest.mark.parametrize("code", CODES)
def test_each_text_is_there_once_and_not_among_those_of_new_cities(code):
    texts = Counter(folded(entry.msgid) for entry in entries(code))
    shipped = {folded(entry.msgid): entry.msgstr for entry in polib.pofile(str(SHIPPED / f"{code}.po"))}

    assert [text for text, times in texts.items() if times > 1 or text in shipped] == []


@pytest.mark.parametrize("code", CODES)
def test_links_and_strong_words_are_those_of_the_french_text(code):
    tags = [[re.findall(r"<[^>]+>", text) for text in (entry.msgid, entry.msgstr)] for entry in entries(code)]

    assert [pair for pair in tags if sorted(pair[0]) != sorted(pair[1])] == []


@pytest.mark.parametrize("code", CODES)
def test_prices_dates_phones_and_addresses_are_those_of_the_french_text(code):
    other_numbers = [entry.msgid for entry in entries(code) if numbers(entry.msgid) - numbers(entry.msgstr)]
    mail = re.compile(r"[\w.]+@[\w.-]+\w")
    other_mail = [e.msgid for e in entries(code) if mail.findall(e.msgid) != mail.findall(e.msgstr)]

    assert (other_numbers, other_mail) == ([], [])


@pytest.mark.parametrize("code", CODES)
def test_no_text_stayed_french(code):
    assert [entry.msgstr for entry in entries(code) if FRENCH.search(without_tags(entry.msgstr))] == []
    if letters := LETTERS.get(code):
        foreign = [entry for entry in entries(code) if not letters.search(entry.msgstr)]
        assert {entry.msgid for entry in foreign} <= NAMES


@pytest.mark.parametrize("code", CODES)
def test_digits_are_european(code):
    assert [entry.msgstr for entry in entries(code) if re.search(r"[٠-٩۰-۹]", entry.msgstr)] == []
