"""The list of activities as residents read it."""

import json

import pytest
from lxml import html

from tests.events.factories import ActivityPageFactory, on_days, weekly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]
LIST = "/fr/activites/"


def activity(tourcoing, title, schedule, **fields):
    slug = title.lower().replace(" ", "-")
    return ActivityPageFactory(
        parent=tourcoing.agenda, title=title, slug=slug, schedule=json.dumps(schedule), **fields
    )


def tree_of(response):
    return html.fromstring(response.content)


def words(node):
    """The text of a node, its spaces made plain."""
    return " ".join(node.text_content().replace("\u202f", " ").replace("\u00a0", " ").split())


def programme(response):
    """[(day, [(hour, title)])] as it is printed."""
    return [
        (
            day.xpath(".//h2/time/@datetime")[0],
            [(words(line.find("time")), words(line.xpath(".//h3")[0])) for line in day.xpath(".//li")],
        )
        for day in tree_of(response).xpath("//section[@class='day']")
    ]


def test_activities_stand_under_the_day_of_their_next_date_each_once(tourcoing, visit):
    activity(tourcoing, "Tricot", weekly(2, "14:00", "16:00", "2027-01-06", "2027-03-31"))
    activity(tourcoing, "Concert", on_days("2027-01-05", start="20:30", end="22:00"))
    activity(tourcoing, "Chorale", on_days("2027-01-06", start="09:30", end="11:00"))

    response = visit(LIST)
    assert programme(response) == [
        ("2027-01-05", [("20 h 30", "Concert")]),
        ("2027-01-06", [("9 h 30", "Chorale"), ("14 h", "Tricot")]),
    ]
    assert "et 12 autres dates" in words(tree_of(response))
