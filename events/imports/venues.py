"""Places of the directory of a city, by the names that calendars give them."""

from collections import defaultdict

from directory.importing.matching import FAR
from directory.models import PlacePage
from search.analysis import fold
from search.nearby import distance, is_point

# Of a place in the directory, the page itself says these.
ADDRESS = ("venue_name", "street", "postcode", "town", "district", "latitude", "longitude")


class Venues:
    """Published places in the first language of a city, in memory for one run."""

    def __init__(self, city):
        home = city.site.root_page
        places = PlacePage.objects.live().descendant_of(home).filter(locale_id=home.locale_id, alias_of=None)
        self.by_name = defaultdict(list)
        for title, *place in places.values_list("title", "translation_key", "latitude", "longitude"):
            self.by_name[fold(title, " ")].append(place)

    def find(self, fields):
        """The translation key of the only place of the name that these facts have, not far from their point;
        "" where there is none."""
        places = self.by_name.get(fold(fields.get("venue_name", ""), " "), ())
        keys = [str(key) for key, *point in places if not _is_far(point, fields)]
        return keys[0] if len(keys) == 1 else ""


def _is_far(point, fields):
    if "latitude" not in fields or not is_point(*point):
        return False
    return distance(point, (fields["latitude"], fields["longitude"])) > FAR
