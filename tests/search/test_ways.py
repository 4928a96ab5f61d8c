"""One test for every way a page changes, alive and killed between publication and projection."""

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Workflow, WorkflowPage, WorkflowTask

from search import upkeep
from search.projection import catch_up
from tests.cms_pages.factories import publish
from tests.rows import topic
from tests.search import index, ways
from tests.search.killed import DIED, run_until_killed

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "Le marché déménage", "Nouveau titre"
# Its old address redirects, or is gone when the process died before Wagtail wrote the redirect.
MOVED = "moved"
LIST, PAGE = "/fr/actualites/", "/fr/actualites/le-marche-demenage/"


def unpublished(page):
    page.unpublish()


def scheduled(page):
    """To be published in an hour."""
    page.unpublish()
    page.go_live_at, page.title = timezone.now() + ways.AN_HOUR, NEW
    publish(page)


def aliased(page):
    page.create_alias(update_slug="copie")


def expired(page):
    page.expire_at = timezone.now() - ways.AN_HOUR
    page.save()


def in_moderation(page):
    page.title = NEW
    page.save_revision()
    workflow, task = (
        Workflow.objects.create(name="Relecture"),
        GroupApprovalTask.objects.create(name="Relire"),
    )
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page.get_parent())
    workflow.start(page, None)


def with_other_city(page):
    index.newsroom("roubaix")


def with_english(page):
    Locale.objects.create(language_code="en")
    settings = page.get_site().citysettings
    settings.languages = ["fr", "en"]
    settings.save()


def nothing(page):
    pass


# way, what is there before, {path: titles of the list there, or None where nothing must answer}
WAYS = [
    (ways.admin_form, nothing, {LIST: [NEW]}),
    (ways.admin_unpublish, nothing, {LIST: [], PAGE: None}),
    (ways.admin_delete, nothing, {LIST: [], PAGE: None}),
    (ways.bulk_publish, unpublished, {LIST: [OLD]}),
    (ways.bulk_unpublish, nothing, {LIST: [], PAGE: None}),
    (ways.bulk_delete, nothing, {LIST: [], PAGE: None}),
    (ways.code_publish, nothing, {LIST: [NEW]}),
    (ways.code_save, nothing, {LIST: [NEW]}),
    (ways.plain_page_save, nothing, {LIST: [NEW]}),
    (ways.schedule, scheduled, {LIST: [NEW]}),
    (ways.expiry, expired, {LIST: [], PAGE: None}),
    (ways.move_to_other_city, with_other_city, {LIST: [], PAGE: MOVED}),
    (ways.slug_of_page, nothing, {LIST: [OLD], PAGE: MOVED, f"{LIST}autre-adresse/": OLD}),
    (ways.slug_of_parent, nothing, {"/fr/presse/": [OLD], PAGE: MOVED}),
    (ways.slug_of_home, nothing, {LIST: [OLD], PAGE: OLD}),
    (ways.delete, nothing, {LIST: [], PAGE: None}),
    (ways.delete_parent, nothing, {LIST: None, PAGE: None}),
    (ways.queryset_delete, nothing, {LIST: [], PAGE: None}),
    (ways.alias, nothing, {LIST: [OLD]}),
    (ways.alias_becomes_page, aliased, {LIST: [OLD, OLD]}),
    (ways.moderation, in_moderation, {LIST: [NEW]}),
    (ways.translation, with_english, {LIST: [OLD]}),
    (ways.topic_renamed, nothing, {LIST: [OLD]}),
    (ways.topic_deleted, nothing, {LIST: [OLD]}),
    (ways.keyword_renamed, nothing, {LIST: [OLD]}),
    (ways.keyword_deleted, nothing, {LIST: [OLD]}),
    (ways.image_deleted, nothing, {LIST: [OLD]}),
    (ways.city_renamed, nothing, {LIST: [OLD]}),
    (ways.restricted, nothing, {LIST: []}),
]
LISTS = {LIST, "/fr/presse/"}
NAMES = [way.__name__ for way, _, _ in WAYS]


@pytest.fixture
@transaction.atomic  # indexed once
def item(media_folder):
    newsroom = index.newsroom()
    page = index.news(newsroom, OLD, slug="le-marche-demenage", listing_image=ways.image())
    page.topics.add(topic("nature", picture="tree"))
    page.tags.add("Vélo")
    publish(page)
    return page


@pytest.mark.parametrize(("way", "before", "expected"), WAYS, ids=NAMES)
def test_the_index_follows_at_once(item, admin_user, way, before, expected):
    before(item)
    item.refresh_from_db()
    way(item, admin_user)
    assert not upkeep.compare()
    assert seen(expected) == expected


@pytest.mark.parametrize(("way", "before", "expected"), WAYS, ids=NAMES)
def test_a_kill_before_the_index_knew_is_made_up_for(item, admin_user, way, before, expected):
    before(item)
    item.refresh_from_db()
    assert run_until_killed(lambda: way(item, admin_user)) == DIED
    catch_up()
    assert not upkeep.compare()
    assert seen(expected) == expected


def seen(expected):
    """What readers find at these addresses: a list and its feed must agree, or both are returned."""
    found = {path: _list(path) if path in LISTS else _page(path) for path in expected}
    moved = {path for path, what in found.items() if expected[path] == MOVED and what in (301, None)}
    return found | dict.fromkeys(moved, MOVED)


def _page(path):
    status = index.read(path).status_code
    return {200: OLD, 404: None}.get(status, status)


def _list(path):
    answer = index.read(path)
    if answer.status_code != 200:
        return None
    listed = [hit.title for hit in answer.context["results"].hits]
    fed = index.titles_of_feed(f"{path}liste.json")
    return listed if listed == fed else {"page": listed, "feed": fed}
