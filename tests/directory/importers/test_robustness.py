"""What files, editors and other imports do at the wrong moment ends in words, and in no half-done work."""

import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Task, Workflow, WorkflowTask

from directory.importers.drafts import PlaceDraft
from directory.importers.target import PLACES
from directory.importing.lines import Lines
from directory.importing.survey import Decision
from directory.importing.writing import Writer
from directory.models import ImportRun, PlacePage, SourceRecord
from directory.reading import rows
from directory.reading.errors import FileRefusedError
from directory.reading.json_rows import JsonRows
from tests.directory.factories import town
from tests.directory.importers.conftest import SHOPS, place

HEADER = "id;nom;rue;tel;point\n"
ROWS = "".join(f"{n};Atelier {n};{n} rue du Fil;;\n" for n in range(1, 251))
TWO = HEADER + "1;Atelier 1;1 rue du Fil;;\n2;Atelier 2;2 rue du Fil;;\n"
Status = ImportRun.Status


def test_a_file_with_more_rows_than_one_run_can_hold_is_refused(bring, monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 1)
    assert "plus de 1 ligne" in bring(TWO).reason
    assert not PlacePage.objects.exists()


@pytest.mark.parametrize("mark", ["\ud800", "\x00"])
def test_characters_that_no_database_takes_stay_out_of_it(bring, mark):
    row = {"id": f"a{mark}", "nom": f"Fil{mark}ature", "rue": f"1 rue{mark}", "tel": f"sonner{mark}"}
    run = bring(json.dumps([row]), name="lieux.json")
    assert (run.status, run.counts) == (Status.DONE, {"created": 1})
    assert place("Fil ature").street == "1 rue"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\ud800a", "\x00a"),
        (r"\ud83d\ud83d\ude00", "\x00😀"),
        (r"\ude00é", "\x00é"),
        (r"\\ud800", r"\ud800"),
        (r"\u0041\ud83d\ude00", "A😀"),
    ],
)
def test_half_a_character_is_none_and_nothing_else_changes(written, read):
    assert list(JsonRows(io.StringIO(f'["{written}"]'))) == [read]


def test_no_character_is_cut_where_the_reader_takes_a_breath():
    rows = [{"id": str(number), "nom": "😀é" * 40_000} for number in range(3)]
    assert list(JsonRows(io.StringIO(json.dumps(rows)))) == rows


@pytest.mark.parametrize("mark", ["\ud800", "\x00"])
def test_a_refusal_may_name_a_column_of_such_characters(bring, mark):
    run = bring(json.dumps([{f"en{mark}seigne": "a"}]), name="lieux.json")
    assert (run.status, "en\ufffdseigne" in run.reason) == (Status.REFUSED, True)


def test_what_breaks_the_official_schema_is_said_without_them(bring):
    row = {"id": "1", "nom": "Fil", "adresse": "1 rue", "courriels": "\ud800\x00", "services": "x"}
    run = bring(json.dumps([row]), "mednum", name="lieux.json")
    assert run.status == Status.DONE


def test_a_run_that_died_between_two_batches_is_gone_on_with(bring):
    run = bring(HEADER + "".join(ROWS.splitlines(keepends=True)[:100]))
    died = timezone.now() - timedelta(minutes=11)
    ImportRun.objects.filter(pk=run.pk).update(status=Status.RUNNING, progress_at=died)
    assert bring(HEADER + ROWS).counts == {"unchanged": 100, "created": 150}
    run.refresh_from_db()
    assert (run.status, "interrompu" in run.reason) == (Status.REFUSED, True)


@pytest.fixture
def late(bring, tourcoing):
    """Writes new facts of the first place, after what happened to it since the file was read."""
    run = bring(TWO)
    record = SourceRecord.objects.get(identifier="1")
    draft = PlaceDraft(2, "1", {"title": "Atelier neuf", "street": "1 rue du Fil"})
    decision = Decision(draft, record.page_id, record.pk)

    def write():
        lines = Lines(run)
        Writer(PLACES, run, tourcoing.directory, lines).write([decision])
        lines.flush()
        return run.lines.latest("pk")

    return write


def test_a_place_deleted_during_the_import_is_skipped(late):
    place("Atelier 1").delete()
    line = late()
    assert (line.outcome, "supprimé ici" in line.reason) == ("skipped", True)


def test_a_place_moved_to_another_directory_during_the_import_is_skipped(late):
    elsewhere = town("roubaix").directory
    place("Atelier 1").move(elsewhere, pos="last-child")
    line = late()
    assert (line.outcome, "déplacé hors de l’annuaire" in line.reason) == ("skipped", True)


def test_a_place_that_a_moderator_looks_at_is_skipped(late, django_user_model):
    page, user = place("Atelier 1"), django_user_model.objects.create_user("redaction")
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="Relire"), sort_order=1)
    page.save_revision()
    workflow.start(page, user)
    PlacePage.objects.filter(pk=page.pk).update(has_unpublished_changes=False)
    assert late().outcome == "skipped"


def test_a_directory_deleted_during_the_import_ends_it_in_words(bring, tourcoing):
    run = bring(TWO)
    decision = Decision(PlaceDraft(4, "3", {"title": "Atelier 3", "street": "3 rue du Fil"}))
    tourcoing.directory.delete()
    with pytest.raises(FileRefusedError, match="supprimé pendant l’import"):
        Writer(PLACES, run, tourcoing.directory, Lines(run)).write([decision])


WRONG = [
    ("constants", {"services": 3}),
    ("constants", {"services": ["inconnu"]}),
    ("constants", {"title": ["a"]}),
    ("constants", {"latitude": "nord"}),
    ("constants", {"point": "1,2"}),
    ("constants", {"verified_on": "hier"}),
    ("constants", {"min_age": "six"}),
    ("constants", {"min_age": 200}),
    ("constants", {"by_appointment": "oui"}),
    ("lookups", {"latitude": {"column": "a"}}),
    ("lookups", {"category": {"column": "a", "values": {"b": 3}}}),
    ("flags", {"services": {"a": "inconnu"}}),
    ("flags", {"phone": {"a": "b"}}),
    ("flags", {"services": "a"}),
    ("facts", {"stationnement_pmr": 3}),
    ("facts", {"phone": "a"}),
    ("ages", {"a": ["un", "deux"]}),
    ("ages", {"a": [1]}),
    ("sentences", [["a", 3]]),
    ("sentences", {"a": "b"}),
    ("skip", {"a": [[1]]}),
    ("prefix", 3),
    ("identifier", 3),
    ("source", {"name": 3}),
    ("columns", {"title": {"a": 1}}),
    ("autre", 1),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_a_mapping_of_the_wrong_shape_names_the_key(bring, written, key, value):
    mapping = {**SHOPS, key: value}
    with pytest.raises(FileRefusedError, match=f"«.{key}"):
        bring(TWO, mapping=mapping)


@pytest.mark.parametrize("mark", ["\ud800", "\x00"])
def test_a_mapping_that_no_database_takes_is_refused(bring, mark):
    with pytest.raises(FileRefusedError):
        bring(TWO, mapping={**SHOPS, "source": {"name": f"Fil{mark}"}})
