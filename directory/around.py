"""Places chosen from the index without a query: around one place, of its kind, or of a town by their name."""

from dataclasses import dataclass

from django.utils import timezone

from core import reads
from core.sites import scope_of
from search import kept_documents, snapshot
from search.nearby import is_point

WALK = 800  # metres: ten minutes on foot
MOST_NEAR, MOST_SIMILAR = 4, 4


@dataclass(frozen=True)
class Neighbours:
    """Numbers of documents, the nearest first (by title where the place has no point)."""

    near: tuple[int, ...] = ()
    similar: tuple[int, ...] = ()

    @property
    def numbers(self):
        return {*self.near, *self.similar}


def places_by_name(city, language, start, stop):
    """The documents `start` to `stop` of a city's own places that have a point."""
    index = snapshot.held()
    reads.note(city.slug)
    bits = index.alive(timezone.now()) & index.bits("kind", "place") & index.bits("locale", language)
    bits &= index.bits("owner", city.slug) & index.grid.located
    numbers = index.page_of(bits, "titre", start, stop)
    rows = kept_documents.read(index, numbers)[0]
    return [rows[number] for number in numbers if number in rows]


def neighbours(page, branch, request):
    """What to show below a place: places of any kind near it, and places of its category. It may be
    among them itself."""
    index = snapshot.held()
    scope = scope_of(request)
    reads.note(scope.city or reads.ANY)
    places = index.alive(timezone.now()) & index.bits("kind", "place") & index.bits("locale", scope.language)
    if scope.city:
        places &= index.bits("city", scope.city)
    alike = places & index.bits("category", branch.slug) if branch else 0
    point = (page.latitude, page.longitude)
    if not is_point(*point):
        return Neighbours(similar=tuple(index.page_of(alike, "titre", 0, MOST_SIMILAR + 1)))
    around = index.grid.around(point)
    near = around.nearest(places & around.within(WALK) & ~alike, 0, MOST_NEAR + 1)
    return Neighbours(tuple(near), tuple(around.nearest(alike, 0, MOST_SIMILAR + 1)))
