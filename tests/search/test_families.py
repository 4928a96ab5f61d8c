"""Families of words, against pairs that were written from the language before there was a rule, and the
joins of the rule over the words of the demonstration, read one by one."""

import csv
import re
from pathlib import Path

import pytest
from django.conf import settings

from search.analysis import fold, form, relatives, tokens

PAIRS = list(csv.DictReader(Path(__file__).with_name("families.csv").read_text("utf-8").splitlines()))


def meet(word, other):
    word, other = (form(fold(text), "fr") for text in (word, other))
    return word == other or other in relatives(word, "fr")


def pairs(answer):
    return [(pair["word"], pair["other"]) for pair in PAIRS if pair["meet"] == answer]


def test_words_of_one_family_meet():
    assert [pair for pair in pairs("yes") if not meet(*pair)] == []


def test_strangers_do_not():
    assert [pair for pair in pairs("no") if meet(*pair)] == []


def test_there_are_pairs_enough():
    assert min(len(pairs("yes")), len(pairs("no"))) >= 300


def test_a_family_is_the_same_from_each_of_its_words():
    forms = {form(fold(word), "fr") for pair in pairs("yes") for word in pair}
    one_way = [
        (word, other)
        for word in forms
        for other in relatives(word, "fr")
        if word not in relatives(other, "fr")
    ]
    assert one_way == []


def test_every_join_over_the_words_of_the_demonstration_was_read():
    """A new join is a line of families.csv if it is one family, else one of REFUSED (french_families.py)."""
    heads = re.compile(r"(?m)^(?:title|intro|search_words): (.+)")
    forms = set()
    for path in (settings.BASE_DIR / "portal/demo/content").rglob("*.md"):
        head, _, body = path.read_text(encoding="utf-8").partition("---")
        forms |= set(tokens("\n".join([*heads.findall(head), body]), "fr"))
    read = {frozenset(form(fold(word), "fr") for word in pair) for pair in pairs("yes")}
    joined = {frozenset((word, other)) for word in forms for other in relatives(word, "fr") & forms}
    assert joined - read == set()


@pytest.mark.parametrize(("word", "language"), [("hairdresser", "en"), ("bakker", "nl"), ("coiffeur", "ar")])
def test_other_languages_have_no_families(word, language):
    assert relatives(word, language) == frozenset()
