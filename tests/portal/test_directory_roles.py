"""Who reads what of the directories of two towns: the team of each its own, and visitors nothing internal."""

from datetime import date
from urllib.parse import urldefrag, urlsplit

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html
from wagtail.models import GroupPagePermission

from directory.models import (
    DirectorySettings,
    ImportRun,
    Layer,
    OwnerLink,
    PlacePage,
    Proposal,
    Source,
    SourceRecord,
)
from portal.cities.rights import permission
from search.projection import catch_up
from tests.directory.factories import PlacePageFactory
from tests.portal.test_editors import is_refused

pytestmark = pytest.mark.django_db
# What nobody outside the team of Roubaix may read.
SECRETS = ("Zirconium", "zirconium@prive.example", "Strontium", "strontium@prive.example")


@pytest.fixture(scope="module")
def places(two_towns):
    """{slug: a place of that town}; Roubaix's has notes, an owner, a proposal, a source and a draft."""
    found = {}
    for slug in ("roubaix", "tourcoing"):
        directory = two_towns[slug].directory
        found[slug] = PlacePageFactory(parent=directory, title=f"Lieu de {slug}", slug="lieu")
    place = found["roubaix"]
    place.owner_email, place.staff_notes = SECRETS[1], f"{SECRETS[0]}: rappeler en mars"
    place.save_revision().publish()
    place.introduction = f"Brouillon {SECRETS[2]}"
    place.save_revision()
    Proposal.objects.create(place=place, origin="public", comment=SECRETS[2], email=SECRETS[3])
    OwnerLink.objects.create(place=place, token_digest="x" * 64, expires_at=timezone.now())
    city = two_towns["roubaix"].settings
    source = Source.objects.create(city=city, slug="registre", name="Registre de Roubaix", adapter="generic")
    facts = {"values": {"phone": SECRETS[0]}, "fetched_on": date(2026, 11, 1)}
    SourceRecord.objects.create(source=source, identifier="1", page=place, **facts)
    ImportRun.objects.create(source=source, file_name="roubaix.csv")
    Layer.objects.create(city=city, slug="eau", schema="fontaines", title="Fontaines de Roubaix")
    catch_up()
    return found


def client_of(*groups):
    """A browser of a member of these groups, on the admin's host."""
    user = get_user_model().objects.create_user("redactrice", password="trame-et-chaine")
    user.groups.set(groups)
    client = Client(headers={"host": "live.localhost"})
    client.force_login(user)
    return client


@pytest.fixture
def editor(two_towns, places):
    """Of the team of Tourcoing."""
    return client_of(two_towns["tourcoing"].group)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("view", ["edit", "history", "view_draft", "usage", "copy", "unpublish", "delete"])
def test_a_place_of_another_town_is_refused(editor, places, view, method):
    answer = getattr(editor, method)(reverse(f"wagtailadmin_pages:{view}", args=[places["roubaix"].pk]))
    assert is_refused(answer) or answer.status_code == 405
    assert not any(secret in answer.content.decode() for secret in SECRETS)


@pytest.mark.parametrize("view", ["revisions_view", "revisions_revert"])
def test_a_draft_of_another_town_is_refused(editor, places, view):
    place = PlacePage.objects.get(pk=places["roubaix"].pk)
    address = reverse(f"wagtailadmin_pages:{view}", args=[place.pk, place.latest_revision_id])
    assert is_refused(editor.get(address))


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/annuaire/propositions/",
        "/admin/annuaire/propositions/?decides=1",
        "/admin/annuaire/fiches/?etat=toutes",
        "/admin/annuaire/fiches/?etat=toutes&annuaire={directory}",
        "/admin/annuaire/doublons/",
        "/admin/imports/",
        "/admin/imports/nouveau/",
        "/admin/couches/",
        "/admin/couches/nouvelle/",
        "/admin/pages/search/?q=rappeler",
        "/admin/pages/search/?q=Lieu",
        "/admin/api/main/pages/?type=directory.PlacePage&fields=*",
        "/admin/api/main/pages/{place}/?fields=*",
        "/admin/reports/site-history/",
    ],
)
def test_lists_of_the_directory_leave_another_town_out(editor, places, path):
    place = places["roubaix"]
    path = path.format(place=place.pk, directory=place.get_parent().pk)
    words = editor.get(path, follow=True).content.decode()
    hidden = (*SECRETS, "Lieu de roubaix", "Registre de Roubaix", "roubaix.csv", "Fontaines de Roubaix")
    assert [secret for secret in hidden if secret in words] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_patience_of_another_town_is_refused(editor, two_towns, method):
    site = two_towns["roubaix"].settings.site_id
    address = reverse("wagtailsettings:edit", args=["directory", "directorysettings", site])
    answer = getattr(editor, method)(address, {"remind_after": 1, "sink_after": 2, "hide_after": 3})
    assert is_refused(answer)
    assert not DirectorySettings.objects.filter(site=site, sink_after=2).exists()


