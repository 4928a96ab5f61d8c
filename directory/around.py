"""The places around one place, and those of its kind: chosen from the index without a query."""

from dataclasses import dataclass

from django.utils import timezone

from core import generation
from core.sites import scope_of
from search import snapshot
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


def neighbours(page, branch, request):
    """What to show below a place: places of any kind near it, and places of its category. It may be
    among them itself."""
    index = generation.held("index of places", lambda number: snapshot.refreshed())
    scope = scope_of(request)
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
