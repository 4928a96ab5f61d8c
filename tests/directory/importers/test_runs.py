"""From file to report: what is written, what is left alone, and that the numbers add up."""

import pytest

from directory.models import ImportRun, PlacePage, SourceRecord
from directory.models.imports import ImportRun as Run
from search.models import SearchDocument
from tests.directory.factories import PlacePageFactory
from tests.directory.importers.conftest import place, reason_of

HEADER = "id;nom;rue;tel;point\n"
BAKERY = "1;Boulangerie du Pont;3 rue de Lille;0320123456;50.7235,3.1612\n"
LIBRARY = "2;Médiathèque Andrée;5 rue Famelart;;50.7250,3.1650\n"
POOL = "3;Piscine des Lins;8 avenue du Lin;;50.7300,3.1700\n"
CINEMA = "4;Cinéma du Fil;9 rue du Fil;;50.7310,3.1710\n"
GARDEN = "5;Jardin botanique;32 rue du Moulin;;50.7320,3.1500\n"
FIVE = HEADER + BAKERY + LIBRARY + POOL + CINEMA + GARDEN


def edit(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_rows_become_published_places_with_their_facts(bring):
    run = bring(HEADER + BAKERY)
    page = place("Boulangerie du Pont")
    assert run.status == Run.Status.DONE
    assert (page.live, page.phone, page.latitude, page.slug) == (
        True,
        "03 20 12 34 56",
        50.7235,
        "boulangerie-du-pont",
    )


def test_new_places_are_in_the_index_at_once(bring):
    bring(HEADER + BAKERY + LIBRARY)
    assert set(SearchDocument.objects.filter(kind="place").values_list("title", flat=True)) == {
        "Boulangerie du Pont",
        "Médiathèque Andrée",
    }


def test_the_numbers_add_up_to_the_rows_of_the_file(bring):
    run = bring(FIVE + "6;;sans nom;;\n7;Nulle part;;;\n;;;;\n")
    assert run.total == 8
    assert run.counts == {"created": 5, "skipped": 3}


def test_every_row_has_its_line_and_its_reason(bring):
    run = bring(HEADER + BAKERY + "6;;sans nom;;\n7;Nulle part;;;\n")
    assert [reason_of(run, number) for number in (3, 4)] == ["sans nom", "ni position ni adresse"]


def test_a_second_run_changes_nothing(bring):
    bring(FIVE)
    before = list(
        PlacePage.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at")
    )
    run = bring(FIVE)
    assert run.counts == {"unchanged": 5}
    assert (
        list(PlacePage.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at"))
        == before
    )


def test_an_unchanged_run_costs_the_same_few_statements_for_many_rows(bring, django_assert_max_num_queries):
    many = HEADER + "".join(f"{n};Lieu {n};{n} rue du Fil;;\n" for n in range(100))
    bring(many)
    with django_assert_max_num_queries(45):
        bring(many)


def test_what_the_source_changes_is_changed(bring):
    bring(FIVE)
    run = bring(FIVE.replace("0320123456", "0320999999"))
    assert place("Boulangerie du Pont").phone == "03 20 99 99 99"
    assert run.counts == {"updated": 1, "unchanged": 4}


def test_what_an_editor_changed_is_never_overwritten(bring):
    bring(FIVE)
    edit(place("Boulangerie du Pont"), phone="03 20 00 00 01")
    run = bring(FIVE.replace("0320123456", "0320999999"))
    assert place("Boulangerie du Pont").phone == "03 20 00 00 01"
    assert "laissé tel qu’écrit ici" in reason_of(run, 2)


def test_other_facts_of_an_edited_place_still_follow_the_source(bring):
    bring(FIVE)
    edit(place("Boulangerie du Pont"), phone="03 20 00 00 01")
    bring(FIVE.replace("3 rue de Lille", "4 rue de Lille"))
    assert place("Boulangerie du Pont").street == "4 rue de Lille"


def test_what_the_source_no_longer_says_goes_unless_it_was_edited(bring):
    bring(FIVE)
    bring(FIVE.replace("0320123456", ""))
    assert place("Boulangerie du Pont").phone == ""


@pytest.mark.parametrize("state", [{"has_unpublished_changes": True}, {"live": False}, {"locked": True}])
def test_a_page_in_the_hands_of_an_editor_is_left_alone(bring, state):
    bring(FIVE)
    PlacePage.objects.filter(title="Boulangerie du Pont").update(**state)
    run = bring(FIVE.replace("0320123456", "0320999999"))
    assert place("Boulangerie du Pont").phone == "03 20 12 34 56"
    assert run.counts == {"skipped": 1, "unchanged": 4}


def test_the_report_leads_to_a_page_that_was_left_alone(bring):
    bring(FIVE)
    PlacePage.objects.filter(title="Boulangerie du Pont").update(locked=True)
    run = bring(FIVE.replace("0320123456", "0320999999"))
    assert run.lines.get(number=2).page == place("Boulangerie du Pont")


def test_a_place_that_an_editor_deleted_does_not_come_back(bring):
    bring(FIVE)
    place("Boulangerie du Pont").delete()
    assert bring(FIVE).counts == {"skipped": 1, "unchanged": 4}


def test_a_vanished_row_is_marked_and_its_place_stays(bring):
    bring(FIVE)
    run = bring(FIVE.replace(GARDEN, ""))
    assert SourceRecord.objects.get(identifier="5").missing_since is not None
    assert (run.counts["missing"], place("Jardin botanique").live) == (1, True)


def test_a_row_that_is_back_is_no_longer_missing(bring):
    bring(FIVE)
    bring(FIVE.replace(GARDEN, ""))
    bring(FIVE)
    assert SourceRecord.objects.get(identifier="5").missing_since is None


def test_a_run_that_loses_more_than_a_fifth_is_refused(bring):
    bring(FIVE)
    run = bring(FIVE.replace(GARDEN, "").replace(POOL, "").replace("0320123456", ""))
    assert run.status == Run.Status.REFUSED
    assert place("Boulangerie du Pont").phone == "03 20 12 34 56"


def test_it_goes_through_when_forced(bring):
    bring(FIVE)
    assert bring(HEADER + BAKERY, is_forced=True).counts == {"unchanged": 1, "missing": 4}


def test_a_preview_writes_nothing_and_says_what_it_would(bring):
    run = bring(FIVE, is_preview=True)
    assert (run.status, run.counts) == (Run.Status.PREVIEW, {"created": 5})
    assert not PlacePage.objects.exists()


def test_the_same_row_twice_is_one_place(bring):
    run = bring(HEADER + BAKERY + BAKERY)
    assert "même lieu que la ligne 2" in reason_of(run, 3)


def test_a_place_written_by_an_editor_is_joined_not_doubled(bring, tourcoing):
    PlacePageFactory(parent=tourcoing.directory, title="Boulangerie du pont", phone="")
    run = bring(HEADER + BAKERY)
    assert run.counts == {"updated": 1}
    assert place("Boulangerie du pont").phone == "03 20 12 34 56"


def test_a_second_source_joins_the_same_place_and_changes_none_of_its_facts(bring):
    bring(HEADER + BAKERY)
    bring(HEADER + BAKERY.replace("0320123456", "0320999999"), slug="autre")
    assert place("Boulangerie du Pont").source_records.count() == 2
    assert place("Boulangerie du Pont").phone == "03 20 12 34 56"


def test_when_several_places_could_be_meant_none_is_touched(bring, tourcoing):
    for slug in ("pont", "pont-2"):
        PlacePageFactory(parent=tourcoing.directory, title="Boulangerie du Pont", slug=slug)
    assert "plusieurs lieux possibles" in reason_of(bring(HEADER + BAKERY), 2)


def test_one_source_has_one_run_at_a_time(bring):
    first = bring(HEADER + BAKERY)
    ImportRun.objects.filter(pk=first.pk).update(status=Run.Status.RUNNING)
    assert bring(FIVE).status == Run.Status.REFUSED


def test_a_city_without_a_directory_is_told_so(bring, tourcoing):
    tourcoing.directory.delete()
    assert "n’a pas encore d’annuaire" in bring(FIVE).reason


def test_formulas_stay_text_and_are_never_evaluated(bring):
    bring(HEADER + '9;"=HYPERLINK(""http://a.example"")";1 rue du Fil;;\n')
    assert place('=HYPERLINK("http://a.example")').live


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>erreur</html>",
        b"PK\x03\x04",
        b'{"features": [{"a":',
        b"autre;colonnes\n1;2\n",
        b'id;nom\n"' + b"x" * 300_000,
    ],
)
def test_a_broken_file_ends_in_a_report_and_changes_nothing(bring, content):
    run = bring(content)
    assert (run.status, bool(run.reason)) == (Run.Status.REFUSED, True)
    assert not PlacePage.objects.exists()
