"""An app adds a facet: every list can show, read, say and count it, and no other file knows its name."""

import subprocess

import pytest
from django.http import QueryDict

from core import parameters
from core.models import CitySettings
from core.sites import get_portal
from core.viewer import viewer_in
from search import registry
from search.forms import read_form
from search.list_pages import list_context
from search.listings import Listing
from tests.architecture.sources import ROOT
from tests.new_facet import apps
from tests.search import documents, index

LIST = Listing(title="Bancs", path="/fr/bancs/", facets=("varnish",))
VARNISHES = ("bleu", "bleu", "rouge")


@pytest.fixture
def viewer(db, monkeypatch):
    """A reader of Tourcoing, of three documents with a varnish."""
    monkeypatch.setattr(registry, "_facets", dict(registry._facets))
    monkeypatch.setattr(registry, "_choices", dict(registry._choices))
    monkeypatch.setattr(parameters, "_names", set(parameters._names))
    apps.NewFacetConfig("tests.new_facet", apps).ready()
    index.newsroom()
    facts = documents.random_facts(1, len(VARNISHES))
    for fact, varnish in zip(facts.values(), VARNISHES, strict=True):
        fact.until = None
        fact.facets |= {"varnish": [varnish], "locale": ["fr"], "city": ["tourcoing"]}
    documents.store(facts, CitySettings.objects.get().pk)
    return viewer_in(get_portal().by_slug["tourcoing"], now=documents.NOW)


def context(viewer, params):
    return list_context(viewer, LIST, QueryDict(params))


def test_its_values_are_counted(viewer):
    values = context(viewer, "vernis=rouge&filtre=vernis")["panel"].values
    assert [(value.label, value.count, value.selected) for value in values] == [
        ("Bleu", 2, False),
        ("Rouge", 1, True),
    ]


def test_its_choice_narrows_the_list(viewer):
    assert context(viewer, "vernis=rouge")["results"].total == 1


def test_its_choice_is_said_and_may_be_taken_back(viewer):
    found = context(viewer, "vernis=rouge&vernis=bleu")
    assert found["listing_title"]() == "Tous les résultats vernis en bleu ou rouge"
    assert [(chip.label, chip.url) for chip in found["chips"]] == [
        ("Bleu", "/fr/bancs/?vernis=rouge"),
        ("Rouge", "/fr/bancs/?vernis=bleu"),
    ]


def test_its_unknown_values_are_ignored_and_said(viewer):
    form = read_form(viewer, LIST, QueryDict("vernis=vert"))
    assert (form.query.is_empty, len(form.notices)) == (True, 1)


def test_no_file_of_the_apps_knows_it():
    command = ["git", "grep", "-lwE", "varnish|vernis", "--", "core/*.py", "search/*.py", "directory/*.py"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout == ""
