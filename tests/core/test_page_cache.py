"""A page is drawn once for everyone, and never shown a moment longer than it is true."""

import gzip
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
import time_machine
from django.db import connection
from django.db.models import F

from core import generation, pagecache
from core.models import Counter, PortalImage
from core.reads import structure_of
from tests.cms_pages.factories import ContentPageFactory, ImageFactory, make_city, publish
from tests.search.index import news, newsroom
from tests.sql import assert_sql

pytestmark = pytest.mark.django_db(transaction=True)  # nothing is kept of what may be rolled back
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def home():
    """Tourcoing's home page."""
    return newsroom().get_parent().specific


@pytest.fixture
def page(home):
    """/fr/demarches/ of Tourcoing."""
    return publish(ContentPageFactory(parent=home, title="Démarches", slug="demarches"))


def kept():
    """How many answers this process keeps."""
    return len(pagecache.pages())


def test_a_second_visitor_costs_one_query(visit, page):
    first = visit("/fr/demarches/")
    with assert_sql(1):
        again = visit("/fr/demarches/")
    assert (again.content, again.headers) == (first.content, first.headers)


def test_an_unchanged_page_is_304_from_what_is_kept(visit, page):
    etag = visit("/fr/demarches/").headers["ETag"]
    with assert_sql(1):
        assert visit("/fr/demarches/", if_none_match=etag).status_code == 304


def test_the_safety_policy_is_that_of_every_answer(visit, page):
    first = visit("/fr/demarches/")
    again, unchanged = visit("/fr/demarches/"), visit("/fr/demarches/", if_none_match=first.headers["ETag"])
    policies = {answer.headers["Content-Security-Policy"] for answer in (first, again, unchanged)}
    assert len(policies) == 1


def test_head_reads_what_get_kept(client, visit, page):
    visit("/fr/demarches/")
    with assert_sql(1):
        head = client.head("/fr/demarches/", headers={"host": "tourcoing.localhost"})
    assert head.content == b""


def test_a_kept_page_is_given_plain_or_compressed(visit, page):
    plain = visit("/fr/demarches/").content
    with assert_sql(1):
        packed = visit("/fr/demarches/", accept_encoding="gzip")
    assert gzip.decompress(packed.content) == plain


def test_another_city_has_its_own_answer(visit, page):
    publish(make_city("roubaix"))
    assert visit("/fr/").content != visit("/fr/", host="roubaix.localhost").content


def test_a_port_in_the_host_name_keeps_nothing_more(visit, page):
    for port in range(8000, 8010):
        visit("/fr/demarches/", host=f"tourcoing.localhost:{port}")
    assert kept() == 1


def test_parameters_that_nobody_reads_are_ignored(visit, page):
    for number in range(20):
        visit(f"/fr/demarches/?utm_source={number}")
    assert kept() == 1


def test_parameters_that_a_list_reads_count(visit, home):
    assert visit("/fr/liste.json?tri=titre").status_code == 200
    assert visit("/fr/liste.json?page=x").status_code == 400


def test_the_order_of_parameters_does_not_count(visit, home):
    slug = home.get_children().get().slug
    visit(f"/fr/{slug}/?annee=2025&annee=2026&tri=titre")
    visit(f"/fr/{slug}/?tri=titre&annee=2026&x=y&annee=2025&annee=2025")
    assert kept() == 1


def test_a_question_mark_in_a_path_is_no_query(visit, page):
    assert visit("/fr/demarches/?tri=titre").status_code == 200
    assert visit("/fr/demarches/%3Ftri=titre").status_code == 404


def test_random_addresses_fill_bounded_memory(visit, home, settings):
    settings.PAGE_CACHE_BYTES, held = 50_000, []
    for number in range(30):
        visit(f"/fr/recherche/?q=mot{number}&page={number}&x{number}=1")
        held.append(set(generation._held))
    assert 0 < pagecache.pages().size <= 50_000
    assert held[-1] == held[1]


def test_a_signed_in_visitor_neither_reads_nor_leaves_anything(client, page, admin_user):
    client.force_login(admin_user)
    client.get("/fr/demarches/", headers={"host": "tourcoing.localhost"})
    assert kept() == 0


def test_a_draft_shown_in_a_preview_reaches_nobody_else(visit, page):
    page.title = "Brouillon secret"
    page.save_revision()
    assert "Brouillon secret" in page.make_preview_request().content.decode()
    assert kept() == 0
    assert "Brouillon secret" not in visit("/fr/demarches/").content.decode()


