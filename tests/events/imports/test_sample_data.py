"""Real answers, read from a folder outside the project: `PORTAL_SAMPLE_DATA`. Skipped when it is absent."""

import json
import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("PORTAL_SAMPLE_DATA", "/nowhere"))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="PORTAL_SAMPLE_DATA names no folder"),
]


@pytest.mark.parametrize(("answer", "count"), [("from0", 20), ("from20", 5)])
def test_answer_of_openagenda_is_imported_whole_and_a_second_run_changes_nothing(bring, answer, count):
    answers = json.loads((FOLDER / "openagenda/manyEvents-response-paginated.json").read_text())
    events = answers[answer]["events"]

    assert bring(events).counts == {"created": count}
    assert bring(events).counts == {"unchanged": count}


def test_calendar_of_public_holidays_is_imported_whole_and_a_second_run_changes_nothing(bring):
    text = (FOLDER / "calendars/jours_feries_metropole.ics").read_text()

    assert bring(text).counts == {"created": 121}
    assert bring(text).counts == {"unchanged": 121}
