"""Whatever Elasticsearch does, visitors have their answer: whole, at once, from the database."""

from threading import BoundedSemaphore

import pytest
from django.core.management import CommandError, call_command

from core.models import CitySettings
from core.sites import Scope
from search.database.answering import DatabaseIndex
from search.elastic import asking
from search.elastic.answering import ElasticIndex
from search.elastic.client import client
from search.elastic.mapping import fingerprint
from search.elastic.rebuilding import merge
from search.models import ElasticState, IndexState
from search.protocol import Search
from search.query import SearchQuery
from tests.postgres import free_port
from tests.search import documents, index
from tests.search.documents import NOW
from tests.search.elastic.fake import SAYS, Fake, error, whole

pytestmark = pytest.mark.django_db
SEARCH = Search(SearchQuery(), Scope(None, "fr"), facets=("topic",))


@pytest.fixture
def city(settings):
    """Ten documents, which Elasticsearch has applied."""
    index.newsroom()
    documents.store(documents.random_facts(1, 10), CitySettings.objects.get().pk)
    held = IndexState.objects.get()
    ElasticState.objects.create(
        pk=1, epoch=held.epoch, applied=held.version, index="x", shards=1, made_with=fingerprint()
    )
    settings.ELASTICSEARCH_SECONDS = 0.5
    asking.breaker.forget()
    yield
    asking.breaker.forget()
    client.cache_clear()


@pytest.fixture
def fake(city, settings):
    """`fake(says)`: a server, which the portal asks."""
    started = []

    def start(says):
        server = Fake(says)
        started.append(server)
        settings.ELASTICSEARCH_URL = server.url
        client.cache_clear()
        return server

    yield start
    for server in started:
        server.end()


def answer():
    return ElasticIndex(DatabaseIndex()).answer([SEARCH], NOW)


@pytest.mark.parametrize("says", SAYS)
def test_the_database_answers_instead_and_the_server_is_left_in_peace(fake, says, monkeypatch):
    monkeypatch.setattr(asking, "FIRST_REST", 60.0)  # longer than a busy machine needs for two answers
    server, usual = fake(SAYS[says]), DatabaseIndex().answer([SEARCH], NOW)
    assert answer() == answer() == usual
    assert len(server.asked) == 1
    assert asking.breaker.is_open


def test_nobody_listens(city, settings):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    client.cache_clear()
    assert answer() == DatabaseIndex().answer([SEARCH], NOW)
    assert asking.breaker.is_open


def test_the_package_is_missing(city, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "elasticsearch", None)
    client.cache_clear()
    assert answer() == DatabaseIndex().answer([SEARCH], NOW)
    assert "requirements-elasticsearch.txt" in asking.breaker.failure


def test_our_own_mistake_is_answered_by_the_database_and_the_next_visitor_by_elasticsearch(fake):
    server = fake(error(400, "illegal_argument_exception", "too many clauses"))
    assert answer() == DatabaseIndex().answer([SEARCH], NOW)
    assert not asking.breaker.is_open
    answer()
    assert len(server.asked) == 2


def test_the_breaker_closes_by_itself(fake, monkeypatch):
    monkeypatch.setattr(asking, "FIRST_REST", 0.0)
    server = fake(SAYS["503"])
    answer()
    counts = {"facet topic": {"buckets": []}}
    ends = {"ends": {"soon": {"first": {"value": None}}}, **{str(n): {"buckets": []} for n in range(4)}}
    server.says = lambda handler: handler.answer(whole(3, aggregations=counts | ends))
    assert (answer().each[0].total, asking.breaker.is_open) == (0, False)


def test_one_question_at_a_time_tries_a_server_that_failed(city, monkeypatch):
    monkeypatch.setattr(asking, "FIRST_REST", 0.0)
    asking.breaker.open("away")
    assert [asking.breaker.admits() for _ in range(3)] == [True, False, False]


def test_each_failure_in_a_row_gives_twice_the_rest(city, monkeypatch):
    monkeypatch.setattr(asking, "FIRST_REST", 0.0)
    breaker = asking.Breaker()
    rests = []
    for _ in range(3):
        breaker.open("away")
        rests.append(breaker._rest)
        breaker._rest, breaker._open_until = max(breaker._rest, 1.0), 0.0
        assert breaker.admits()
    assert rests == [0.0, 2.0, 4.0]


def test_questions_that_never_come_back_do_not_pile_up(fake, monkeypatch):
    monkeypatch.setattr(asking, "_slots", BoundedSemaphore(2))
    server = fake(SAYS["drips"])
    for _ in range(2):
        asking.breaker.forget()
        answer()
    asked = len(server.asked)
    asking.breaker.forget()
    assert answer() == DatabaseIndex().answer([SEARCH], NOW)
    assert len(server.asked) == asked


@pytest.mark.parametrize("wrong", [{"applied": 0}, {"epoch": None}, {"made_with": "another"}, {"index": ""}])
def test_what_has_not_applied_this_version_is_not_asked(fake, wrong):
    server = fake(SAYS["503"])
    ElasticState.objects.update(**wrong)
    assert answer() == DatabaseIndex().answer([SEARCH], NOW)
    assert server.asked == []


def test_a_check_and_a_rebuild_say_that_nobody_listens(city, settings, capsys):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    client.cache_clear()
    with pytest.raises(CommandError):
        call_command("search_check")
    assert "cannot be asked: ConnectionError" in capsys.readouterr().out
    with pytest.raises(CommandError, match="ConnectionError"):
        call_command("search_rebuild", "--elasticsearch")


def test_a_server_that_merges_nothing_ends_no_rebuild(fake, caplog):
    server = fake(SAYS["403"])
    merge("portal-1")
    assert server.asked == ["/portal-1/_forcemerge?max_num_segments=4&wait_for_completion=false"]
    assert "does not merge portal-1" in caplog.text
