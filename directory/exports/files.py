"""Files of open data, written once for a generation and sent from disk: memory never holds one."""

import os
from pathlib import Path

from django.conf import settings

from core import generation
from directory.exports.datasets import lines


def folder():
    """Where they wait; a file that is gone is written again."""
    return Path(settings.VAR_DIR) / "donnees"


def kept(dataset, licence, extension, city):
    """Path of a file as it is now."""
    name = f"{city.slug}-{dataset.slug}{licence.suffix}"
    path = folder() / f"{name}.{generation.current()}.{extension}"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines(dataset, licence, extension, city))
    unfinished.rename(path)
    for old in path.parent.glob(f"{name}.*.{extension}"):
        if old != path:
            old.unlink(missing_ok=True)
    return path
