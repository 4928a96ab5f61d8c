"""Topics, place, contact or season of several activities at once."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.models import ActivityPage
from search.models import SearchDocument
from search.projection import catch_up
from tests.directory.factories import PlacePageFactory
from tests.events.factories import ActivityPageFactory, agenda_town
from tests.events.proposals.conftest import editor  # noqa: F401 (a fixture)
from tests.rows import topic as topic_row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january", "admin_index")]


@pytest.fixture
def classes(tourcoing):
    """Two activities that are published, one at an address of its own, and one draft."""
    made = [
        ActivityPageFactory(parent=tourcoing.agenda, title="Tricot", slug="tricot", phone="03 20 00 00 00"),
        ActivityPageFactory(parent=tourcoing.agenda, title="Chant", slug="chant", street="2 rue du Fil"),
        ActivityPageFactory(parent=tourcoing.agenda, title="Danse", slug="danse", live=False),
    ]
    made[2].save_revision()
    return made


def change(client, pages, **fields):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "change_activities"])
    named = [("id", page.pk) for page in pages]
    return client.post(f"{address}?{urlencode([*named, ('next', '/admin/')])}", fields)


def latest(page):
    return ActivityPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_what_is_filled_in_replaces_and_the_rest_stays(editor, classes):  # noqa: F811
    change(editor(), classes, season="2027-2028", email="bonjour@example.org")
    found = ActivityPage.objects.filter(live=True).order_by("pk").values_list("season", "email", "phone")
    assert list(found) == [
        ("2027-2028", "bonjour@example.org", "03 20 00 00 00"),
        ("2027-2028", "bonjour@example.org", ""),
    ]


def test_a_draft_stays_one_with_the_new_facts(editor, classes):  # noqa: F811
    change(editor(), classes, season="2027-2028")
    draft = latest(classes[2])
    assert (draft.season, draft.live) == ("2027-2028", False)


def test_what_somebody_is_writing_stays_unpublished(editor, classes):  # noqa: F811
    classes[0].title = "Tricot et crochet"
    classes[0].save_revision()
    change(editor(), classes[:1], season="2027-2028")
    assert ActivityPage.objects.get(pk=classes[0].pk).title == "Tricot"
    assert (latest(classes[0]).title, latest(classes[0]).season) == ("Tricot et crochet", "2027-2028")


def test_topics_and_place_reach_the_documents_and_the_old_address_goes(editor, classes, tourcoing):  # noqa: F811
    topic = topic_row("laine", "Laine")
    place = PlacePageFactory(parent=tourcoing.directory, title="Salle du Fil", slug="salle")
    change(editor(), classes[:2], topics=[topic.pk], venue=place.pk)
    catch_up()
    chant = ActivityPage.objects.get(pk=classes[1].pk)
    assert (chant.venue_id, chant.street, list(chant.topics.all())) == (place.pk, "", [topic])
    documents = SearchDocument.objects.filter(kind="activity")
    assert [document.card["venue"]["title"] for document in documents] == ["Salle du Fil"] * 2


def test_each_page_has_one_line_in_its_history(editor, classes):  # noqa: F811
    before = PageLogEntry.objects.count()
    change(editor(), classes, season="2027-2028")
    entries = PageLogEntry.objects.order_by("-pk")[: PageLogEntry.objects.count() - before]
    assert sorted((entry.page_id, entry.action) for entry in entries) == sorted(
        (page.pk, "events.many") for page in classes
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "tous les champs sont vides"),
        ({"season": "2027"}, "2026-2027"),
        ({"website": "javascript:alert(1)"}, "Écrivez l’adresse complète du site"),
        ({"venue": "999999"}, "choix"),
        ({"topics": ["999999"]}, "choix"),
    ],
)
def test_mistakes_are_said_and_nothing_changes(editor, classes, fields, said):  # noqa: F811
    response = change(editor(), classes, email="x@example.org" if fields else "", **fields)
    assert said in response.content.decode()
    assert not ActivityPage.objects.exclude(email="").exists()


def test_pages_that_are_no_activities_and_locked_ones_stay(editor, classes, tourcoing):  # noqa: F811
    ActivityPage.objects.filter(pk=classes[1].pk).update(locked=True)
    change(editor(), [*classes[:2], tourcoing.place], phone="03 20 11 11 11")
    assert [page.phone for page in ActivityPage.objects.filter(live=True).order_by("pk")] == [
        "03 20 11 11 11", ""
    ]  # fmt: skip


def test_who_may_not_publish_changes_no_public_page(editor, classes):  # noqa: F811
    change(editor(rights=["change_page"]), classes, season="2027-2028")
    assert [latest(page).season for page in classes] == ["", "", "2027-2028"]


def test_editors_of_another_town_change_nothing(editor, classes):  # noqa: F811
    change(editor(agenda_town("roubaix").home), classes, season="2027-2028")
    assert [latest(page).season for page in classes] == ["", "", ""]


def test_the_screen_names_what_will_change_and_what_stays(editor, classes, tourcoing):  # noqa: F811
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "change_activities"])
    shown = editor().get(f"{address}?id={classes[0].pk}&id={tourcoing.place.pk}").content.decode()
    assert shown.index("Tricot") < shown.index("restent comme elles sont") < shown.index("Médiathèque")
