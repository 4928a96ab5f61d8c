"""``make serve PORT=``: the addresses of a demonstration follow the port."""

import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from portal.management.commands import serve
from tests.postgres import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(monkeypatch, settings, two_towns):
    """(port that the command was given, what it printed), in a mode; the web server ends at once."""

    def served(mode):
        settings.PORTAL_MODE = mode
        port, printed = free_port(), StringIO()
        monkeypatch.setattr(serve, "programs", lambda *where: {"web server": [sys.executable, "-c", ""]})
        with pytest.raises(CommandError, match="stopped"):
            call_command("serve", port=port, stdout=printed)
        return port, printed.getvalue()

    return served


def test_the_addresses_of_a_demonstration_follow_the_port(served, client):
    port, printed = served("demo")
    assert f"http://roubaix.localhost:{port}/" in printed
    page = client.get("/fr/", headers={"host": f"roubaix.localhost:{port}"}).content.decode()
    assert f'<link rel="canonical" href="http://roubaix.localhost:{port}/fr/">' in page


def test_the_addresses_of_a_town_stay_where_they_are(served):
    served("production")
    assert set(Site.objects.values_list("port", flat=True)) == {80}
