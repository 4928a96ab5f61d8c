"""The demo's Roubaix with another number of places."""

from tests.bench.visits import Visit

HOST = "roubaix.localhost"
SOUTH, WEST = 50.665, 3.145  # a corner of the town, degrees
STEP = 0.0003  # about 33 m of latitude and 21 m of longitude
WIDTH, HEIGHT = 150, 134  # places of a row, rows
MIDDLE = "50.6900,3.1700"


def grow(number: int):
    """Make the places of Roubaix that lists show `number`: copies of the demo's, on a grid over the town."""
    from directory.freshness import is_hidden
    from directory.models import PlacePage
    from tests.bench.copies import multiply

    own = PlacePage.objects.live().filter(url_path__startswith="/roubaix/").order_by("slug")
    originals = [page for page in own if not is_hidden(page)]
    apart = WIDTH * HEIGHT // number  # a small town is as wide as a large one
    multiply(originals, number - len(originals), lambda n: _point(n * apart))


def visits():
    """One Visit of each kind, as a resident who looks for a place makes them."""
    from search.models import SearchDocument
    from tests.bench.addresses import EMPTY, ROW20

    place = SearchDocument.objects.filter(city__slug="roubaix", kind="place", locale="fr").latest("pk")
    addresses = {
        "empty": EMPTY,
        "row20": ROW20,
        "listing": "/fr/lieux/",
        "narrowed": "/fr/lieux/?categorie=commerces&acces=entree_plain_pied",
        "open": "/fr/lieux/?ouvert=maintenant",
        "near": f"/fr/lieux/?pres={MIDDLE}",
        "around": f"/fr/lieux/?pres={MIDDLE}&rayon=2000",
        "detail": place.path,
    }
    return [Visit(kind, HOST, address) for kind, address in addresses.items()]


def _point(place):
    """Columns of the place so many steps along the grid."""
    row, column = divmod(place, WIDTH)
    return {"latitude": SOUTH + STEP * row, "longitude": WEST + STEP * column}
