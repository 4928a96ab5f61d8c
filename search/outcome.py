"""The Advice of a search in words and links, for its page."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.viewer import viewer_of
from search.filter_words import filtered
from search.phrasing import QUOTES, at_city
from search.query import SearchQuery
from search.sentences import describe

MOST_TOGETHER = 4  # words


@dataclass(frozen=True)
class Way:
    """Somewhere to go on: words and an address."""

    label: str
    url: str


@dataclass(frozen=True)
class Outcome:
    """`notes`: sentences on how the words were read, when not as they stand. `exactly`: the words as a
    phrase, when they found more than a page; `loosely`: without quotation marks, when a phrase found nothing;
    `filtered`: with a filter in place of words, of which the first leaves none where it `is_a_filter`.
    `nothing_here` and `elsewhere`: « Rien à Marcq pour ces mots, mais : » « 4 résultats à Tourcoing »."""

    notes: tuple[str, ...] = ()
    exactly: Way | None = None
    loosely: Way | None = None
    filtered: tuple[Way, ...] = ()
    is_a_filter: bool = False
    nothing_here: str = ""
    elsewhere: tuple[Way, ...] = ()

    @property
    def full_stop(self):
        """What ends the sentence of `elsewhere`: nothing after « L.I.V.E. »."""
        return "" if self.elsewhere and self.elsewhere[-1].label.endswith(".") else "."


def outcome_of(request, listing, results):
    """The Outcome of the Results of a search page."""
    viewer = viewer_of(request)
    advice, query = results.advice, results.query
    ways = filtered(viewer, listing, query) if query.words else []
    elsewhere = () if ways else advice.elsewhere  # with a filter in place of words there is something here
    nothing_here = _nothing_here(advice, request.city) if elsewhere else ""
    fewer = "" if nothing_here or advice.beginning else _fewer(advice)
    return Outcome(
        notes=tuple(filter(None, (_corrected(advice, query), fewer, _beginning(advice), _unread(advice)))),
        exactly=_exactly(listing, results),
        loosely=_loosely(listing, results),
        filtered=tuple(_filtered(viewer, listing, ways)),
        is_a_filter=_is_a_filter(query, ways),
        nothing_here=nothing_here,
        elsewhere=tuple(_elsewhere(query.words, *pair, listing.path) for pair in elsewhere),
    )


def _nothing_here(advice, city):
    """What comes before the results of other cities; it says too what is shown in their place."""
    if advice.has_fewer:
        words = _("No page %(in_city)s has all of these words: these come closest. Elsewhere:")
    else:
        words = ngettext(
            "Nothing %(in_city)s for this word, but:",
            "Nothing %(in_city)s for these words, but:",
            advice.asked or 2,  # a phrase of stop words
        )
    return words % {"in_city": at_city(city)}


def _corrected(advice, query):
    if not advice.corrected:
        return ""
    sentence = _("Nothing was found for “%(typed)s”. This was found for “%(words)s”.")
    return sentence % {"typed": query.words, "words": advice.corrected}


def _fewer(advice):
    """Of a whole question nobody expects that a page holds every word."""
    if not advice.has_fewer or advice.asked > MOST_TOGETHER:
        return ""
    return _("No page has all of these words. These come closest.")


def _beginning(advice):
    if not advice.beginning:
        return ""
    sentence = _("No page has exactly these words. These have words beginning with “%(word)s”.")
    return sentence % {"word": advice.beginning}


def _unread(advice):
    if not advice.unread:
        return ""
    return ngettext(
        "The phrase was looked for in the newest documents; %(count)s older one was not read.",
        "The phrase was looked for in the newest documents; %(count)s older ones were not read.",
        advice.unread,
    ) % {"count": number_format(advice.unread)}


def _exactly(listing, results):
    """The question in quotation marks: worth a try when there is much to read, and all words are there."""
    query, advice = results.query, results.advice
    is_read_as_it_stands = not (advice.has_fewer or advice.beginning)
    if (
        advice.asked < 2
        or not results.paging.has_pages
        or _is_quoted(query.words)
        or not is_read_as_it_stands
    ):
        return None
    words = " ".join(query.words.split())
    return Way(words, query.url(listing.path, words=f'"{words}"', page=1))


def _loosely(listing, results):
    query = results.query
    if results.total or not _is_quoted(query.words):
        return None
    words = " ".join(query.words.translate(QUOTES).split())
    return words and Way(words, query.url(listing.path, words=words, page=1))


def _is_a_filter(query, ways):
    """« Que faire ce week-end »: nothing is left to look for. One word may as well be looked for."""
    return bool(ways) and not ways[0].words and len(query.words.split()) > 1


def _filtered(viewer, listing, ways):
    for found in ways:
        yield Way(describe(found, viewer.portal, viewer.language, listing), found.url(listing.path))


def _is_quoted(words):
    return words.translate(QUOTES) != words


def _elsewhere(words, city, count, path):
    label = ngettext("%(count)s result %(in_city)s", "%(count)s results %(in_city)s", count)
    query = SearchQuery(words=words, selections={"city": (city.slug,)}, everywhere=True)
    return Way(label % {"count": number_format(count), "in_city": at_city(city)}, query.url(path))