@pytest.mark.parametrize("path", ["/", "/fr/absente/", "/healthz", "/media/absente.png"])
def test_only_whole_answers_are_kept(visit, page, path):
    visit(path)
    assert kept() == 0


def test_what_is_published_is_there_at_the_next_request(visit, page):
    visit("/fr/demarches/")
    page.title = "Vos démarches"
    publish(page)
    assert "Vos démarches" in visit("/fr/demarches/").content.decode()


def test_what_another_process_publishes_is_there_at_the_next_request(visit, page):
    visit("/fr/demarches/")

    def elsewhere():
        """Another process has its own memory: what this one keeps is not told."""
        type(page).objects.filter(pk=page.pk).update(title="Publié ailleurs")
        Counter.objects.filter(scope=structure_of("tourcoing")).update(value=F("value") + 1)
        connection.close()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert "Publié ailleurs" in visit("/fr/demarches/").content.decode()


def test_new_words_for_an_image_are_there_at_the_next_request(page):
    image = ImageFactory()
    before = generation.read()[generation.SHARED]
    PortalImage.objects.get(pk=image.pk).save()
    assert generation.read()[generation.SHARED] > before


def test_an_alert_is_gone_when_it_ends(visit, home):
    with time_machine.travel(NOON, tick=False) as clock:
        value = {"severity": "warn", "title": "Vent fort", "text": "", "link": [], "starts_at": None}
        home.alerts = [("alert", value | {"ends_at": NOON + HOUR})]
        publish(home)
        clock.move_to(NOON + HOUR - MINUTE)
        assert "Vent fort" in visit("/fr/").content.decode()
        clock.move_to(NOON + HOUR)
        assert "Vent fort" not in visit("/fr/").content.decode()


def test_an_alert_is_there_when_it_starts(visit, home):
    with time_machine.travel(NOON, tick=False) as clock:
        value = {"severity": "warn", "title": "Vent fort", "text": "", "link": [], "ends_at": None}
        home.alerts = [("alert", value | {"starts_at": NOON + HOUR})]
        publish(home)
        assert "Vent fort" not in visit("/fr/").content.decode()
        clock.move_to(NOON + HOUR)
        assert "Vent fort" in visit("/fr/").content.decode()


def test_a_page_is_gone_when_it_expires(visit, page):
    with time_machine.travel(NOON, tick=False) as clock:
        page.expire_at = NOON + HOUR
        publish(page)
        assert visit("/fr/demarches/").status_code == 200
        clock.move_to(NOON + HOUR)
        assert visit("/fr/demarches/").status_code == 404


def test_an_item_is_gone_from_lists_when_it_expires(visit, home):
    with time_machine.travel(NOON, tick=False) as clock:
        publish(news(home.get_children().get(), "Le marché déménage", expire_at=NOON + HOUR))
        assert "Le marché déménage" in visit("/fr/liste.json").content.decode()
        clock.move_to(NOON + HOUR)
        assert "Le marché déménage" not in visit("/fr/liste.json").content.decode()


def test_old_news_say_so_from_their_day_on(visit, home):
    with time_machine.travel(NOON, tick=False) as clock:
        item = publish(news(home.get_children().get(), "Le marché déménage", slug="marche"))
        address = item.get_url_parts()[2]
        clock.move_to(item.archived_at - MINUTE)
        assert not visit(address).context["page"].is_archive
        clock.move_to(item.archived_at)
        assert visit(address).context["page"].is_archive


def test_no_answer_outlives_the_day(visit, page):
    with time_machine.travel(datetime(2026, 11, 23, 22, 59, tzinfo=UTC), tick=False) as clock:
        visit("/fr/demarches/")
        clock.shift(MINUTE)  # midnight in Paris
        with pytest.raises(AssertionError), assert_sql(1):
            visit("/fr/demarches/")


def test_processes_share_answers_where_a_cache_is_shared(visit, page, settings):
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
    settings.CACHES = settings.CACHES | {"pages": memory}
    first = visit("/fr/demarches/").content
    type(page).objects.filter(pk=page.pk).update(title="Dessinée à nouveau")
    generation.forget()  # another process
    assert visit("/fr/demarches/").content == first


def test_a_shared_cache_that_is_away_stops_nobody(visit, page, settings):
    away = {"BACKEND": "core.shared_cache.SharedCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = settings.CACHES | {"pages": away}
    assert visit("/fr/demarches/").status_code == 200
