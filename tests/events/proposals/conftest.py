"""A browser that proposes activities to Tourcoing, and editors who read them."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import GroupPagePermission

from events.models import ActivityProposal
from portal.cities.rights import PAGES, permission
from tests.cms_pages.factories import make_city
from tests.directory.truth.conftest import send, stamp, words  # noqa: F401 (a fixture)

PATH = "/fr/activites/proposer/"
PROPOSED = {
    "title": "Chorale du canal",
    "text": "On chante ensemble.",
    "day_1": "2027-01-13",
    "start_1": "18:00",
    "end_1": "20:00",
    "place": "Salle des fêtes, 2 rue du Fil, 59200 Tourcoing",
    "organiser_name": "Les voix du canal",
}


def filled_in(**changed):
    """The form with some fields changed."""
    return PROPOSED | {"stamp": stamp("activity proposal")} | changed


@pytest.fixture
def propose(send, january, tourcoing):  # noqa: F811 (the fixture)
    """`propose(field=…)`: the answer to somebody who sends the form."""
    return lambda **changed: send(PATH, filled_in(**changed))


@pytest.fixture
def proposal(january, tourcoing):
    """One that waits, with an address."""
    return ActivityProposal.objects.create(
        agenda=tourcoing.agenda,
        title="Chorale du canal",
        text="On chante ensemble.",
        dates=[["2027-01-13", "18:00:00", "20:00:00"], ["2027-01-20", "18:00:00", "20:00:00"]],
        rhythm="tous les mercredis",
        place="Salle des fêtes, 2 rue du Fil, 59200 Tourcoing",
        cost="3 euros",
        facts={"organiser_name": "Les voix du canal", "price": "payant", "phone": "03 20 00 00 00"},
        email="anne@example.org",
    )


@pytest.fixture
def editor(tourcoing):
    """`editor(home)`: a browser signed in as somebody who edits below that page; of Tourcoing by default."""
    make_city("hub", is_hub=True)

    def sign_in(home=tourcoing.home, rights=PAGES):
        user = get_user_model().objects.create_user(f"redactrice-{home.pk}")
        group = user.groups.create(name=f"Équipe {home.pk}")
        group.permissions.add(permission("access_admin"))
        for name in rights:
            GroupPagePermission.objects.create(group=group, page=home, permission=permission(name))
        client = Client(headers={"host": "hub.localhost"})
        client.force_login(user)
        return client

    return sign_in
