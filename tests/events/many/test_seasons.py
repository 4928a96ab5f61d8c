"""All drafts of a season, public on one day."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.models import ActivityPage
from tests.events.factories import ActivityPageFactory, agenda_town
from tests.events.proposals.conftest import editor  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january", "admin_index")]
DAY = "2027-02-01"


@pytest.fixture
def drafts(tourcoing):
    """{season: a draft}, the season written after the page was made."""
    made = {}
    for season in ("2026-2027", "2027-2028"):
        page = ActivityPageFactory(parent=tourcoing.agenda, title=season, slug=season, live=False)
        page.season = season
        page.save_revision()
        made[season] = page
    return made


def screen(tourcoing, season="2027-2028"):
    return reverse("events_season", args=[tourcoing.agenda.pk]) + f"?saison={season}"


def live():
    return set(ActivityPage.objects.filter(live=True).values_list("title", flat=True))


def test_drafts_of_the_season_become_public_when_the_day_begins(editor, drafts, tourcoing):  # noqa: F811
    editor().post(screen(tourcoing), {"day": DAY})
    assert live() == set()
    with time_machine.travel(datetime(2027, 1, 31, 22, 59, tzinfo=UTC)):
        call_command("publish_scheduled")
        assert live() == set()
    with time_machine.travel(datetime(2027, 1, 31, 23, 1, tzinfo=UTC)):
        call_command("publish_scheduled")
        assert live() == {"2027-2028"}


def test_a_day_that_has_begun_publishes_at_once(editor, drafts, tourcoing):  # noqa: F811
    editor().post(screen(tourcoing), {"day": "2027-01-04"})
    assert live() == {"2027-2028"}


def test_season_that_somebody_has_just_published_takes_no_other_one_along(editor, drafts, tourcoing):  # noqa: F811
    client, address = editor(), screen(tourcoing).partition("?")[0]
    shown = client.get(address).content.decode()
    assert 'action="?saison=2026-2027"' in shown
    for _editor in range(2):
        client.post(f"{address}?saison=2026-2027", {"day": "2027-01-04"})
    assert live() == {"2026-2027"}


def test_each_page_has_one_line_in_its_history(editor, drafts, tourcoing):  # noqa: F811
    before = PageLogEntry.objects.count()
    editor().post(screen(tourcoing), {"day": DAY})
    assert PageLogEntry.objects.count() == before + 1
    entry = PageLogEntry.objects.order_by("pk").last()
    assert (entry.page_id, entry.action) == (drafts["2027-2028"].pk, "wagtail.publish.schedule")


def test_all_or_none(editor, drafts, tourcoing):  # noqa: F811
    other = ActivityPageFactory(parent=tourcoing.agenda, title="Z", slug="z", live=False)
    other.season, other.expire_at = "2027-2028", datetime(2027, 1, 20, tzinfo=UTC)
    other.save_revision()
    response = editor().post(screen(tourcoing), {"day": DAY})
    assert "expirerait avant ce jour" in response.content.decode()
    assert not ActivityPage.objects.exclude(go_live_at=None).exists()
    assert drafts["2027-2028"].get_latest_revision().approved_go_live_at is None


@pytest.mark.parametrize("season", ["", "2027-2029", "<b>"])
def test_another_season_shows_the_first_that_has_drafts(editor, drafts, tourcoing, season):  # noqa: F811
    context = editor().get(screen(tourcoing, season)).context
    assert [page.title for page in context["drafts"]] == ["2026-2027"]


@pytest.mark.parametrize("day", ["", "hier", "9999-12-31"])
def test_a_day_that_is_none_publishes_nothing(editor, drafts, tourcoing, day):  # noqa: F811
    assert "error" in editor().post(screen(tourcoing), {"day": day}).content.decode()
    assert not drafts["2027-2028"].revisions.exclude(approved_go_live_at=None).exists()


def test_a_locked_draft_is_left_out(editor, drafts, tourcoing):  # noqa: F811
    ActivityPage.objects.update(locked=True)
    assert editor().get(screen(tourcoing)).context["drafts"] == []


def test_the_list_leads_there(editor, drafts, tourcoing):  # noqa: F811
    address = reverse("wagtailadmin_explore", args=[tourcoing.agenda.pk])
    assert screen(tourcoing).partition("?")[0] in editor().get(address).content.decode()


def test_who_may_not_publish_the_list_publishes_no_season(editor, drafts, tourcoing):  # noqa: F811
    other_town, writer = editor(agenda_town("roubaix").home), editor(rights=["change_page"])
    for client in (other_town, writer):
        assert client.post(screen(tourcoing), {"day": "2027-01-04"}).headers["Location"] == "/admin/"
    assert live() == set()
