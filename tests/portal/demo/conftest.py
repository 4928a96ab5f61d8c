"""The demonstration, built once for every test of this folder and undone after the last."""

from io import StringIO

import pytest
from django.core.management import call_command

from core import generation
from tests.portal.conftest import undone_at_the_end


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The whole demonstration, on port 8000. It rebuilds its own documents: no commit is waited for."""
    with undone_at_the_end(django_db_blocker):
        call_command("build_demo", stdout=StringIO())
        generation.bump()
        yield
