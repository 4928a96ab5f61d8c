"""« Quand sortir mes bacs ? » as visitors read it."""

import re

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Locale

from core import generation
from core.models import CitySettings
from core.moments import next_change
from directory.models import DirectoryIndexPage, SectorPage
from directory.waste.dates import going_out
from directory.waste.plan import plan_of
from tests.cms_pages.factories import publish
from tests.directory.factories import PlacePageFactory
from tests.directory.waste.conftest import collection

pytestmark = pytest.mark.django_db
MONDAY_EVENING = "2026-12-07 18:00+01:00"


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY_EVENING, tick=False) as clock:
        yield clock


def words(response):
    """The text of a page on one line, with plain spaces."""
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(text.split())


def test_an_address_is_answered_with_the_next_collection(tourcoing, visit):
    html = words(visit("/fr/collecte/?adresse=12+rue+de+la+Navette"))
    assert "Bac gris, bac jaune : demain, mardi 8 décembre" in html
    assert "À sortir ce soir à partir de 19 h." in html
    assert "Chaque mardi et vendredi. Prochain passage : demain, mardi 8 décembre." in html


@pytest.fixture
def in_english(tourcoing):
    """The English page; the bins of its sector have English names."""
    CitySettings.objects.filter(pk=tourcoing.city.pk).update(languages=["fr", "en"])
    english = Locale.objects.get_or_create(language_code="en")[0]
    originals = (tourcoing.home, tourcoing.waste, tourcoing.centre)
    *_above, waste, centre = [publish(page.copy_for_translation(english)) for page in originals]
    for block, name in zip(centre.collections, ("grey bin", "yellow bin"), strict=False):
        block.value["container"] = name
    publish(centre)
    generation.forget()
    return waste


def test_an_address_is_answered_in_the_language_of_the_reader(in_english, visit):
    html = words(visit(f"{in_english.url}?adresse=12+rue+de+la+Navette"))
    assert "Grey bin, yellow bin: tomorrow, Tuesday 8 December" in html
    assert "Put it out tonight from 19:00 on." in html
    calendar = visit(f"{in_english.url}centre/agenda.ics").content.decode()
    assert "SUMMARY;LANGUAGE=en:Put out: Yellow bin" in calendar


def test_days_that_change_in_french_change_in_every_language(tourcoing, in_english, visit):
    page = SectorPage.objects.get(pk=tourcoing.centre.pk)
    for block in page.collections:
        block.value["weekdays"] = ["jeudi"] if block.value["weekdays"] else []
    publish(page)
    html = words(visit(f"{in_english.url}?adresse=12+rue+de+la+Navette"))
    assert "Grey bin, yellow bin: Thursday 10 December" in html


def test_an_address_that_nobody_knows_leaves_sectors_and_a_number(tourcoing, visit):
    response = visit("/fr/collecte/?adresse=99+boulevard+inconnu")
    assert "On ne connaît pas cette adresse." in words(response)
    assert "Bac gris, bac jaune : demain, mardi 8 décembre, à sortir ce soir à partir de 19 h" in words(
        response
    )
    html = response.content.decode()
    assert 'href="/fr/collecte/centre/"' in html
    assert 'href="tel:+33353010142"' in html


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12+rue+de+la+Navette", "Bac gris, bac jaune"),
        ("99+boulevard+inconnu", "On ne connaît pas cette adresse."),
    ],
)
def test_the_form_leads_to_its_answer(tourcoing, visit, typed, said):
    html = visit(f"/fr/collecte/?adresse={typed}").content.decode()
    assert 'action="/fr/collecte/#reponse"' in html
    assert said in html.partition('id="reponse"')[2]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12+rue+de+Lannoy", "Bac jaune : demain"),
        ("8+rue+de+Lannoy", "Voulez-vous dire… 12 rue de Lannoy, 59200 Tourcoing Secteur Moulin"),
        ("rue+du+Grand+Moulin", "Voulez-vous dire… Quartier Moulin Secteur Moulin"),
    ],
)
def test_a_street_of_the_directory_lies_in_the_sector_of_its_district(tourcoing, visit, typed, said):
    directory = tourcoing.home.add_child(instance=DirectoryIndexPage(title="Lieux", slug="lieux"))
    PlacePageFactory(parent=directory, street="12 rue de Lannoy", district="Moulin")
    collections = [collection("tri", "mardi", container="bac jaune")]
    sector = SectorPage(title="Moulin", slug="moulin", streets="quartier Moulin", collections=collections)
    tourcoing.waste.add_child(instance=sector)

    html = words(visit(f"/fr/collecte/?adresse={typed}"))
    assert said in html