def test_the_patience_of_the_own_town_is_chosen(editor, two_towns):
    site = two_towns["tourcoing"].settings.site_id
    address = reverse("wagtailsettings:edit", args=["directory", "directorysettings", site])
    editor.post(address, {"remind_after": 1, "sink_after": 2, "hide_after": 3, "siret": ""})
    assert DirectorySettings.objects.get(site=site).sink_after == 2


def test_who_only_writes_reads_the_notes_of_the_own_town(two_towns, places):
    writers = Group.objects.create(name="Plumes de Roubaix")
    writers.permissions.add(permission("access_admin"))
    home = two_towns["roubaix"].home
    GroupPagePermission.objects.create(group=writers, page=home, permission=permission("change_page"))
    address = reverse("wagtailadmin_pages:edit", args=[places["roubaix"].pk])
    words = client_of(writers).get(address).content.decode()
    assert SECRETS[0] in words
    assert SECRETS[1] in words


def test_who_only_writes_decides_nothing(two_towns, places):
    writers = Group.objects.create(name="Plumes de Roubaix")
    writers.permissions.add(permission("access_admin"))
    home = two_towns["roubaix"].home
    GroupPagePermission.objects.create(group=writers, page=home, permission=permission("change_page"))
    address = reverse("directory_truth_admin:proposal", args=[Proposal.objects.get().pk])
    assert is_refused(client_of(writers).post(address, {"decision": "accept"}))


FIRST_READ = (
    "/fr/",
    "/fr/lieux/",
    "/fr/lieux/lieu/",
    "/fr/lieux/lieu/contact.vcf",
    "/fr/lieux/lieu/corriger/",
    "/fr/lieux/liste.html",
    "/fr/donnees/",
    "/fr/carte/",
    "/sitemap.xml",
    "/robots.txt",
    "/fr/recherche/?q=lieu",
    "/fr/recherche/liste.json?q=lieu",
)


def test_no_visitor_reads_what_is_internal(two_towns, places):
    """Neither on these pages nor on any that they lead to: feeds, files, JSON-LD, cards, suggestions."""
    answers = _read_around(Client(headers={"host": "roubaix.localhost"}), FIRST_READ)
    assert len(answers) > 2 * len(FIRST_READ)
    assert [(path, word) for path, text in answers for word in SECRETS if word in text] == []


@pytest.mark.parametrize("word", [*SECRETS, "rappeler"])
def test_no_visitor_finds_a_place_by_what_is_internal(two_towns, places, word):
    client = Client(headers={"host": "roubaix.localhost"})
    assert client.get("/fr/recherche/", {"q": f'"{word}"'}).context["results"].total == 0


def test_the_index_holds_nothing_internal(places):
    rows = [str(list(model.objects.values())) for model in apps.get_app_config("search").get_models()]
    index = " ".join(rows).casefold()
    assert "lieu de roubaix" in index
    assert [word for word in (*SECRETS, "rappeler") if word.casefold() in index] == []


def _read_around(client, paths):
    """[(path, text)] of these addresses and of all of this host that they link to."""
    answers, linked = [], set()
    for path in paths:
        answer = client.get(path)
        answers.append((path, _text(answer)))
        if answer.headers["Content-Type"].startswith("text/html"):
            tree = html.fromstring(answer.content)
            linked |= {urldefrag(link).url for link in tree.xpath("//a/@href | //link/@href | //iframe/@src")}
    local = {link for link in linked if urlsplit(link).netloc in ("", "roubaix.localhost")}
    own = {link.removeprefix("http://roubaix.localhost") for link in local} - set(paths)
    return answers + [(path, _text(client.get(path))) for path in sorted(own) if path.startswith("/")]


def _text(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")
