"""The hours that two towns published, read from the folder named by PORTAL_SAMPLE_DATA."""

import json
import os
from pathlib import Path

import pytest

from directory.hours.passages import hours_passage
from directory.hours.reading import read

FOLDER = Path(os.environ.get("PORTAL_SAMPLE_DATA", "")) / "mednum"
NO_HOURS = ("Ligne Irigo",)  # a bus line in the column of hours

pytestmark = pytest.mark.skipif(
    not (FOLDER / "angers.json").exists() or "PORTAL_SAMPLE_DATA" not in os.environ,
    reason="PORTAL_SAMPLE_DATA names no folder with mednum/angers.json",
)


def texts():
    angers = json.loads((FOLDER / "angers.json").read_text(encoding="utf-8"))
    gironde = json.loads((FOLDER / "gironde.json").read_text(encoding="utf-8"))
    stated = [row["HORAIRE"] for row in angers] + [hours_passage(str(row["Description"])) for row in gironde]
    return [text for text in stated if text and not text.startswith(NO_HOURS)]


def test_six_texts_in_seven_are_read():
    found = texts()
    assert sum(bool(read(text).hours) for text in found) >= 6 / 7 * len(found)


def test_passages_are_those_that_were_counted_by_hand():
    assert len(texts()) == 58 + 16