def test_a_street_in_several_sectors_is_asked(tourcoing, visit):
    tourcoing.waste.add_child(
        instance=SectorPage(title="Nord", slug="nord", streets="rue de Lille : impairs")
    )
    html = words(visit("/fr/collecte/?adresse=rue+de+Lille"))
    assert "Cette rue est dans plusieurs secteurs." in html
    assert "(impairs)" in html
    assert "Secteur Nord" in words(visit("/fr/collecte/?adresse=3+rue+de+Lille"))


def test_a_sector_lists_its_days_its_streets_and_its_rules(tourcoing, visit):
    html = words(visit("/fr/collecte/centre/"))
    assert "Encombrants Sur rendez-vous." in html
    assert "rue de Lille (pairs)" in html
    assert "La collecte du 1er janvier, du 1er mai et du 25 décembre a lieu le lendemain." in html


def test_christmas_moves_the_collection_and_says_so(tourcoing, visit, monday):
    monday.move_to("2026-12-24 10:00+01:00")
    html = words(visit("/fr/collecte/centre/"))
    assert "Bac gris : samedi 26 décembre À sortir vendredi soir à partir de 19 h." in html
    assert "Ce n’est pas le jour habituel, à cause d’un jour férié." in html


def test_a_collection_that_began_gives_way_to_the_next_one(tourcoing, visit, monday):
    monday.move_to("2026-12-08 11:00+01:00")
    for address in ("/fr/collecte/centre/", "/fr/collecte/"):
        response = visit(address)
        assert "Bac gris, bac jaune : aujourd’hui" in words(response)
        assert next_change(response.wsgi_request, timezone.now()).isoformat() == "2026-12-08T12:00:00+01:00"
    monday.move_to("2026-12-08 12:00+01:00")
    html = words(visit("/fr/collecte/centre/"))
    assert "aujourd’hui" not in html
    assert "Chaque mardi. Prochain passage : mardi 15 décembre." in html


def test_the_home_page_learns_what_goes_out_tonight(tourcoing, monday):
    now = timezone.now()
    [(sector, due)] = going_out(plan_of("tourcoing").sectors, now)
    assert (sector.title, [row.label for row in due]) == ("Centre", ["Bac gris", "Bac jaune"])
    assert plan_of("roubaix") is None


def test_another_day_shows_at_once(tourcoing, visit):
    visit("/fr/collecte/centre/")
    page = SectorPage.objects.get(pk=tourcoing.centre.pk)
    page.collections = page.collections.stream_block.to_python(
        [{"type": "collection", "value": {"stream": "tri", "rhythm": "semaine", "weekdays": ["jeudi"]}}]
    )
    publish(page)
    assert "Chaque jeudi." in words(visit("/fr/collecte/?adresse=rue+de+la+Navette"))


def test_the_calendar_of_a_sector_says_when_bins_go_out(tourcoing, visit):
    response = visit("/fr/collecte/centre/agenda.ics")
    text = response.content.decode().replace("\r\n ", "")
    assert response["Content-Type"].startswith("text/calendar")
    assert "SUMMARY;LANGUAGE=fr:À sortir : Bac jaune" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "DTSTART;TZID=Europe/Paris:20261207T190000" in text
    assert response.content == visit("/fr/collecte/centre/agenda.ics").content


@pytest.mark.parametrize("names", [("bac gris", "sac noir"), ("الحاوية الرمادية", "الكيس الأسود")])
def test_two_bins_of_one_stream_on_one_day_are_two_events(tourcoing, visit, names):
    page = SectorPage.objects.get(pk=tourcoing.centre.pk)
    both = [collection("ordures", "mardi", container=container) for container in names]
    page.collections = page.collections.stream_block.to_python(both)
    publish(page)
    text = visit("/fr/collecte/centre/agenda.ics").content.decode().replace("\r\n ", "")
    uids = re.findall(r"^UID:(\S+)", text, re.M)
    assert uids
    assert len(uids) == len(set(uids))


@pytest.mark.parametrize("asked", ["poubelle", "sortir+les+poubelles", "encombrants", "bac+jaune"])
def test_everyday_words_find_the_page(tourcoing, visit, asked):
    html = words(visit(f"/fr/recherche/?q={asked}"))
    assert "Quand sortir mes bacs" in html
    assert "éboueurs" not in html  # words that it is found by are not its text


def test_a_street_finds_its_sector_by_a_title_that_says_what_it_is(tourcoing, visit):
    found = visit("/fr/recherche/?q=navette").content.decode()
    assert '<a href="/fr/collecte/centre/">Secteur de collecte\u00a0: Centre</a>' in found
