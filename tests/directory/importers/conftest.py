"""Imports into the directory of Tourcoing, of small files in the shapes that registers publish."""

import json
from types import SimpleNamespace

import pytest

from core.models import CitySettings
from directory.importers.target import PLACES
from directory.importing.runs import perform
from directory.importing.sources import find_source
from directory.models import ImportRun, PlacePage
from tests.built_once import built_once
from tests.directory.factories import town

SHOPS = {"columns": {"title": "nom", "street": "rue", "phone": "tel", "point": "point"}, "identifier": ["id"]}


@built_once
def tourcoing():
    """`home`, `directory` and `city` of Tourcoing."""
    made = town("tourcoing", insee_code="59599")
    return SimpleNamespace(**vars(made), city=CitySettings.objects.get(slug="tourcoing"))


@pytest.fixture
def written(tmp_path):
    """`written("a;b", "lieux.csv")`: the path of a file with these characters or bytes."""

    def write(content, name="lieux.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def bring(tourcoing, written):
    """`bring("id;nom…")`: the ended run of an import, by default of the mapped columns SHOPS."""

    def import_file(content, adapter="generic", name="lieux.csv", *, mapping=None, slug="essai", **options):
        boundary = options.pop("boundary", "")
        source = find_source(
            PLACES,
            city=tourcoing.city,
            slug=slug,
            adapter=adapter,
            mapping=_shops(adapter, mapping, written),
            boundary=boundary,
        )
        source.save()
        run = ImportRun.objects.create(source=source, file_name=name, **options)
        return perform(PLACES, run, written(content, name))

    return import_file


def _shops(adapter, mapping, written):
    if mapping is None and adapter == "generic":
        mapping = SHOPS
    if not isinstance(mapping, dict):
        return mapping or ""
    return written(json.dumps(mapping), "mapping.json")


def place(title):
    """The only place of this name."""
    return PlacePage.objects.get(title=title)


def reason_of(run, number):
    """What the report says of one line."""
    return run.lines.get(number=number).reason
