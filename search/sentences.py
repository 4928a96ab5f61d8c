"""A query as a sentence for titles: « Actualités sur la nature à Roubaix, en 2018 »."""

from datetime import date

from django.utils.translation import override, pgettext

from core.days import day_number, day_words
from core.phrasing import either, in_a_row, quoted
from core.sites import Portal
from search.listings import Listing
from search.nearby import radius_words
from search.phrasing import QUOTES, at_city, lower
from search.query import BY_DAY, EVERYTHING, PAST, SearchQuery
from search.registry import KIND, Facet, facet_labels, facets
from search.wording import Choice, Part


def describe(query: SearchQuery, portal: Portal, language: str, listing: Listing | None = None) -> str:
    """The sentence of `query` inside a listing; the listing's own title when nothing is chosen."""
    if listing is not None and query.is_empty:
        return listing.title
    whole = query.with_fixed(listing.fixed if listing else EVERYTHING)
    place = listing.place if listing else ""
    with override(language):
        return _Sentence(whole, portal, language, place).text()


class _Sentence:
    """`place`: the city that results for words are of, where the query does not name one."""

    def __init__(self, query: SearchQuery, portal: Portal, language: str, place: str) -> None:
        self._query, self._portal, self._language, self._place = query, portal, language, place
        self._said: dict[Part, list[str]] = {part: [] for part in Part}
        self._chosen = {name: self._labels_of(name) for name in query.facet_names()}
        for name in query.facet_names():
            part, words = self._words_of(facets()[name])
            self._said[part].insert(0 if name == KIND else len(self._said[part]), words)

    def text(self) -> str:
        """Subject, what it is about and where; then what is set off by commas."""
        said = self._said
        if self._query.words and not any(said[Part.SUBJECT]):  # « gratuites » has no noun
            said[Part.ASIDE] += map(lower, filter(None, said[Part.QUALITY]))
            said[Part.QUALITY] = []
        core = " ".join(filter(None, (self._subject(), *said[Part.ABOUT], self._where())))
        asides = [*said[Part.ASIDE], *said[Part.WHEN], days_words(self._query), dates_words(self._query)]
        asides.append(near_words(self._query))
        return in_a_row((core, *asides))

    def _labels_of(self, name: str) -> tuple[str, ...]:
        known, phrase = facet_labels(name, self._portal, self._language), facets()[name].phrase or str
        return tuple(str(known.get(value) or phrase(value)) for value in self._query.selected(name))

    def _words_of(self, facet: Facet) -> tuple[Part, str]:
        values, labels = self._query.selected(facet.name), self._chosen[facet.name]
        if facet.wording:
            choice = Choice(values, labels, self._portal, self._chosen)
            return facet.wording.part, facet.wording.say(choice)
        if facet.phrase:
            return Part.ABOUT, either(facet.phrase(value) for value in values)
        words = pgettext("sentence", "%(filter)s: %(values)s") % {
            "filter": lower(facet.label),
            "values": either(labels if facet.are_names else map(lower, labels)),
        }
        return Part.ASIDE, words

    def _subject(self) -> str:
        """« Résultats pour « atelier numérique » »; quotation marks of the question are left out."""
        subject = self._subject_alone()
        words = " ".join(self._query.words.translate(QUOTES).split())
        if words:
            subject = subject or pgettext("subject of a list", "Results")
            return pgettext("sentence", "%(subject)s for %(words)s") % {
                "subject": subject,
                "words": quoted(words),
            }
        return subject or pgettext("subject of a list", "Everything")

    def _subject_alone(self) -> str:
        """« Activités gratuites », « Free activities »."""
        subject, quality = (" ".join(self._said[part]) for part in (Part.SUBJECT, Part.QUALITY))
        if not (subject and quality):
            return subject or quality
        words = pgettext("adjective of the kinds of a list", "%(adjective)s %(kinds)s") % {
            "adjective": quality,
            "kinds": lower(subject),
        }
        return words[:1].upper() + words[1:]

    def _where(self) -> str:
        if self._said[Part.WHERE]:
            return " ".join(self._said[Part.WHERE])
        if self._query.everywhere:
            return pgettext("sentence", "in all cities")
        return at_city(self._portal.by_slug[self._place]) if self._place and self._query.words else ""


def days_words(query: SearchQuery) -> str:
    """« du 2 mars au 5 avril 2026 »; "" without a day."""
    start, end = query.start, query.end
    if start and end and start == end:
        return pgettext("sentence", "on %(day)s") % {"day": _day(start)}
    if start and end:
        return pgettext("sentence", "from %(start)s to %(end)s") % {
            "start": _day(start, but=end),
            "end": _day(end),
        }
    if start:
        return pgettext("sentence", "from %(start)s on") % {"start": _day(start)}
    return pgettext("sentence", "until %(end)s") % {"end": _day(end)} if end else ""


def dates_words(query: SearchQuery) -> str:
    """« dates passées », « jour par jour »; "" of what is to come."""
    words = {PAST: pgettext("sentence", "past dates"), BY_DAY: pgettext("sentence", "day by day")}
    return words.get(query.dates, "")


def near_words(query: SearchQuery) -> str:
    """« à proximité », « à moins de 500 m de « 2 rue de Lille » »; "" without a place."""
    place = quoted(query.near_name)
    if query.radius and query.near and query.near_name:
        words = pgettext("sentence", "within %(distance)s of %(place)s")
        return words % {"distance": radius_words(query.radius), "place": place}
    if query.radius and query.near:
        return pgettext("sentence", "within %(distance)s") % {"distance": radius_words(query.radius)}
    if query.near and query.near_name:
        return pgettext("sentence", "near %(place)s") % {"place": place}
    return pgettext("sentence", "nearby") if query.near else ""


def _day(day: date, but: date | None = None) -> str:
    """« 1er mars 2026 », without what the day `but` after it says again."""
    if but is None or day.year != but.year:
        return day_words(day, "j F Y")
    return day_number(day.day) if day.month == but.month else day_words(day, "j F")
