"""The demonstration, built once for every test of this folder and undone after the last."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.portal.conftest import as_if_committed, undone_at_the_end


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The whole demonstration, on port 8000."""
    with undone_at_the_end(django_db_blocker):
        with as_if_committed():
            call_command("build_demo", stdout=StringIO())
        yield
