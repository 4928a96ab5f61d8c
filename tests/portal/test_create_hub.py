"""The site that shows all cities, by the command that docs/operations.md shows, in a portal without any."""

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


def test_there_is_one_hub_and_no_town_without_its_code():
    create_hub()
    for wrong in ({"host": "other.localhost"}, {"insee": "59163"}):
        with pytest.raises(CommandError):
            create_hub("other", **wrong)
    towns = [f"--{name}={value}" for name, value in HUB.items()]
    with pytest.raises(CommandError, match="code INSEE"):
        call_command("create_city", "croix", *towns)
