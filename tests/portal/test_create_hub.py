"""The site that shows all cities, made by a command in a portal without any."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from core.models import CitySettings
from tests.portal.conftest import as_if_committed
from tests.portal.croix import CROIX, create_croix

pytestmark = pytest.mark.django_db
HUB = {name: value for name, value in CROIX.items() if name != "insee"} | {
    "name": "Notre portail",
    "host": "live.localhost",
}


def create_hub(slug="live", **more):
    arguments = [f"--{name}={value}" for name, value in (HUB | more).items()]
    with as_if_committed():
        call_command("create_city", slug, "--hub", *arguments, stdout=StringIO())


def test_the_hub_stands_alone_and_leads_to_each_town_that_is_made_afterwards():
    create_hub()
    assert CitySettings.objects.get().is_hub
    create_croix(host="croix.localhost")
    page = Client(headers={"host": "live.localhost"}).get("/fr/").content.decode()
    assert 'href="http://croix.localhost:8000/fr/"' in page


def test_there_is_one_hub():
    create_hub()
    with pytest.raises(CommandError, match="déjà un portail commun"):
        create_hub("other", name="Un autre", host="other.localhost")


def test_a_town_has_its_code_and_the_hub_has_none():
    towns = [f"--{name}={value}" for name, value in HUB.items()]
    for arguments in (towns, [*towns, "--hub", "--insee=59163"]):
        with pytest.raises(CommandError, match="code INSEE"):
            call_command("create_city", "croix", *arguments)
