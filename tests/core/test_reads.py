"""A kept answer ends when something changes that it has read, and at nothing else."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from types import SimpleNamespace

import pytest
import time_machine
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, get_page_models

from core import freshness, generation, pagecache, reads
from core.middleware import FreshnessMiddleware
from core.models import CitySettings
from core.reads import ANY
from tests.cms_pages.factories import ContentPageFactory, NewsPageFactory, publish
from tests.search.index import news, newsroom
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db(transaction=True)  # nothing is kept of what may be rolled back
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIST = "/fr/liste.json"


@pytest.fixture
@transaction.atomic  # indexed once
def rooms():
    """Newsrooms by city."""
    return {slug: newsroom(slug) for slug in ("tourcoing", "roubaix")}


def lead_to(page, city, rooms):
    """Publish a menu of a city that leads to a page."""
    home = rooms[city].get_parent().specific
    home.menu = [("link", {"label": "Parc", "page": page, "url": "", "address": ""})]
    publish(home)


def is_kept(visit, path=LIST):
    """Whether an answer costs nothing but the counters."""
    with CaptureQueriesContext(connection) as captured:
        visit(path)
    return len(captured) == 1


def test_a_publication_in_another_city_ends_nothing(visit, rooms):
    visit(LIST)
    news(rooms["roubaix"])
    assert is_kept(visit)


def test_a_publication_of_the_city_ends_its_list(visit, rooms):
    visit(LIST)
    news(rooms["tourcoing"], "Un parc")
    assert "Un parc" in visit(LIST).content.decode()


def test_what_another_city_begins_to_share_is_there_at_the_next_request(visit, rooms):
    item = news(rooms["roubaix"], "Un parc")
    visit(LIST)
    item.shown_in = [CitySettings.objects.get(slug="tourcoing")]
    publish(item)
    assert "Un parc" in visit(LIST).content.decode()


def test_what_another_city_no_longer_shares_is_gone_at_the_next_request(visit, rooms):
    item = news(rooms["roubaix"], "Un parc")
    item.shown_in = [CitySettings.objects.get(slug="tourcoing")]
    publish(item)
    visit(LIST)
    item.shown_in = []
    publish(item)
    assert "Un parc" not in visit(LIST).content.decode()


def test_a_list_of_all_cities_ends_with_any_publication(visit, rooms):
    visit("/fr/recherche/?partout=1")
    news(rooms["roubaix"], "Un parc")
    assert "Un parc" in visit("/fr/recherche/?partout=1").content.decode()


def test_a_text_follows_the_page_of_another_city_that_it_leads_to(visit, rooms):
    target = news(rooms["roubaix"], slug="parc")
    page = ContentPageFactory(parent=rooms["tourcoing"].get_parent(), slug="demarches")
    page.body = [("related", {"title": "À lire", "pages": [target]})]
    publish(page)
    visit("/fr/demarches/")
    target.title, target.slug = "Le jardin", "jardin"
    publish(target)
    html = visit("/fr/demarches/").content.decode()
    assert "Le jardin" in html
    assert "/jardin/" in html


def test_a_text_leads_to_a_page_as_soon_as_it_is_published(visit, rooms):
    target = news(rooms["roubaix"], "Un parc", live=False)
    page = ContentPageFactory(parent=rooms["tourcoing"].get_parent(), slug="demarches")
    page.body = [("related", {"title": "À lire", "pages": [target]})]
    publish(page)
    assert "Un parc" not in visit("/fr/demarches/").content.decode()
    publish(target)
    assert "Un parc" in visit("/fr/demarches/").content.decode()


@pytest.mark.parametrize("is_led_to", [False, True], ids=["no menu", "a menu leads to another item"])
@pytest.mark.parametrize("languages", [1, 2])
def test_an_item_leaves_the_structure_of_its_city_as_it_is(visit, rooms, is_led_to, languages):
    if languages > 1:
        home, english = rooms["tourcoing"].get_parent().specific, Locale.objects.create(language_code="en")
        CitySettings.objects.filter(slug="tourcoing").update(languages=["fr", "en"])
        publish(home.copy_for_translation(english))
    if is_led_to:
        lead_to(news(rooms["tourcoing"], "Un parc"), "tourcoing", rooms)
    item = news(rooms["tourcoing"])
    visit(item.url)
    publish(item)
    with CaptureQueriesContext(connection) as captured:
        visit(item.url)
    assert not [query["sql"] for query in captured if "homepage" in query["sql"]]


@pytest.mark.parametrize("factory", [ContentPageFactory, NewsPageFactory], ids=["page", "item"])
def test_a_menu_follows_the_page_that_it_leads_to(visit, rooms, factory):
    home = rooms["tourcoing"].get_parent().specific
    ContentPageFactory(parent=home, slug="demarches")
    target = factory(parent=home if factory is ContentPageFactory else rooms["tourcoing"], slug="parc")
    lead_to(target, "tourcoing", rooms)
    assert "/parc/" in visit("/fr/demarches/").content.decode()
    target.slug = "jardin"
    publish(target)
    assert "/jardin/" in visit("/fr/demarches/").content.decode()
    target.unpublish()
    assert "/jardin/" not in visit("/fr/demarches/").content.decode()


def test_a_menu_follows_the_item_of_another_city_that_it_leads_to(visit, rooms):
    ContentPageFactory(parent=rooms["tourcoing"].get_parent(), slug="demarches")
    target = news(rooms["roubaix"], slug="parc")
    lead_to(target, "tourcoing", rooms)
    assert "/parc/" in visit("/fr/demarches/").content.decode()
    target.slug = "jardin"
    publish(target)
    assert "/jardin/" in visit("/fr/demarches/").content.decode()


def test_no_page_stands_below_an_item_of_a_list_but_another_version_of_it():
    items = [model for model in get_page_models() if getattr(model, "is_item", False)]
    below = {child for model in items for child in model.clean_subpage_models()}
    assert items
    assert not [model for model in below if not model.is_beside]


def test_an_expiry_in_another_city_ends_nothing(visit, rooms):
    with time_machine.travel(NOON, tick=False) as clock:
        publish(news(rooms["roubaix"], expire_at=NOON + HOUR))
        visit(LIST)
        clock.move_to(NOON + HOUR)
        assert is_kept(visit)


def test_an_alert_of_another_city_ends_nothing(visit, rooms):
    with time_machine.travel(NOON, tick=False) as clock:
        home = rooms["roubaix"].get_parent().specific
        value = {"severity": "warn", "title": "Vent fort", "text": "", "link": [], "starts_at": None}
        home.alerts = [("alert", value | {"ends_at": NOON + HOUR})]
        publish(home)
        visit("/fr/actualites/")
        clock.move_to(NOON + HOUR)
        assert is_kept(visit, "/fr/actualites/")


def test_a_publication_is_counted_in_one_statement(rooms):
    with assert_sql(1):
        generation.bump("roubaix", "tourcoing")


def test_an_answer_without_a_declaration_has_read_anything():
    reads.begin()
    reads.note("tourcoing")
    assert reads.of_answer() == {ANY}
    reads.declare("roubaix")
    assert reads.of_answer() == {"tourcoing", "roubaix"}
    reads.end()


def test_a_held_value_tells_each_answer_what_was_noted_while_it_was_made():
    def build():
        reads.note("roubaix")
        return 1

    for _ in range(2):
        reads.begin()
        reads.declare("tourcoing")
        generation.held("x", build, ())
        assert reads.of_answer() == {"tourcoing", "roubaix"}
    reads.end()


def test_one_request_draws_a_missing_page_and_the_others_wait(rf, rooms):
    draws, second, threads = [], Event(), []

    def ask():
        request = rf.get("/fr/x/")
        request.city, request.is_database_away = SimpleNamespace(slug="tourcoing", homes={"fr": 1}), False
        freshness(request)
        connection.close()

    def view(request):
        draws.append(1)
        if len(draws) == 1:
            threads.extend(Thread(target=ask) for _ in range(3))
            [thread.start() for thread in threads]
            assert not second.wait(0.2)  # nobody else draws meanwhile
        else:
            second.set()
        return HttpResponse("x")

    freshness = FreshnessMiddleware(view)
    ask()
    [thread.join() for thread in threads]
    assert draws == [1]


def test_a_view_that_fails_leaves_nobody_waiting():
    with pytest.raises(ZeroDivisionError), pagecache.turn("x"):
        raise ZeroDivisionError
    with pagecache.turn("x") as is_first:
        assert is_first


SEARCH = "/fr/recherche/?q=marche"


def test_a_search_is_asked_but_not_drawn_again_when_another_city_publishes(visit, rooms):
    news(rooms["tourcoing"], "Le marché")
    first = visit(SEARCH).wsgi_request.META[pagecache.KEPT]
    news(rooms["roubaix"], "Un autre marché")
    assert visit(SEARCH).wsgi_request.META[pagecache.KEPT] is first
    assert is_kept(visit, SEARCH)


def test_a_search_is_drawn_again_when_its_order_changes(rooms):
    order = [1, 2]
    outcome = reads.Outcome(lambda: order, list, [1, 2])
    stamp, until = generation.stamp(["tourcoing"]), datetime.now(UTC) + HOUR
    kept = pagecache.Kept(freshness.Sealed((), b"", False), until, stamp, (outcome,), [0])
    order.reverse()
    assert not kept.is_true


def test_a_piece_that_is_kept_alone_asks_nothing_again():
    reads.begin()
    with reads.gathered() as noted:
        reads.outcome_of(reads.note_rarity, bool)
    assert noted == {ANY}
    assert reads.outcomes_of_answer() == ()


def test_rarity_without_a_question_to_ask_again_is_every_city():
    reads.begin()
    reads.declare()
    reads.note_rarity()
    assert reads.of_answer() == {ANY}
