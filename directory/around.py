"""Places asked of the index: around one place, of its kind, or of a town by their name."""

from dataclasses import dataclass

from django.utils import timezone

from core.sites import Scope, scope_of
from search.conditions import Has, Located, Not
from search.nearby import is_point
from search.protocol import Search, index
from search.query import SearchQuery

WALK = 800  # metres: ten minutes on foot
MOST_NEAR, MOST_SIMILAR = 4, 4
PLACES = SearchQuery(selections={"kind": ("place",)})


@dataclass(frozen=True)
class Neighbours:
    """Keys of documents, the nearest first (by title where the place has no point)."""

    near: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()

    @property
    def keys(self):
        return {*self.near, *self.similar}


def places_by_name(city, language, page, size):
    """The documents of one page of a city's own places that have a point."""
    own = Scope(city.slug, language, include_shared=False)
    by_name = SearchQuery(sort="titre", page=page)
    search = Search(by_name, own, fixed=PLACES, page_size=size, where=(Located(),))
    keys = index().answer([search], timezone.now()).each[0].keys
    rows = index().documents(keys).rows
    return [rows[key] for key in keys if key in rows]


def neighbours(page, branch, request):
    """What to show below a place: places of any kind near it, and places of its category. It may be
    among them itself."""
    seen = scope_of(request)
    scope = Scope(seen.city, seen.language)
    alike = Has("category", branch.slug) if branch else None
    here = (page.latitude, page.longitude)
    has_point = is_point(*here)
    close_by, similar = SearchQuery(near=here, radius=WALK), SearchQuery(near=here)
    if not has_point:
        similar = SearchQuery(sort="titre")
    others = (Not(alike),) if alike else ()
    searches = [Search(close_by, scope, PLACES, page_size=MOST_NEAR + 1, where=others)] if has_point else []
    if alike:
        searches.append(Search(similar, scope, PLACES, page_size=MOST_SIMILAR + 1, where=(alike,)))
    found = [answer.keys for answer in index().answer(searches, timezone.now()).each]
    return Neighbours(found[0] if has_point else (), found[-1] if alike else ())
