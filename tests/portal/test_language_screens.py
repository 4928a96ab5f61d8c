"""« Langues » in the admin: who sees it, what it announces, what it makes."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import GroupPagePermission, GroupSitePermission, Locale, Page

from core.models import CitySettings
from portal.cities.rights import permission
from portal.cities.tasks import LONGEST, MOST_TRIES, ask_again_for_languages, make_language
from tests.built_once import built_once
from tests.cms_pages.factories import make_city
from tests.search.index import newsroom

pytestmark = pytest.mark.django_db
INDEX, ADD = "/admin/langues/", "/admin/langues/tourcoing/nl/"
REMOVE = f"{ADD}retirer/"


@built_once
def towns():
    """A hub, where the admin is, and Tourcoing with its news."""
    make_city("hub", is_hub=True)
    newsroom("tourcoing")


def signed_in(*rights_on_site, slug="tourcoing"):
    """A client of an editor of a city with these rights on its settings."""
    city = CitySettings.objects.get(slug=slug)
    user, group = get_user_model().objects.create_user(f"de-{slug}"), Group.objects.create(name=slug)
    group.permissions.add(permission("access_admin"))
    user.groups.add(group)
    home = city.site.root_page
    GroupPagePermission.objects.create(group=group, page=home, permission=permission("change_page"))
    for codename in rights_on_site:
        GroupSitePermission.objects.create(group=group, site=city.site, permission=permission(codename))
    client = Client(headers={"host": "hub.localhost"})
    client.force_login(user)
    return client


@pytest.fixture
def manager(towns):
    return signed_in("change_citysettings")


def test_who_changes_the_settings_of_a_city_sees_its_languages_and_no_others(manager):
    page = manager.get(INDEX).content.decode()
    assert "Première langue" in page
    assert "Langues - " in page.partition("<title>")[2].partition("</title>")[0]
    assert ADD in page
    assert "/admin/langues/hub/" not in page
    assert INDEX in manager.get("/admin/").content.decode()


@pytest.mark.parametrize("path", [INDEX, ADD, REMOVE])
def test_who_only_writes_there_is_refused(towns, path):
    assert signed_in().get(path).status_code in (302, 403)
    assert signed_in("change_citysettings", slug="hub").post(ADD).status_code in (302, 403)
    assert not Locale.objects.filter(language_code="nl").exists()


def test_it_says_what_will_be_made_then_makes_it(manager):
    page = manager.get(ADD).content.decode()
    assert 'Actualités\xa0: <span lang="nl" dir="auto">Nieuws</span>' in page
    answer = manager.post(ADD, follow=True)
    assert "se prépare pour" in answer.content.decode()
    assert CitySettings.objects.get(slug="tourcoing").languages == ["fr", "nl"]
    home = Page.objects.get(slug="tourcoing-nl")
    assert home.latest_revision.user.username == "de-tourcoing"


def test_it_says_what_becomes_of_the_pages_then_takes_the_language_away(manager):
    assert REMOVE not in manager.get(INDEX).content.decode()
    manager.post(ADD)
    assert REMOVE in manager.get(INDEX).content.decode()
    assert "1 page publiée de Tourcoing devient un brouillon" in manager.get(REMOVE).content.decode()
    answer = manager.post(REMOVE, follow=True).content.decode()
    assert "Tourcoing n’est plus en ligne en néerlandais" in answer
    assert CitySettings.objects.get(slug="tourcoing").languages == ["fr"]


def test_no_language_is_taken_away_while_it_is_made(manager):
    manager.post(ADD)
    task(TaskResultStatus.RUNNING, LONGEST / 2)
    manager.post(REMOVE)
    assert CitySettings.objects.get(slug="tourcoing").languages == ["fr", "nl"]


@pytest.mark.parametrize(
    ("status", "ago", "words"),
    [
        (TaskResultStatus.READY, None, "En préparation\xa0: 0 pages sur 2"),
        (TaskResultStatus.RUNNING, LONGEST / 2, "En préparation\xa0: 0 pages sur 2"),
        (TaskResultStatus.RUNNING, LONGEST * 2, "Arrêtée avant la fin"),
        (TaskResultStatus.FAILED, None, "Arrêtée avant la fin"),
        (TaskResultStatus.SUCCESSFUL, None, "Absente"),
    ],
)
def test_it_says_how_far_the_worker_is(manager, status, ago, words):
    task(status, ago)
    assert words in manager.get(INDEX).content.decode()


def task(status, ago):
    """Dutch for Tourcoing, as the queue holds it."""
    return DBTaskResult.objects.create(
        task_path=make_language.module_path,
        args_kwargs={"args": ["tourcoing", "nl", 1], "kwargs": {}},
        status=status,
        started_at=ago and timezone.now() - ago,
        backend_name="default",
    )


def test_the_minute_timer_goes_on_where_a_worker_was_killed(towns):
    dead = task(TaskResultStatus.RUNNING, LONGEST * 2)
    ask_again_for_languages()
    assert CitySettings.objects.get(slug="tourcoing").languages == ["fr", "nl"]
    dead.refresh_from_db(fields=["status"])
    assert dead.status == TaskResultStatus.FAILED


def test_nobody_is_asked_beside_a_worker_that_makes_it(towns):
    at_work, _dead = (task(TaskResultStatus.RUNNING, LONGEST * share) for share in (0.5, 2))
    ask_again_for_languages()
    assert CitySettings.objects.get(slug="tourcoing").languages == ["fr"]
    at_work.refresh_from_db(fields=["status"])
    assert at_work.status == TaskResultStatus.RUNNING


def test_a_language_that_kills_each_worker_is_given_up(towns):
    for _try in range(MOST_TRIES - 1):
        task(TaskResultStatus.FAILED, LONGEST * 3)
    task(TaskResultStatus.RUNNING, LONGEST * 2)
    ask_again_for_languages()
    assert CitySettings.objects.get(slug="tourcoing").languages == ["fr"]
