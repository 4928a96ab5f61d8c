"""Each language in its own signs."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from core.typography import typeset
from core.writing_direction import isolated, whole_line
from search.models import SearchDocument

SET = {
    "fr": [
        ("Que faire ?", "Que faire\u202f?"),
        ("« Oui » : 70 %", "«\u00a0Oui\u00a0»\u00a0: 70\u00a0%"),
        ("L'été, 1 240 habitants", "L’été, 1\u202f240 habitants"),
    ],
    "en": [
        ("It's open", "It’s open"),
        ("Where to go ?", "Where to go?"),
        ("Where to go\u202f? «\u00a0Here\u00a0»", "Where to go? “Here”"),
        ('"Yes" or "no"', "“Yes” or “no”"),
        ("5 km: 1 March 2026", "5\u00a0km: 1 March 2026"),
        ("At 9:30 !", "At 9:30!"),
    ],
    "nl": [
        ("'s avonds open", "’s avonds open"),
        ("Waar ? € 5", "Waar? €\u00a05"),
        ('"Ja"', "‘Ja’"),
    ],
    "ar": [
        ("هل هو مفتوح ?", "هل هو مفتوح؟"),
        ("نعم, غدًا; شكرًا", "نعم، غدًا; شكرًا".replace(";", "؛")),
        ("«\u00a0نعم\u00a0»", "«نعم»"),
        ("هاتف: 03 20 00 00 00", "هاتف: 03\u00a020\u00a000\u00a000\u00a000"),
        ("Roubaix, Lille", "Roubaix, Lille"),
        ("مشروع L.I.V.E.", "مشروع L.I.V.E.\u200e"),
    ],
    "de": [("Wohin ?", "Wohin ?")],
}


@pytest.mark.parametrize(
    ("language", "typed", "printed"), [(code, *pair) for code, pairs in SET.items() for pair in pairs]
)
def test_a_text_has_the_signs_of_its_language(language, typed, printed):
    assert typeset(typed, language) == printed
    assert typeset(printed, language) == printed


def test_words_of_a_page_have_the_signs_of_its_language_those_of_a_hit_of_its_own():
    drawn = Template("{% load portal %}{{ words|typographic }} {{ hit.title|typographic:hit }}")
    hit = SearchDocument(title="Que faire ?", locale="fr")
    with override("en"):
        assert drawn.render(Context({"words": "What to do ?", "hit": hit})) == "What to do? Que faire\u202f?"


def test_a_fact_in_another_language_is_marked_and_has_its_signs():
    facts = [
        {"term": "Partners", "text": "Amis : 2", "language": "fr"},
        {"term": "Participants", "text": "2"},
    ]
    with override("ar"):
        drawn = Template("{% include 'core/components/facts.html' %}").render(Context({"facts": facts}))
    assert '<dd lang="fr" dir="ltr">Amis\u00a0: 2</dd>' in drawn
    assert "<dd>2</dd>" in drawn


@pytest.mark.parametrize(("language", "kept_apart"), [("ar", "\u2068+33 3 20\u2069"), ("fr", "+33 3 20")])
def test_only_a_text_from_right_to_left_isolates_what_runs_the_other_way(language, kept_apart):
    with override(language):
        assert isolated("+33 3 20") == kept_apart


def test_a_line_made_of_isolated_parts_runs_from_the_right_in_arabic():
    with override("ar"):
        assert whole_line(isolated("86")) == "\u2067\u206886\u2069\u2069"
    with override("fr"):
        assert whole_line("86") == "86"
