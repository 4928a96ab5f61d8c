"""Files of collection days: what becomes of their lines."""

import pytest

from directory.importing.runs import perform
from directory.importing.sources import find_source
from directory.models import SectorPage, WasteRun
from directory.waste.imports.days import read_days
from directory.waste.imports.target import SECTORS

pytestmark = pytest.mark.django_db
STREETS = "rue;côté;début;fin;secteur;ordures ménagères;tri\n"
NORTH = (
    "rue du Bois;;;;Nord;lundi et jeudi;mercredi semaines paires\n"
    "rue de Gand;pair;2;48;Nord;lundi et jeudi;mercredi semaines paires\n"
)
SOUTH = "rue du Moulin;;;;Sud;mardi;mercredi semaines impaires\n"


@pytest.fixture
def bring(tourcoing, tmp_path):
    """`bring(text)`: the ended run of a file."""

    def import_text(text, encoding="utf-8", **options):
        path = tmp_path / "collectes.csv"
        path.write_text(text, encoding=encoding)
        source = find_source(SECTORS, city=tourcoing.city, slug="mairie", adapter="table")
        source.save()
        return perform(SECTORS, WasteRun.objects.create(source=source, file_name=path.name, **options), path)

    return import_text


def sector(title):
    return SectorPage.objects.get(title=title)


def rules(page):
    return [
        (block["value"]["stream"], block["value"]["rhythm"], block["value"]["weekdays"])
        for block in page.collections.raw_data
    ]


def test_streets_become_sectors_with_their_days(bring):
    run = bring(STREETS + NORTH + SOUTH, encoding="cp1252")

    assert run.counts == {"created": 2}
    assert sector("Nord").streets == "rue du Bois\nrue de Gand : pairs de 2 à 48"
    assert rules(sector("Nord")) == [
        ("ordures", "semaine", ["lundi", "jeudi"]),
        ("tri", "paire", ["mercredi"]),
    ]


def test_a_second_reading_changes_nothing(bring):
    bring(STREETS + NORTH + SOUTH)
    assert bring(STREETS + NORTH + SOUTH).counts == {"unchanged": 2}


def test_days_of_sectors_come_line_by_line(bring):
    bring("secteur;flux;jours;bac\nNord;Ordures ménagères;lundi;bac gris\nNord;verre;1er samedi du mois;\n")
    assert rules(sector("Nord")) == [("ordures", "semaine", ["lundi"]), ("verre", "mois", ["samedi"])]


def test_a_file_without_sectors_tells_them_by_their_days(bring):
    bring("rue;tri\nrue du Bois;lundi\nrue de Gand;lundi\nrue du Moulin;mardi\n")
    assert sector("Emballages et papiers chaque lundi").streets == "rue du Bois\nrue de Gand"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("rue A;;;;Nord;lundi-mer;", "«\xa0lundi-mer\xa0» ne se lit pas comme des jours de collecte"),
        ("rue A;soleil;;;Nord;;", "côté de la rue non compris\xa0: «\xa0soleil\xa0»"),
        ("rue A;;9;3;Nord;;", "le premier numéro est plus grand que le dernier"),
        ("rue A;;x;;Nord;;", "ce n’est pas un numéro de rue\xa0: «\xa0x\xa0»"),
        ("rue A;;;;;;", "pas de secteur, ni de jours pour en former un"),
        ("rue A;;;;Nord;mardi;", "d’autres jours que la ligne 2 du même secteur\xa0: Ordures ménagères"),
        ("rue du Bois;;;;Sud;;", "rue du Bois est déjà dans un autre secteur (ligne 2)"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_stops_nothing(bring, line, reason):
    run = bring(STREETS + NORTH + line + "\n")
    assert run.counts == {"created": 1, "skipped": 1}
    bad = run.lines.get(outcome="skipped")
    assert (bad.number, bad.reason) == (4, reason)


def test_what_an_editor_wrote_stays(bring):
    bring(STREETS + NORTH)
    page = sector("Nord")
    page.streets = "rue du Bois"
    page.save_revision().publish()
    run = bring(STREETS + NORTH.replace("jeudi", "vendredi") + "quai 1;;;;Nord;;\n")
    page.refresh_from_db()
    assert page.streets == "rue du Bois"
    assert rules(page)[0] == ("ordures", "semaine", ["lundi", "vendredi"])
    assert "laissé tel qu’écrit ici\xa0: rues" in run.lines.get().reason


def test_a_sector_that_was_there_is_joined(bring, tourcoing):
    run = bring(STREETS + SOUTH.replace("Sud", "CENTRE"))
    assert (run.counts, run.lines.get().page_id) == ({"updated": 1}, tourcoing.centre.pk)


def test_a_file_that_lost_a_sector_of_two_is_refused(bring):
    bring(STREETS + NORTH + SOUTH)
    assert (bring(STREETS + NORTH).status, SectorPage.objects.live().count()) == ("refused", 3)


def test_a_file_that_lost_many_streets_is_refused(bring):
    streets = [f"rue {letter};;;;Nord;lundi;\n" for letter in "ABCDEFGHIJ"]
    bring(STREETS + "".join(streets))
    run = bring(STREETS + "".join(streets[:7]))
    assert run.status == "refused"
    assert (
        run.reason
        == "3 des 10 rues connues jusqu’ici ne sont plus dans le fichier : est-il complet ?".replace(
            " :", "\xa0:"
        ).replace(" ?", "\u202f?")
    )
    assert len(sector("Nord").streets.splitlines()) == 10
    assert bring(STREETS + "".join(streets[:7]), is_forced=True).counts == {"updated": 1}


def test_a_file_of_something_else_is_refused_with_its_columns(bring):
    run = bring("nom;prix\nbac;3\n")
    assert run.status == "refused"
    assert "nom, prix" in run.reason


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Lundi, jeudi", {"rhythm": "semaine", "weekdays": ["lundi", "jeudi"]}),
        ("tous les mardis", {"rhythm": "semaine", "weekdays": ["mardi"]}),
        ("du lundi au mercredi", {"rhythm": "semaine", "weekdays": ["lundi", "mardi", "mercredi"]}),
        ("mer. (semaine impaire)", {"rhythm": "impaire", "weekdays": ["mercredi"]}),
        ("1er et 3e samedis du mois", {"rhythm": "mois", "weekdays": ["samedi"], "weeks": ["1", "3"]}),
        (
            "vendredi, de mars à novembre",
            {"rhythm": "semaine", "weekdays": ["vendredi"], "first_month": "3", "last_month": "11"},
        ),
        ("12/01/2027 ; 2027-02-09", {"rhythm": "dates", "dates": "12/01/2027\n09/02/2027"}),
        ("sur rendez-vous", {"rhythm": "rendez-vous"}),
    ],
)
def test_days_are_read_as_towns_write_them(cell, found):
    assert read_days(cell) == found


@pytest.mark.parametrize("cell", ["une semaine sur deux", "lundi ou mardi selon la rue", "32/13/2027", "oui"])
def test_days_that_say_something_else_are_not_guessed(cell):
    with pytest.raises(ValueError, match="«"):
        read_days(cell)
