"""What XML cannot hold is cleaned where text enters."""

import io
import json
from xml.dom import minidom

import pytest
from django.core.management import call_command
from taggit.models import Tag
from wagtail.models import Page

from core.models import CitySettings
from core.text import xml_safe
from tests.cms_pages.factories import ContentPageFactory

FORBIDDEN = ("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1d", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff")
KEPT = ("\t", "\n", "\r", "\x7f", "é", "\ufffd", "\U0001f642", "\U0010ffff")


@pytest.mark.parametrize("sign", FORBIDDEN, ids=ascii)
def test_what_no_xml_document_may_hold_goes(sign):
    assert xml_safe(f"a{sign}b") == "ab"


@pytest.mark.parametrize("sign", KEPT, ids=ascii)
def test_every_other_sign_stays(sign):
    assert xml_safe(f"a{sign}b") == f"a{sign}b"
    minidom.parseString(f"<x>{xml_safe(sign)}</x>".encode())


@pytest.mark.django_db
def test_a_page_saved_by_code_is_cleaned_with_its_blocks_and_its_revisions(cities):
    body = [{"type": "paragraph", "value": "<p>Un\x0b texte\ud800</p>"}]
    page = ContentPageFactory(
        parent=cities["tourcoing"], title="Vote\x1d ouvert", introduction="Oui\x0b", body=json.dumps(body)
    )
    stored = type(page).objects.get(pk=page.pk)
    assert (stored.title, stored.introduction) == ("Vote ouvert", "Oui")
    assert stored.body.raw_data[0]["value"] == "<p>Un texte</p>"
    stored.title = "Vote\x1d clos"
    stored.save_revision().publish()
    assert Page.objects.get(pk=page.pk).title == "Vote clos"
    assert stored.latest_revision.content["title"] == "Vote clos"


@pytest.mark.django_db
def test_tags_and_settings_are_cleaned(cities):
    assert Tag.objects.create(name="vé\x0blo").name == "vélo"
    settings = CitySettings.objects.get(slug="tourcoing")
    settings.tagline = "Vivre\x1c ici"
    settings.save()
    assert CitySettings.objects.get(pk=settings.pk).tagline == "Vivre ici"


@pytest.mark.django_db
def test_rows_from_before_are_healed_once(cities):
    page = ContentPageFactory(parent=cities["tourcoing"])
    Page.objects.filter(pk=page.pk).update(title="Vieux\x0b titre")
    out = io.StringIO()
    call_command("clean_text", stdout=out)
    assert Page.objects.get(pk=page.pk).title == "Vieux titre"
    assert out.getvalue() != "0 rows cleaned.\n"
    call_command("clean_text", stdout=(again := io.StringIO()))
    assert again.getvalue() == "0 rows cleaned.\n"
