"""A table of activities as a town hall keeps it, from its columns to published dates."""

from datetime import date, time

import pytest

from core.models import CitySettings
from directory.importing.admin.column_forms import ColumnsForm
from directory.importing.admin.run_file import RunFile
from directory.importing.own_files.layout import starts_of
from directory.importing.runs import perform
from directory.importing.sources import find_source
from directory.reading import open_table
from events.imports.moments import days_in, hours_in
from events.imports.target import ACTIVITIES
from events.models import ActivityRun
from events.schedule.sentences import in_words
from tests.events.imports.conftest import activity

TABLE = """Programme du service Culture;;;;;;
Animation;Date;Heure;Lieu;Adresse;Tarif;Organisateur
Bal du canal;13/02/2027;20h-23h30;Salle des fêtes;2 rue du Fil, 59200 Tourcoing;3 €;Les voix du canal
Atelier couture;mercredi 17 février 2027;14h à 16h;Maison du Fil;4 rue de Gand, 59200 Tourcoing;Gratuit;Ville
Exposition;;toute la journée;Hôtel de ville;;;Ville
""".encode("cp1252")


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("13/02/2027", [date(2027, 2, 13)]),
        ("2027-02-13 20:00", [date(2027, 2, 13)]),
        ("46431", [date(2027, 2, 13)]),
        ("samedi 13 février 2027", [date(2027, 2, 13)]),
        ("13/02/27 et 20/02/27", [date(2027, 2, 13), date(2027, 2, 20)]),
        ("31/02/2027", []),
        ("tous les mercredis", []),
    ],
)
def test_days_are_read_as_people_write_them(cell, days):
    assert days_in(cell) == days


def test_hours_are_read_as_people_write_them():
    assert hours_in("de 14 h à 16h30") == [time(14), time(16, 30)]


def test_a_day_without_a_year_is_the_next_one(january):
    assert days_in("5 mars") == [date(2027, 3, 5)]


@pytest.mark.django_db
def test_a_table_becomes_activities_with_their_dates(tourcoing, january, tmp_path):
    path = tmp_path / "programme.csv"
    path.write_bytes(TABLE)
    city = CitySettings.objects.get(slug="tourcoing")
    source = find_source(ACTIVITIES, city=city, slug="culture", adapter="table", is_named_later=True)
    (start,) = starts_of(path, ACTIVITIES.column_kinds).values()
    own = RunFile(ACTIVITIES, ActivityRun(source=source, file_name="programme.csv"))
    form = ColumnsForm(None, own=own, table=open_table(path, start), start=start)
    assert list(form.chosen().values()) == [
        "title", "days", "starts_at", "venue_name", "address", "conditions", "organiser_name",
    ]  # fmt: skip
    source.mapping = form.mapping()
    source.save()
    assert [row.reason for row in own.preview(open_table(path, start), source.mapping).rows] == [
        "",
        "",
        "aucune date",
    ]

    run = perform(ACTIVITIES, ActivityRun.objects.create(source=source, file_name="programme.csv"), path)

    assert run.counts == {"created": 2, "skipped": 1}
    assert run.nowhere == 2
    ball = activity("Bal du canal")
    assert in_words(ball.schedule) == ["Le samedi 13\xa0février, de 20\xa0h à 23\xa0h\xa030"]
    assert (ball.street, ball.price) == ("2 rue du Fil", "payant")
