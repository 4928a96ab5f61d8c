"""Addresses as people type them: streets go before names, districts are known, nothing is guessed in
silence."""

import pytest

from core.sites import get_portal
from directory.geocoding import find_point
from directory.models import SectorPage, WastePage
from tests.built_once import built_once
from tests.directory.factories import PlacePageFactory, town

PLACES = (
    ("Maison de la Navette", "25 rue du Battant", "Centre", 50.7211),
    ("Les Cardeuses", "46 rue de la Navette", "Centre", 50.7212),
    ("Au Fil", "12 rue de la Navette", "Centre", 50.7213),
    ("Théâtre Gambetta", "8 place de la République", "Gambetta", 50.7214),
    ("Pain d’Or", "7 bis boulevard Gambetta", "Gambetta", 50.7215),
    ("Épicerie", "31 bd Gambetta", "Gambetta", 50.7216),
    ("Club", "3 avenue du Général-Leclerc", "Croix-Rouge", 50.7217),
    ("École", "1 rue de l’Épidème", "Épidème", 50.7218),
    ("Square", "Place du Grand-Ballot", "Bourgogne", 50.7219),
    ("Atelier", "9, rue Saint-Jacques", "Bourgogne", 50.7220),
)

# (typed, latitude of what is meant or None, whether it is surely that)
TYPED = (
    ("12 rue de la Navette", 50.7213, True),
    ("12, RUE DE LA NAVETTE", 50.7213, True),
    ("12 r. de la navette", 50.7213, True),
    ("12 rue navette", 50.7213, True),
    ("12 rue de la Navette 59200 Tourcoing", 50.7213, True),
    ("12 rue de la navette, tourcoing", 50.7213, True),
    ("12 bis rue de la Navette", 50.7213, False),
    ("14 rue de la Navette", 50.7213, False),
    ("45 rue de la Navette", 50.7212, False),
    ("rue de la Navette", 50.7212, False),
    ("navette", 50.7212, False),
    ("la Navette", 50.7212, False),
    ("Maison de la Navette", 50.7211, True),
    ("maison navette", 50.7211, False),
    ("7 bd Gambetta", 50.7215, False),
    ("7bis boulevard gambetta", 50.7215, True),
    ("31 Boulevard Gambetta", 50.7216, True),
    ("boul. Gambetta", 50.7216, False),
    ("gambetta", 50.7215, True),
    ("quartier Gambetta", 50.7215, True),
    ("Théâtre Gambetta", 50.7214, True),
    ("8 pl. de la republique", 50.7214, True),
    ("3 av du Gal Leclerc", 50.7217, True),
    ("avenue leclerc", 50.7217, False),
    ("croix rouge", 50.7217, True),
    ("quartier de l’Épidème", 50.7218, True),
    ("epideme", 50.7218, True),
    ("1 rue de l'epideme", 50.7218, True),
    ("place du grand ballot", 50.7219, False),
    ("9 rue St Jacques", 50.7220, True),
    ("9 rue saint-jacques Roubaix", 50.7220, False),
    ("impasse des Brumes", None, False),
    ("rue du Fil", 50.7212, False),  # of a place without a point, in the district Centre
    ("14 rue de la Trame", 50.7212, False),  # of a sector of collections
    ("rue du Grand-Gambetta", 50.7215, False),  # nobody knows it, its name holds a district
)


@built_once
def city():
    """Tourcoing with ten places."""
    made = town("tourcoing", insee_code="59599")
    for title, street, district, latitude in PLACES:
        PlacePageFactory(
            parent=made.directory, title=title, street=street, district=district, latitude=latitude
        )
    nowhere = {"district": "Centre", "latitude": None, "longitude": None}
    PlacePageFactory(parent=made.directory, title="Fil à fil", street="2 rue du Fil", **nowhere)
    waste = WastePage(title="Collecte", slug="collecte")
    made.home.add_child(instance=waste)
    waste.add_child(instance=SectorPage(title="Est", slug="est", streets="rue de la Trame\nquartier Centre"))
    return made


@pytest.mark.parametrize(("typed", "latitude", "is_exact"), TYPED, ids=[row[0] for row in TYPED])
def test_what_people_type_is_the_street_the_district_or_the_place_that_they_mean(
    city, typed, latitude, is_exact
):
    found = find_point(typed, get_portal().by_slug["tourcoing"])
    meant = (round(found.latitude, 4), found.is_exact) if found else (None, False)
    if typed in ("quartier de l’Épidème", "epideme", "croix rouge"):
        assert found.label.startswith("Quartier")
    assert meant == (latitude, is_exact)
