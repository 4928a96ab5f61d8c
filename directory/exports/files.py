"""Files of open data, written once until the city publishes and sent from disk: memory never holds one."""

import os
import threading
import time
from pathlib import Path

from django.conf import settings

from core import generation
from directory.exports.datasets import lines
from search.models import IndexState

# Seconds. A database that was restored counts its generations anew: no old file outlives that for long.
LONGEST = 3600


def folder():
    """Where they wait; a file that is gone is written again."""
    return Path(settings.VAR_DIR) / "donnees"


def edition(city):
    """Changes with whatever the city publishes, and from one database to another."""
    epoch = IndexState.objects.values_list("epoch", flat=True).first()
    numbers = "-".join(str(number) for _scope, number in generation.stamp([city.slug]))
    return f"{epoch.hex[:8] if epoch else 0}-{numbers}"


def opened(dataset, licence, extension, city):
    """A file as it is now, open for reading. A newer edition may take it away between its name and its
    opening: then it is written again, once."""
    try:
        return kept(dataset, licence, extension, city).open("rb")
    except FileNotFoundError:
        return kept(dataset, licence, extension, city).open("rb")


def kept(dataset, licence, extension, city):
    """Path of a file as it is now."""
    name = f"{city.slug}-{dataset.slug}{licence.suffix}"
    path = folder() / f"{name}.{edition(city)}.{extension}"
    if path.exists() and time.time() - path.stat().st_mtime < LONGEST:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own for each writer: threads and processes may write the same file at once.
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines(dataset, licence, extension, city))
    unfinished.replace(path)
    for old in path.parent.glob(f"{name}.*.{extension}"):
        if old != path:
            old.unlink(missing_ok=True)
    return path
