"""Files of open data on disk, which several threads may write at once."""

import pytest

from core.sites import get_portal
from directory.exports import datasets, files

pytestmark = pytest.mark.django_db


def test_a_table_and_a_map_written_at_once_do_not_mix(service, monkeypatch):
    service(title="Mairie")
    city = get_portal().by_slug["tourcoing"]
    dataset, licence = datasets.find("lieux")
    whole = list(datasets.lines(dataset, licence, "csv", city))

    def interrupted(*which):
        monkeypatch.setattr(files, "lines", lambda *which: iter(["{}"]))
        yield whole[0]
        files.kept(dataset, licence, "geojson", city)
        yield from whole[1:]

    monkeypatch.setattr(files, "lines", interrupted)
    with files.opened(dataset, licence, "csv", city) as file:
        assert file.read().decode() == "".join(whole)
