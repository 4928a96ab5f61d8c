"""Sample layers of the maps: layers/<city>/<kind>.csv and the border of each city, all invented, read by the
importer itself."""

from pathlib import Path

from django.utils import translation

from directory.layers.importing import import_layer

FOLDER = Path(__file__).parent / "layers"
DESCRIPTION = {
    "source": "Points et contours inventés pour la démonstration",
    "licence": "Licence Ouverte 2.0",
    "licence_url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}


def plant_layers(cities):
    """Import each file into the map of its city; `cities`: {slug: CityParts}."""
    with translation.override("fr"):
        for path in sorted(FOLDER.glob("*/*.*")):
            city = cities[path.parent.name].settings
            import_layer(city=city, kind=path.stem, path=path, **DESCRIPTION)
