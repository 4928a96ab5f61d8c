"""Sectors in the admin, as the editors of the city write and import them."""

import pytest
from django.urls import reverse
from wagtail.blocks.struct_block import StructBlockValidationError

from directory.blocks import CollectionBlock
from directory.models import SectorPage, WasteRun
from tests.cms_pages.factories import make_city
from tests.directory.importers.test_admin import team_of
from tests.directory.importing.columns import compare, guessed, send_file

pytestmark = pytest.mark.django_db
FORCE = 'name="force"'
BY_LINE = "Zone;Voie;Déchet;Quand\nNord;rue du Bois;Poubelle;lundi\nNord;rue de Gand;Verre;mardi\n"
FILE = "secteur;rue;tri\nNord;rue du Bois;lundi\nNord;rue de Gand;jamais\n"


@pytest.fixture
def editor(tourcoing):
    make_city("live", is_hub=True)
    return team_of(tourcoing.home)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "waste",
            ["Les bacs se sortent", "Une collecte qui tombe un tel jour", "Téléphone pour les questions"],
        ),
        ("centre", ["Rues", "Une par ligne", "Collectes"]),
    ],
)
def test_editors_find_a_form_in_french(editor, tourcoing, name, words):
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[getattr(tourcoing, name).pk])).content.decode()
    assert not [word for word in words if word.lower() not in html.lower()]


def send(editor, tourcoing, content, **fields):
    """The run of a file that an editor sends, its columns as they are guessed."""
    address = reverse("waste_import_new")
    compare(editor, send_file(editor, address, content, "collectes.csv", city=tourcoing.city.pk, **fields))
    return WasteRun.objects.latest("pk")


def shown(editor, run):
    return editor.get(reverse("waste_import", args=[run.pk])).content.decode()


def confirm(editor, run, **fields):
    editor.post(reverse("waste_import_decide", args=[run.pk]), fields)


def test_a_file_is_previewed_line_by_line_and_imported(editor, tourcoing):
    run = send(editor, tourcoing, FILE, name="Mairie", adapter="table")
    assert "ne se lit pas comme des jours de collecte" in shown(editor, run)
    assert not SectorPage.objects.filter(title="Nord").exists()
    confirm(editor, run)
    assert SectorPage.objects.get(title="Nord").streets == "rue du Bois"


def test_columns_of_streets_and_days_are_guessed_and_shown_as_sectors(editor, tourcoing):
    address = reverse("waste_import_new")
    table = "Secteur;Voie;Côté;De;À;Jour OM;Bac jaune\nNord;rue du Bois;pair;2;48;lundi;mardi\n"
    answer = send_file(editor, address, table, "collectes.csv", city=tourcoing.city.pk)
    assert list(guessed(answer).values()) == ["sector", "street", "side", "first", "last", "ordures", "tri"]
    (row,) = answer.context["preview"].rows
    assert row.title == "Nord"
    assert row.values == [
        "Ordures ménagères chaque lundi, Emballages et papiers chaque mardi",
        "rue du Bois : pairs de 2 à 48",
    ]


def test_what_a_line_is_about_is_said_word_by_word_and_kept(editor, tourcoing):
    address, city = reverse("waste_import_new"), tourcoing.city.pk
    answer = send_file(editor, address, BY_LINE, "collectes.csv", city=city)
    assert guessed(answer)["Quand"] == ""
    compare(editor, answer, c4="days", **{"c3-1": "ordures", "c3-2": ""})
    confirm(editor, WasteRun.objects.get())

    north = SectorPage.objects.get(title="Nord")
    assert [block.value["stream"] for block in north.collections] == ["ordures"]
    assert north.streets == "rue du Bois"
    assert "Verre\xa0» n’est pas une sorte" in WasteRun.objects.get().lines.get(outcome="skipped").reason
    again = send_file(editor, address, BY_LINE, "collectes.csv", city=city)
    assert guessed(again)["Quand"] == "days"
    assert [value.code for line in again.context["form"].lines for value in line.values] == ["ordures", ""]


def test_a_file_of_something_else_is_asked_for_its_streets(editor, tourcoing):
    address = reverse("waste_import_new")
    answer = send_file(editor, address, "nom;prix\nbac;3\n", "prix.csv", city=tourcoing.city.pk)
    assert "Dites quelle colonne contient le secteur" in compare(editor, answer).content.decode()
    assert WasteRun.objects.get().status == "columns"


def test_a_preview_that_loses_streets_asks_whether_it_is_complete(editor, tourcoing):
    streets = "".join(f"Nord;rue {letter};\n" for letter in "ABCDE")
    run = send(editor, tourcoing, f"secteur;rue;tri\n{streets}", name="Mairie", adapter="table")
    assert FORCE not in shown(editor, run)
    confirm(editor, run)
    run = send(editor, tourcoing, "secteur;rue;tri\nNord;rue A;\n", source=run.source_id)
    assert FORCE in shown(editor, run)
    confirm(editor, run, force="on")
    assert SectorPage.objects.get(title="Nord").streets == "rue A"


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ({"rhythm": "semaine"}, {"weekdays"}),
        ({"rhythm": "mois", "weekdays": ["samedi"]}, {"weeks"}),
        ({"rhythm": "dates"}, {"dates"}),
        ({"rhythm": "dates", "dates": "32/13/2027"}, {"dates"}),
        ({"rhythm": "semaine", "weekdays": ["lundi"], "first_month": "3"}, {"last_month"}),
    ],
)
def test_a_collection_says_what_it_lacks(value, wrong):
    block = CollectionBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"stream": "tri"} | value))
    assert set(refused.value.block_errors) == wrong


def test_a_collection_by_appointment_needs_no_day():
    block = CollectionBlock()
    assert block.clean(block.to_python({"stream": "encombrants", "rhythm": "rendez-vous"}))
