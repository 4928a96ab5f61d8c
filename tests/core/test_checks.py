"""Our conventions are checked, and the project follows them."""

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection
from wagtail import blocks
from wagtail.models import Locale, PageViewRestriction, Site
from wagtail_localize.models import LocaleSynchronization

from core import checks
from core.models import CitySettings

LEGAL = {
    "legal_publisher": "Ville de Tourcoing",
    "legal_publisher_address": "10 place Victor-Hassebroucq",
    "legal_publisher_phone": "03 00 00 00 00",
    "legal_director": "Le maire",
    "legal_host": "Hébergeur",
    "legal_host_address": "1 rue du Serveur",
    "legal_host_phone": "01 00 00 00 00",
}


def ids(messages):
    return [message.id for message in messages]


def test_the_project_follows_its_own_conventions():
    assert not [message for message in run_checks() if message.id.startswith("core.")]


def test_every_message_says_what_to_do(cities):
    assert all(message.hint for message in checks.check_cities(None))


def test_a_city_without_its_legal_notice_is_found(cities):
    CitySettings.objects.exclude(slug="tourcoing").update(**LEGAL)
    messages = checks.check_cities(None)
    assert [m.obj.slug for m in messages if m.id == "core.W002"] == ["tourcoing"]


def test_a_city_with_its_legal_notice_is_fine(cities):
    CitySettings.objects.update(**LEGAL)
    Site.objects.filter(hostname="localhost").delete()
    assert not checks.check_cities(None)


def test_a_site_that_is_no_city_is_found(cities):
    CitySettings.objects.update(**LEGAL)
    Site.objects.create(hostname="oublie.localhost", root_page=cities["hub"])
    assert "core.W001" in ids(checks.check_cities(None))


def test_a_hidden_page_is_found(content_page):
    PageViewRestriction.objects.create(page=content_page, restriction_type="login")
    assert ids(checks.check_restrictions(None)) == ["core.W003"]


@pytest.mark.parametrize(("production", "found"), [(True, ["core.E006"]), (False, [])])
def test_the_key_of_a_demo_is_found_in_production(settings, production, found):
    settings.IS_PRODUCTION, settings.SECRET_KEY = production, "demo-000"
    assert ids(checks.check_secret_key(None)) == found


class Unexplained(blocks.StructBlock):
    """Neither preview nor description."""


class Explained(blocks.StructBlock):
    """Both."""

    class Meta:
        description = "A thing."
        preview_value = {}
        preview_template = "core/blocks/link_preview.html"


@pytest.mark.parametrize(("kind", "explained"), [(Unexplained, False), (Explained, True)])
def test_a_block_needs_a_preview_and_a_description(kind, explained):
    offered = checks._offered_blocks(blocks.StreamBlock([("thing", kind())]))
    assert [checks._is_explained(block) for block in offered] == [explained]


def test_blocks_inside_others_are_checked_too():
    inner = blocks.StreamBlock([("deep", Unexplained())])
    outer = blocks.StreamBlock([("list", blocks.ListBlock(blocks.StructBlock([("stream", inner)])))])
    assert {block.name for block in checks._offered_blocks(outer)} == {"list", "deep"}


def test_a_language_that_fills_itself_from_another_is_found(cities):
    languages = [Locale.objects.get(language_code="fr"), Locale.objects.create(language_code="nl")]
    LocaleSynchronization.objects.create(locale=languages[1], sync_from=languages[0])
    assert ids(checks.check_synchronization(None)) == ["core.E009"]


@pytest.mark.parametrize(
    "check", [checks.check_cities, checks.check_restrictions, checks.check_synchronization]
)
def test_checks_are_silent_before_the_first_migration(db, check):
    def refuse(*args):
        raise DatabaseError("no such table")

    with connection.execute_wrapper(refuse):
        assert check(None) == []


@pytest.mark.parametrize(("production", "found"), [(True, ["core.E007"]), (False, [])])
def test_servers_of_tests_are_found_in_production(settings, production, found):
    settings.IS_PRODUCTION, settings.FETCH_OWN_SERVERS = production, (("127.0.0.1", 8080),)
    assert ids(checks.check_own_servers(None)) == found
