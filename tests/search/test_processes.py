"""Several processes publish at once: nothing is lost, nothing fails."""

import multiprocessing
import os
import random
import sys
import traceback

import pytest
from django.db import connections, transaction

from core import generation
from core.models import CitySettings, Topic
from core.sites import Scope, get_portal
from search import upkeep
from search.models import DirtyPage, SearchDocument
from search.projection import catch_up
from search.workbench.models import Synonym
from tests.cms_pages.factories import publish
from tests.long import IS_LONG
from tests.rows import topic
from tests.search import index, ways

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# Of each of two processes; `make test-long` lets them meet more often.
PUBLICATIONS = 200 if IS_LONG else 40
IN_BULK = 110


def in_process(work):
    """Run `work` in a process of its own; its id."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc(file=sys.stderr)
    finally:
        os._exit(1)


def exit_codes(children):
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def publish_often(pages, seed):
    """Publish, with another title and other topics, or take away, some page, many times."""
    chance, topics = random.Random(seed), list(Topic.objects.all())
    for number in range(PUBLICATIONS):
        page = chance.choice(pages)
        page.refresh_from_db()
        if page.live and chance.random() < 0.2:
            page.unpublish()
            continue
        page.title = f"Titre {seed}-{number}"
        page.topics.set(chance.sample(topics, 2))
        publish(page)


def test_two_processes_and_a_bulk_publication_leave_no_difference(admin_user):
    newsroom = index.newsroom()
    for slug in ("nature", "culture", "sport", "ecole"):
        topic(slug)
    with transaction.atomic():  # indexed once
        shared = [index.news(newsroom, f"Titre {number}") for number in range(12)]
        drafts = [index.news(newsroom, f"Brouillon {number}", live=False) for number in range(IN_BULK)]

    children = [in_process(lambda seed=seed: publish_often(shared, seed)) for seed in (1, 2)]
    ways.bulk("publish", drafts, admin_user)

    assert exit_codes(children) == [0, 0]
    catch_up()
    assert not upkeep.compare()
    assert SearchDocument.objects.filter(title__startswith="Brouillon").count() == IN_BULK


def test_two_processes_that_catch_up_together_write_each_page_once():
    newsroom = index.newsroom()
    with transaction.atomic():
        pages = [index.news(newsroom, f"Titre {number}") for number in range(30)]
    DirtyPage.objects.bulk_create(DirtyPage(page_id=page.pk) for page in pages for _ in range(3))

    assert exit_codes([in_process(catch_up) for _ in range(2)]) == [0, 0]
    assert not upkeep.compare()
    assert SearchDocument.objects.count() == 30


def test_a_rebuild_beside_publications_leaves_no_difference():
    newsroom = index.newsroom()
    with transaction.atomic():
        pages = [index.news(newsroom, f"Titre {number}") for number in range(40)]
        topic("nature"), topic("culture")
        for page in pages[:10]:
            page.delete()

    child = in_process(lambda: publish_often(pages[10:20], 3))
    upkeep.rebuild()

    assert exit_codes([child]) == [0]
    assert not upkeep.compare()


def test_editors_of_two_cities_who_add_a_synonym_at_once_change_the_kept_pages_of_their_own():
    meant, barrier = {"tourcoing": "Revenu", "roubaix": "Allocation"}, multiprocessing.Barrier(2)
    for slug in meant:
        newsroom = index.newsroom(slug)
        for title in meant.values():
            index.news(newsroom, title)
    assert [found_by("RSA", slug, meant.values()) for slug in meant] == [[], []]

    def add_synonym(slug):
        barrier.wait()
        city = CitySettings.objects.get(slug=slug)
        Synonym.objects.create(city=city, language="fr", words=f"RSA = {meant[slug]}")

    editors = [in_process(lambda slug=slug: add_synonym(slug)) for slug in meant]
    assert exit_codes(editors) == [0, 0]
    assert [found_by("RSA", slug, meant.values()) for slug in meant] == [[title] for title in meant.values()]


def found_by(words, slug, titles):
    """Those of the titles that stand on the page that a visitor of a city sees, which this process keeps."""
    answer = index.read(f"/fr/recherche/?q={words}", f"{slug}.localhost")
    return [title for title in titles if title in answer.content.decode()]


def test_a_city_made_by_another_process_does_not_break_a_request_that_has_begun():
    index.news(index.newsroom(), "Le marché déménage")
    generation.begin_request()
    get_portal()

    assert exit_codes([in_process(lambda: index.news(index.newsroom("roubaix")))]) == [0]
    assert index.titles(scope=Scope(None, "fr")) == ["Le marché déménage"]
    generation.end_request()
