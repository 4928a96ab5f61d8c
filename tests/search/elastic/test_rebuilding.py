"""A new index is filled beside the one that answers; nothing that changes meanwhile is lost."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from core.models import CitySettings
from search.database.engines import engine
from search.elastic import mapping, rebuilding
from search.elastic.checking import compare, repair
from search.elastic.feeding import feed
from search.elastic.mapping import alias, number_field
from search.elastic.rebuilding import rebuild
from search.elastic.state import state
from search.models import ElasticState, IndexState, SearchDocument
from search.writing import stored_lexemes
from tests.search import documents, index
from tests.search.elastic.held import documents as wanted
from tests.search.elastic.held import indices, versions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def city(elastic, monkeypatch):
    """Fifty documents, ten of which are read at a time."""
    monkeypatch.setattr(rebuilding, "MOST_AT_ONCE", 10)
    index.newsroom()
    pk = CitySettings.objects.get().pk
    documents.store(documents.random_facts(1, 50), pk)
    return pk


def test_the_first_rebuild_makes_the_alias(elastic, city):
    assert rebuild() == 50
    assert versions(elastic) == wanted()
    assert (state().applied, state().index) == (IndexState.objects.get().version, indices(elastic)[0])


def test_changes_during_a_rebuild_reach_the_index_that_answers_and_the_new_one(elastic, city):
    rebuild()
    former = state().index
    facts = documents.random_facts(5, 60)

    def meanwhile(done, total):
        if done == 20:
            documents.store({3: None, 45: None, 7: facts[7], 48: facts[48], 60: facts[60]}, city)
            feed()
            assert versions(elastic, former) == wanted()

    rebuild(meanwhile)
    assert versions(elastic) == wanted()
    assert indices(elastic) == [state().index] != [former]


def test_words_of_an_older_analyser_are_written_anew_before(elastic, city):
    number = SearchDocument.objects.first().number
    words = stored_lexemes([number])[number]
    engine().delete([number])
    IndexState.objects.update(analysis=0)
    rebuild()
    asked = {
        "query": {"bool": {"filter": [{"term": {number_field(): number}}, {"term": {"lexemes": words[0]}}]}}
    }
    assert elastic.ask("POST", f"/{alias()}/_count", asked)["count"] == 1


def test_a_run_that_was_ended_goes_on_where_it_was(elastic, city):
    class KilledError(Exception):
        pass

    def killed(done, total):
        raise KilledError

    for _ in range(3):
        with pytest.raises(KilledError):
            rebuild(killed)
    assert rebuild() == 20
    assert (versions(elastic), len(indices(elastic))) == (wanted(), 1)


def test_two_rebuilds_at_once_are_refused(elastic, city):
    state()
    ElasticState.objects.update(builder="elsewhere:1", building_at=timezone.now())
    with pytest.raises(rebuilding.AlreadyBuildingError):
        rebuild()


def test_the_former_index_answers_until_the_swap(elastic, city):
    rebuild()
    former = state().index
    seen = set()
    rebuild(lambda done, total: seen.update(elastic.ask("GET", f"/_alias/{alias()}")))
    assert seen == {former}


def test_an_index_of_another_mapping_is_not_told(elastic, city, monkeypatch):
    rebuild()
    monkeypatch.setattr(mapping, "VERSION", -1)
    documents.store({1: None}, city)
    feed()
    assert compare().needs_rebuild
    assert len(versions(elastic)) == 50


def test_check_finds_and_repairs_what_differs(elastic, city, capsys):
    rebuild()
    missing, *_ = sorted(wanted())
    surplus = {"key": "surplus", mapping.number_field(): 99}
    elastic.ask("DELETE", f"/{alias()}/_doc/{missing}")
    documents.store({1: None}, city)
    ElasticState.objects.update(applied=0)
    elastic.ask("PUT", f"/{alias()}/_doc/surplus?version=1&version_type=external", surplus)
    found = compare()
    assert (found.missing, found.surplus) == ([missing] if missing in wanted() else [], ["surplus"])
    with pytest.raises(CommandError):
        call_command("search_check")
    assert "surplus: should not be there" in capsys.readouterr().out
    repair(found)
    assert versions(elastic) == wanted()
