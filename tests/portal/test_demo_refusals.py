"""Where the demonstration is not built."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.models import CitySettings
from portal.checks import demo_account_in_production

pytestmark = pytest.mark.django_db


def run():
    call_command("build_demo", stdout=StringIO())


def test_the_deployment_check_says_nothing_without_a_demo_account():
    assert demo_account_in_production(None) == []


def test_the_public_password_is_refused_in_production(settings):
    settings.PORTAL_MODE = "production"
    with pytest.raises(CommandError, match="mot de passe public"):
        run()


def test_a_database_with_other_cities_is_left_alone(two_towns):
    for city in CitySettings.objects.all():
        CitySettings.objects.filter(pk=city.pk).update(slug=f"autre-{city.slug}")
    with pytest.raises(CommandError, match="autres sites"):
        run()
