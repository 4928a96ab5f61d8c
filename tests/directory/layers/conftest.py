"""Files of layers, and their import into Tourcoing."""

import json

import pytest

from core.models import CitySettings
from directory.layers.importing import import_layer


@pytest.fixture
def city(tourcoing):
    """CitySettings of Tourcoing."""
    found = CitySettings.objects.get(slug="tourcoing")
    found.insee_code = "59599"
    found.save()
    return found


@pytest.fixture
def write(tmp_path):
    """`write("places.csv", text)`: path of a file; anything but text is written as JSON."""

    def make(name, content):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def load(city, write):
    """`load("fontaines", content)`: the Report of an import into Tourcoing."""

    def run(kind, content, **options):
        name = "layer.csv" if isinstance(content, str) else "layer.geojson"
        return import_layer(city=city, kind=kind, path=write(name, content), **options)

    return run


def fountains(*names):
    """A CSV of drinking water points, in the columns of the national schema."""
    rows = [f"{name},robinet,50.72{rank:02},3.16,aucune" for rank, name in enumerate(names)]
    return "\n".join(["id,type_fontaine,latitude,longitude,conditions_acces", *rows])


def collection(*features):
    """GeoJSON of (geometry, properties)."""
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "geometry": g, "properties": p} for g, p in features],
    }


def square(west, south, size=0.01):
    """A GeoJSON Polygon."""
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}
