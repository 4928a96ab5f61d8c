"""What an answer of OpenAgenda says."""

import json
from datetime import date

import pytest

from directory.reading.errors import FileRefusedError
from events.imports.openagenda import open_agenda
from events.imports.schedules import BLOCK
from events.schedule.expansion import expand
from tests.events.imports.agendas import event, exhibition, timing
from tests.events.imports.calendars import slots_of, starts_of


@pytest.fixture
def read(tmp_path):
    """`read(event, …)`: the rows of an answer with these events."""

    def rows(*events):
        path = tmp_path / "agenda.json"
        path.write_text(json.dumps({"success": True, "total": len(events), "events": events}))
        return list(open_agenda(path))

    return rows


def test_offset_of_each_timing_counts(read):
    row = read(event(timings=[timing("2027-03-24 14:00"), timing("2027-03-31 14:00")]))[0]

    assert starts_of(row) == ["24.3. 14:00", "31.3. 14:00"]
    assert [entry["type"] for entry in row.cells["schedule"]] == ["dates"]


@pytest.mark.parametrize("count", [79, 359])
def test_every_timing_counts(read, count):
    row = read(exhibition(count))[0]

    assert len(slots_of(row)) == count
    assert (slots_of(row)[-1].end - slots_of(row)[-1].start).seconds == 2 * 3600


def test_event_without_its_timings_says_so(read):
    told = event(nextTiming=timing("2027-06-16 14:00"), lastTiming=timing("2027-06-30 14:00"))
    del told["timings"]
    cells = read(told)[0].cells

    assert (cells["is_partial"], len(expand(BLOCK.to_python(cells["schedule"]), *YEAR).slots)) == (True, 2)
    assert "detailed=1" in cells["remarks"][0]


YEAR = date(2027, 1, 1), date(2027, 12, 31)


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ({"status": 1}, {"status": "scheduled", "is_online": False, "is_full": False}),
        ({"status": 2}, {"status": "scheduled"}),
        ({"status": 3}, {"status": "scheduled", "is_online": True}),
        ({"status": 4}, {"status": "postponed"}),
        ({"status": 5}, {"status": "scheduled", "is_full": True}),
        ({"status": 6}, {"status": "cancelled"}),
        ({"status": {"id": 6, "label": "Annulé"}}, {"status": "cancelled"}),
        ({"attendanceMode": 2}, {"is_online": True, "is_mixed": False}),
        ({"attendanceMode": 3}, {"is_online": False, "is_mixed": True}),
        ({"state": 2}, {"fault": ""}),
        ({"state": 1}, {"fault": "pas public dans son agenda"}),
        ({"state": -1}, {"fault": "pas public dans son agenda"}),
    ],
)
def test_states_mean_what_openagenda_says(read, said, facts):
    cells = read(event(**said))[0].cells

    assert {name: cells[name] for name in facts} == facts


def test_timing_that_is_none_is_remarked(read):
    backwards = {"begin": "2027-06-09T16:00:00+02:00", "end": "2027-06-09T14:00:00+02:00"}
    row = read(event(timings=[backwards, {"begin": "demain"}, None, timing("2027-06-16 14:00")]))[0]

    assert (starts_of(row), len(row.cells["remarks"])) == (["16.6. 14:00"], 3)


@pytest.mark.parametrize(
    "odd",
    [{"location": None}, {"title": None}, {"keywords": "x"}, {"age": 7}, {"timings": {}}, {"status": "6"}],
)
def test_odd_shapes_are_read_as_far_as_they_go(read, odd):
    assert read(event(**odd), "un mot")[0].cells["uid"] == "38889590"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<!DOCTYPE html><html>Maintenance</html>", "page web"),
        (b'{"success": true, "events": [{"uid": 1', "coupée"),
        (b'{"message": "unauthorized"}', "pas un agenda d’OpenAgenda"),
        (b'{"success": false, "events": []}', "pas un agenda d’OpenAgenda"),
        (b'{"events":' + b"[" * 100_000, "coupée"),
        (b"uid;titre\n1;Bal", "pas un agenda d’OpenAgenda"),
    ],
)
def test_answer_that_is_no_agenda_is_refused_in_words(tmp_path, content, words):
    path = tmp_path / "agenda.json"
    path.write_bytes(content)

    with pytest.raises(FileRefusedError, match=words):
        open_agenda(path)
