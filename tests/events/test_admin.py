"""The screen of dates: who reaches it, and what it does."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from lxml import html
from wagtail.models import GroupPagePermission

from events.models import Occurrence
from portal.cities.rights import permission
from search.occurrences import Status
from tests.cms_pages.factories import make_city, publish
from tests.directory.factories import PlacePageFactory
from tests.events.factories import ActivityPageFactory, on_days, weekly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january", "admin_index")]
TWELFTH = "20270112T130000Z"


@pytest.fixture
def knitting(tourcoing):
    schedule = json.dumps(on_days("2027-01-12", "2027-01-19"))
    return ActivityPageFactory(parent=tourcoing.agenda, schedule=schedule)


@pytest.fixture
def screen(knitting):
    """`screen(*rights)`: the browser of somebody with these rights on the list of activities."""
    make_city("hub", is_hub=True)

    def sign_in(*rights):
        user = User.objects.create_user("lea")
        group = user.groups.create(name="Équipe")
        group.permissions.add(permission("access_admin"))
        for right in rights:
            GroupPagePermission.objects.create(
                group=group, page=knitting.get_parent(), permission=permission(right)
            )
        client = Client(headers={"host": "hub.localhost"})
        client.force_login(user)
        return client

    return sign_in


def address(page):
    return reverse("events_admin:dates", args=[page.pk])


def test_what_happens_stands_within_reach_of_the_next_dates(screen, tourcoing, knitting):
    knitting.schedule = json.dumps(weekly(1, "14:00", "16:00", "2027-01-05", "2027-06-29"))
    publish(knitting)
    client = screen("change_page", "publish_page")

    tables = html.fromstring(client.get(address(knitting)).content).xpath("//form//table")
    assert [len(table.findall(".//tbody/tr")) for table in tables] == [8, 12]
    assert tables[1].getparent().tag == "details"
    assert tables[1].getparent().get("open") is None


def test_dates_that_were_ticked_are_in_sight_when_something_is_wrong(screen, knitting):
    knitting.schedule = json.dumps(weekly(1, "14:00", "16:00", "2027-01-05", "2027-06-29"))
    publish(knitting)
    client = screen("change_page", "publish_page")

    answer = client.post(address(knitting), {"slots": ["20270420T120000Z"], "verb": "room"})
    assert html.fromstring(answer.content).xpath("//details[@open]//input[@checked]/@value") == [
        "20270420T120000Z"
    ]


def test_editor_cancels_one_date_from_the_list(screen, knitting):
    client = screen("change_page", "publish_page")
    fields = {"slots": [TWELFTH], "verb": "cancel", "reason": "Salle inondée"}
    response = client.post(address(knitting), fields, follow=True)

    row = Occurrence.objects.get(recurrence_id=TWELFTH)
    assert (row.status, row.reason) == (Status.CANCELLED, "Salle inondée")
    assert "Salle inondée" in response.content.decode()


def test_what_was_typed_for_another_verb_does_not_matter(screen, knitting):
    client = screen("change_page", "publish_page")
    client.post(address(knitting), {"slots": [TWELFTH], "verb": "cancel", "day": "2020-01-13", "start": "x"})
    assert Occurrence.objects.get(recurrence_id=TWELFTH).status == Status.CANCELLED


def test_who_may_not_publish_the_page_may_not_change_its_dates(screen, knitting):
    client = screen("change_page")
    client.post(address(knitting), {"slots": [TWELFTH], "verb": "cancel"})

    assert not Occurrence.objects.filter(status=Status.CANCELLED).exists()


def test_dates_of_a_page_that_somebody_locked_stay(screen, knitting):
    knitting.locked, knitting.locked_by = True, User.objects.create_user("zoe")
    knitting.save()
    client = screen("change_page", "publish_page")
    client.post(address(knitting), {"slots": [TWELFTH], "verb": "cancel"})

    assert not Occurrence.objects.filter(status=Status.CANCELLED).exists()


def test_a_stranger_is_asked_to_sign_in(knitting, client):
    make_city("hub", is_hub=True)

    assert client.get(address(knitting), headers={"host": "hub.localhost"}).status_code == 302


def test_a_page_without_dates_has_no_such_screen(screen, knitting, tourcoing):
    place = PlacePageFactory(parent=tourcoing.directory)
    client = screen("change_page", "publish_page")

    assert client.get(address(place)).status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {"verb": "cancel"},
        {"slots": ["hier"], "verb": "cancel"},
        {"slots": [TWELFTH]},
        {"slots": [TWELFTH], "verb": "room"},
        {"slots": [TWELFTH], "verb": "move", "day": "31 février"},
        {"slots": [TWELFTH], "verb": "move", "start": "25:00"},
        {"slots": [TWELFTH], "verb": "move", "day": "2026-01-13"},
        {"slots": [TWELFTH], "verb": "move", "day": "0001-01-01"},
        {"slots": [TWELFTH], "verb": "move", "day": "9999-12-31", "start": "23:00", "end": "01:00"},
        {"slots": [TWELFTH], "verb": "cancel", "reason": "x" * 300},
    ],
)
def test_bad_input_changes_nothing_and_is_answered_in_words(screen, knitting, fields):
    response = screen("change_page", "publish_page").post(address(knitting), fields)

    assert response.status_code == 200
    assert "error" in response.content.decode()
    assert not Occurrence.objects.filter(is_by_hand=True).exists()


def test_the_editor_and_the_list_lead_to_the_dates(screen, knitting):
    client = screen("change_page", "publish_page")
    for name, pk in (("edit", knitting.pk), ("explore", knitting.get_parent().pk)):
        view = "wagtailadmin_explore" if name == "explore" else f"wagtailadmin_pages:{name}"
        assert address(knitting) in client.get(reverse(view, args=[pk])).content.decode()


def test_form_of_an_activity_refuses_contradictions_in_words(knitting, french_words):
    knitting.min_age, knitting.max_age, knitting.season = 10, 6, "2026-2029"
    with pytest.raises(Exception, match="plus petit") as refused:
        knitting.full_clean()

    assert set(refused.value.message_dict) == {"max_age", "season"}


def test_bar_of_a_preview_leads_to_the_dates(screen, knitting):
    client = screen("change_page", "publish_page")
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[knitting.pk]))

    assert address(knitting) in response.content.decode()


def test_a_field_that_one_verb_needs_is_shown_with_it(screen, knitting):
    publish(knitting)
    form = html.fromstring(screen("change_page", "publish_page").get(address(knitting)).content)
    named = {group.get("data-with"): group.xpath(".//input/@name") for group in form.xpath("//*[@data-with]")}
    assert named == {"move": ["day", "start", "end"], "room": ["room"]}
