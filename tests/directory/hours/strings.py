"""The texts of readings.txt and frozen.txt with their meanings."""

from pathlib import Path


def strings(name):
    """(text, hours, note) of every line: hours is empty where the text is unsure."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [_string(line) for line in lines if line and not line.startswith("#")]


def _string(line):
    text, meaning = line.split(" => ")
    hours, _bar, note = meaning.partition(" | ")
    return text.replace("\\n", "\n"), hours.replace("?", "", 1) if hours.startswith("?") else hours, note
