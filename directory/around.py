"""Places asked of the index: around one place, of its kind, or of a town by their name."""

from dataclasses import dataclass, replace

from django.utils import timezone

from core import generation
from core.reads import ANY
from core.sites import scope_in, scope_of
from search.conditions import Has, Located, Not
from search.days import ONE_DAY, local_day, midnight
from search.ends import CURRENT_ONLY
from search.nearby import is_point
from search.protocol import Search, index, next_expiry
from search.query import BY_NEXT_DATE, COMING, SearchQuery

# What the documents of other apps hold of the place where they take place: its translation key.
TAKES_PLACE_AT = "place_key"
CITES = "cites"  # what the documents of news hold of the pages that they link to: translation keys
WALK = 800  # metres: ten minutes on foot
MOST_NEAR, MOST_SIMILAR, MOST_COMING, MOST_NEWS = 3, 3, 6, 3
MOST_KEPT = 1_000  # places of a city, in a process
PLACES = SearchQuery(selections={"kind": ("place",)})


@dataclass(frozen=True)
class Neighbours:
    """Keys of documents, the nearest first (by title where the place has no point); of what is on there, the
    next first; of the news that cite it, the latest first."""

    near: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    news: tuple[str, ...] = ()

    @property
    def keys(self):
        return {*self.near, *self.similar, *self.coming, *self.news}


def places_by_name(city, language, page, size):
    """The documents of one page of a city's own places that have a point."""
    own = replace(scope_in(city, language), city=city.slug, include_shared=False)
    by_name = SearchQuery(sort="titre", page=page)
    search = Search(by_name, own, fixed=PLACES, page_size=size, where=(Located(),))
    keys = index().answer([search], timezone.now()).each[0].keys
    rows = index().documents(keys).rows
    return [rows[key] for key in keys if key in rows]


def neighbours(page, branch, request):
    """What to show below a place: places of any kind near it, places of its category (it may be among them
    itself), what is on there, and the news that cite it. Kept until the city publishes, or one of the answers
    changes by itself."""
    seen, now = scope_of(request), timezone.now()
    scope = replace(seen, include_shared=True)
    kept = generation.held(f"around places {seen.city}", dict, [seen.city or ANY])
    asked = (page.translation_key, page.latitude, page.longitude, branch and branch.slug, seen.language)
    if asked not in kept or kept[asked][1] <= now:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[asked] = _neighbours(page, branch, scope, now)
    return kept[asked][0]


def _neighbours(page, branch, scope, now):
    """(Neighbours, the moment from which they may be others)."""
    alike = Has("category", branch.slug) if branch else None
    here = (page.latitude, page.longitude)
    has_point = is_point(*here)
    close_by, similar = SearchQuery(near=here, radius=WALK), SearchQuery(near=here)
    if not has_point:
        similar = SearchQuery(sort="titre")
    others = (Not(alike),) if alike else ()
    at_it = (Has(TAKES_PLACE_AT, str(page.translation_key)),)
    coming = SearchQuery(sort=BY_NEXT_DATE, dates=COMING)
    searches = [Search(coming, scope, page_size=MOST_COMING, where=at_it), _citing(page, scope)]
    if has_point:
        searches.append(Search(close_by, scope, PLACES, page_size=MOST_NEAR + 1, where=others))
    if alike:
        searches.append(Search(similar, scope, PLACES, page_size=MOST_SIMILAR + 1, where=(alike,)))
    answers = index().answer(searches, now).each
    found = [answer.keys for answer in answers]
    around = Neighbours(found[2] if has_point else (), found[-1] if alike else (), *found[:2])
    expiry = next_expiry(now, frozenset([scope.city or ANY]))
    ends = [expiry, midnight(local_day(now) + ONE_DAY), *(answer.changes_at for answer in answers)]
    return around, min(filter(None, ends))


def news_citing(page, request):
    """Keys of the latest news that link to a page and whose matter is not over."""
    search = _citing(page, scope_of(request))
    return index().answer([search], timezone.now()).each[0].keys


def _citing(page, scope):
    cites = (Has(CITES, str(page.translation_key)),)
    return Search(SearchQuery(selections=CURRENT_ONLY), scope, page_size=MOST_NEWS, where=cites)
