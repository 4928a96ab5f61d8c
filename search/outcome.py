"""The Advice of a search in words and links, for its page."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.query import SearchQuery
from search.sentences import at_city


@dataclass(frozen=True)
class Way:
    """Somewhere to go on: words and an address."""

    label: str
    url: str


@dataclass(frozen=True)
class Outcome:
    """`fewer`: a sentence when words were left out. `suggestion`: the question corrected. `nothing_here`
    and `elsewhere`: « Rien à Marcq pour ces mots, mais : » « 4 résultats à Tourcoing »."""

    fewer: str = ""
    suggestion: Way | None = None
    nothing_here: str = ""
    elsewhere: tuple[Way, ...] = ()


def outcome_of(request, listing, results):
    """The Outcome of the Results of a search page."""
    advice, query = results.advice, results.query
    suggestion = None
    if advice.suggestion:
        url = SearchQuery(words=advice.suggestion, everywhere=query.everywhere).url(listing.path)
        suggestion = Way(advice.suggestion, url)
    nothing_here = ""
    if advice.elsewhere:
        nothing_here = _("Nothing %(in_city)s for these words, but:") % {"in_city": at_city(request.city)}
    return Outcome(
        fewer=_fewer(advice),
        suggestion=suggestion,
        nothing_here=nothing_here,
        elsewhere=tuple(_elsewhere(query.words, *pair, listing.path) for pair in advice.elsewhere),
    )


def _fewer(advice):
    if not advice.has_fewer:
        return ""
    return ngettext(
        "Nothing holds all %(asked)d words together: here is what holds one of them.",
        "Nothing holds all %(asked)d words together: here is what holds %(held)d of them.",
        advice.held,
    ) % {"asked": advice.asked, "held": advice.held}


def _elsewhere(words, city, count, path):
    label = ngettext("%(count)s result %(in_city)s", "%(count)s results %(in_city)s", count)
    query = SearchQuery(words=words, cities=(city.slug,), everywhere=True)
    return Way(label % {"count": number_format(count), "in_city": at_city(city)}, query.url(path))
