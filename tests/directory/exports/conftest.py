"""Places of Tourcoing that are given away."""

import pytest

from core.models import CitySettings
from directory.models import DirectorySettings
from directory.models.choices import PlaceKind
from tests.directory.factories import CategoryFactory, PlacePageFactory

# Invented numbers whose key is right.
SIRET = "21590599300014"


@pytest.fixture(autouse=True)
def no_file_kept(settings, tmp_path):
    """Generations start over with each test: no file of another may pass for its own."""
    settings.VAR_DIR = tmp_path


@pytest.fixture
def city(tourcoing):
    """CitySettings of Tourcoing, which has a SIRET."""
    found = CitySettings.objects.get(slug="tourcoing")
    found.insee_code = "59599"
    found.save()
    DirectorySettings.objects.create(site=found.site, siret=SIRET)
    return found


@pytest.fixture
def service(tourcoing, city):
    """`service(title=…)`: a town hall of Tourcoing."""

    def make(**fields):
        category = CategoryFactory(
            slug="mairie",
            title="Mairie",
            scdl_theme="Equipement administratif",
            scdl_code="01010401",
        )
        words = {"title": "Hôtel de ville", "street": "10 place Victor-Hassebroucq"}
        facts = {"kind": PlaceKind.SERVICE, "category": category}
        return PlacePageFactory(parent=tourcoing.directory, **(words | facts | fields))

    return make


@pytest.fixture
def digital(tourcoing, city):
    """`digital(title=…)`: a place of digital help in Tourcoing."""

    def make(**fields):
        words = {"title": "Espace numérique", "kind": PlaceKind.DIGITAL, "siret": SIRET}
        return PlacePageFactory(parent=tourcoing.directory, **(words | fields))

    return make
