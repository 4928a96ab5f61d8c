"""The fourth town, as README shows how to add it."""

from io import StringIO

from django.core.management import call_command

from tests.portal.conftest import as_if_committed

CROIX = {
    "name": "Croix",
    "host": "croix.localhost",
    "port": 8000,
    "insee": "59163",
    "latitude": 50.678,
    "longitude": 3.149,
    "warp": "#5A2A5F",
    "weft": "#f0c6dd",
    "weave": "basket",
}


def create_croix(slug="croix", **changes):
    out = StringIO()
    arguments = [f"--{name}={value}" for name, value in (CROIX | changes).items()]
    with as_if_committed():
        call_command("create_city", slug, *arguments, stdout=out)
    return out.getvalue()
