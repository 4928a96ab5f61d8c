"""Tourcoing with its page of collections, and a sector of it."""

from types import SimpleNamespace

from core.models import CitySettings
from directory.models import SectorPage, WastePage
from tests.built_once import built_once
from tests.cms_pages.factories import make_city, publish


def collection(stream, *weekdays, **more):
    """A block of a sector."""
    value = {"stream": stream, "rhythm": "semaine", "weekdays": list(weekdays), **more}
    return {"type": "collection", "value": value, "id": f"{stream}{weekdays}"}


@built_once
def tourcoing():
    """`home`, the page `waste`, its sector `centre`, and the `city`."""
    home = make_city("tourcoing", phone="03 53 01 01 42")
    waste = home.add_child(instance=WastePage(title="Quand sortir mes bacs ?", slug="collecte"))
    centre = SectorPage(
        title="Centre",
        slug="centre",
        streets="rue de la Navette\nrue de Lille : pairs",
        collections=[
            collection("ordures", "mardi", "vendredi", container="bac gris"),
            collection("tri", "mardi", container="bac jaune"),
            collection("encombrants", rhythm="rendez-vous"),
        ],
    )
    waste.add_child(instance=centre)
    publish(centre)
    city = CitySettings.objects.get(slug="tourcoing")
    return SimpleNamespace(home=home, waste=waste, centre=centre, city=city)
