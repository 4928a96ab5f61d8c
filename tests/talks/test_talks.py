"""A second page type is imported, drawn, found and followed, and nothing but its own app knows it."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.models import CitySettings
from directory.importing.runs import perform
from directory.importing.sources import find_source
from tests.architecture.sources import LAYERS, python_files, text_of
from tests.built_once import built_once
from tests.cms_pages.factories import make_city
from tests.rows import french
from tests.talks.imports import TALKS
from tests.talks.models import Speaker, TalkIndexPage, TalkPage, TalkRun

HEADER = "id;titre;code;salle;date;places;en ligne;texte;qui\n"
RADIUM = "1;Le radium;R-1;Salle des Fêtes;28/11/2025;80;oui;Une soirée.;Marie Curie\n"
ENGINE = "2;La machine;M-2;Médiathèque;05/12/2025;40;non;;Ada Lovelace\n"


@built_once
def town():
    """`home` and `talks` of Tourcoing, its `city`, and two speakers."""
    home = make_city("tourcoing", insee_code="59599")
    talks = home.add_child(instance=TalkIndexPage(title="Conférences", slug="conferences"))
    for slug in ("curie", "ada"):
        Speaker.objects.create(slug=slug, name=slug.capitalize(), locale=french())
    return SimpleNamespace(home=home, talks=talks, city=CitySettings.objects.get(slug="tourcoing"))


@pytest.fixture
def bring(town, tmp_path):
    """`bring("1;…")`: the ended run of a programme of these rows."""

    def import_rows(rows, **options):
        path = tmp_path / "programme.csv"
        path.write_text(HEADER + rows, encoding="utf-8")
        source = find_source(TALKS, city=town.city, slug="mairie", adapter="programme")
        source.save()
        return perform(TALKS, TalkRun.objects.create(source=source, file_name=path.name, **options), path)

    return import_rows


def talk(title):
    """The only talk of this name."""
    return TalkPage.objects.get(title=title)


def test_rows_become_published_pages_with_their_facts(bring):
    bring(RADIUM)
    page = talk("Le radium")

    facts = (page.live, page.room, str(page.given_on), page.seats, page.is_online, page.speaker.slug)
    assert facts == (True, "Salle des Fêtes", "2025-11-28", 80, True, "curie")


def test_a_second_reading_changes_nothing(bring):
    bring(RADIUM + ENGINE)

    assert bring(RADIUM + ENGINE).counts == {"unchanged": 2}


def test_a_row_joins_the_talk_of_its_code(bring, town):
    known = town.talks.add_child(instance=TalkPage(title="Radium, la soirée", code="R-1"))
    run = bring(RADIUM)

    assert (run.counts, run.lines.get().page_id) == ({"updated": 1}, known.pk)


def test_a_field_that_an_editor_wrote_stays(bring):
    bring(RADIUM)
    page = talk("Le radium")
    page.room = "Grand Théâtre"
    page.save_revision().publish()
    run = bring(RADIUM.replace("Fêtes", "Mariages").replace(";80;", ";90;"))
    page.refresh_from_db()

    assert (page.room, page.seats, run.lines.get().reason) == (
        "Grand Théâtre",
        90,
        "modifié\u00a0: places\u202f; laissé tel qu’écrit ici\u00a0: salle",
    )


def test_a_file_that_lost_too_many_rows_is_refused(bring):
    bring(RADIUM + ENGINE)

    assert (bring(RADIUM).status, TalkPage.objects.live().count()) == ("refused", 2)


def test_an_editor_sends_a_file_and_confirms_its_preview(town, admin_client):
    programme = SimpleUploadedFile("programme.csv", (HEADER + RADIUM).encode())
    form = {"city": town.city.pk, "name": "Mairie", "adapter": "programme", "file": programme}
    host = {"host": make_city("live", is_hub=True).get_site().hostname}
    new = "/admin/conferences/imports/nouveau/"
    answer = admin_client.post(new, form, headers=host)
    run = TalkRun.objects.get()
    assert (answer["Location"], run.status) == (f"/admin/conferences/imports/{run.pk}/", "preview")
    admin_client.post(f"/admin/conferences/imports/{run.pk}/decision/", headers=host)

    assert talk("Le radium").live
    assert "Imports de conférences" in admin_client.get("/admin/conferences/imports/", headers=host).text


def test_its_page_is_drawn_with_what_its_app_registered(bring, visit):
    bring(RADIUM)

    assert "SALLE DES FÊTES" in visit(talk("Le radium").get_url()).content.decode()


def test_it_is_found_in_lists_and_feeds_with_its_own_card(bring, visit):
    bring(RADIUM)

    assert "Salle des Fêtes</li>" in " ".join(visit("/fr/recherche/?q=radium").content.decode().split())
    assert "Le radium" in visit("/fr/recherche/liste.rss?q=radium").content.decode()


def test_no_app_knows_of_talks():
    sources = [path for path in python_files() if path.parts[0] in LAYERS]

    assert not [str(path) for path in sources if "talks" in text_of(path)]
