"""A query as a sentence for titles: « Actualités sur la nature à Roubaix, en 2018 »."""

import re
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import get_language, npgettext, override, pgettext

from search.days import WHEN_LABELS
from search.nearby import radius_words
from search.query import SearchQuery
from search.registry import facet_labels, facets

QUOTES = str.maketrans(dict.fromkeys('"“”„«»'))
SPELLED_OUT = {"kind", "topic", "audience", "tag", "city", "year", "when"}


def describe(query, portal, language, listing=None):
    """The sentence of `query` inside a listing; the listing's own title when nothing is chosen."""
    if listing is not None and query.is_empty:
        return listing.title
    whole = query.with_fixed(listing.fixed if listing else SearchQuery())
    if listing is not None and listing.place and whole.words and not (whole.cities or whole.everywhere):
        whole = replace(whole, cities=(listing.place,))
    with override(language):
        return _Sentence(whole, portal, language).text()


class _Sentence:
    def __init__(self, query, portal, language):
        self.query, self.portal, self.language = query, portal, language

    def text(self):
        """Subject and complements, then what is set off by commas."""
        core = " ".join(
            filter(None, (self._kinds(), self._topics(), self._audiences(), self._tags(), self._cities()))
        )
        asides = [*self._other_facets(), self._years(), *self._whens(), self._days(), near_words(self.query)]
        return ", ".join(filter(None, (core, *asides)))

    def _labels(self, name):
        labels = facet_labels(name, self.portal, self.language)
        return [str(labels.get(value, value)) for value in self.query.selected(name)]

    def _kinds(self):
        labels = self._labels("kind")
        if not labels:
            return self._words(pgettext("subject of a list", "Results")) or pgettext(
                "subject of a list", "Everything"
            )
        kinds = _join([labels[0], *map(_lower, labels[1:])], pgettext("list", "%(first)s and %(last)s"))
        return self._words(kinds) or kinds

    def _words(self, subject):
        """« Résultats pour « atelier numérique » »; quotation marks of the question are left out."""
        words = " ".join(self.query.words.translate(QUOTES).split())
        quoted = pgettext("quoted", "“%(word)s”") % {"word": words}
        return words and pgettext("sentence", "%(subject)s for %(words)s") % {
            "subject": subject,
            "words": quoted,
        }

    def _topics(self):
        phrases, labels = self._phrases("topic", self.portal.topics)
        if phrases:
            return pgettext("sentence", "about %(topics)s") % {"topics": _either(phrases)}
        return labels and npgettext(
            "sentence", "on the topic %(topics)s", "on the topics %(topics)s", len(labels)
        ) % {"topics": _either(labels)}

    def _audiences(self):
        phrases, labels = self._phrases("audience", self.portal.audiences)
        if phrases:
            return pgettext("sentence", "for %(audiences)s") % {"audiences": _either(phrases)}
        return labels and npgettext(
            "sentence", "for the audience %(audiences)s", "for the audiences %(audiences)s", len(labels)
        ) % {"audiences": _either(labels)}

    def _phrases(self, name, terms):
        """Words with their article (« la nature ») when every term has them, and plain titles."""
        known = terms.get(self.language, {})
        phrases = [getattr(known.get(value), "phrase", "") for value in self.query.selected(name)]
        return phrases if all(phrases) else [], self._labels(name)

    def _tags(self):
        labels = [pgettext("quoted", "“%(word)s”") % {"word": label} for label in self._labels("tag")]
        return labels and pgettext("sentence", "with the keyword %(tags)s") % {"tags": _either(labels)}

    def _cities(self):
        if self.query.everywhere and not self.query.cities:
            return pgettext("sentence", "in all cities")
        hub = self.portal.hub.name if self.portal.hub else None
        return _either(
            [
                pgettext("sentence", "on %(site)s") % {"site": label} if label == hub else _at(label)
                for label in self._labels("city")
            ]
        )

    def _years(self):
        years = _either(self.query.years)
        return years and pgettext("sentence", "in %(years)s") % {"years": years}

    def _whens(self):
        return [_lower(WHEN_LABELS[value]) for value in self.query.selected("when")]

    def _other_facets(self):
        for name in self.query.facet_names():
            if name not in SPELLED_OUT:
                facet, labels = facets()[name], self._labels(name)
                if facet.phrase:
                    yield _either([facet.phrase(value) for value in self.query.selected(name)])
                    continue
                yield pgettext("sentence", "%(filter)s: %(values)s") % {
                    "filter": _lower(facet.label),
                    "values": _either(labels if facet.are_names else map(_lower, labels)),
                }

    def _days(self):
        start, end = self.query.start, self.query.end
        if start and end and start == end:
            return pgettext("sentence", "on %(day)s") % {"day": _day(start)}
        if start and end:
            return pgettext("sentence", "from %(start)s to %(end)s") % {
                "start": _day(start, but=end),
                "end": _day(end),
            }
        if start:
            return pgettext("sentence", "from %(start)s on") % {"start": _day(start)}
        return end and pgettext("sentence", "until %(end)s") % {"end": _day(end)}


def near_words(query):
    """« à proximité », « à moins de 500 m »; "" without a place."""
    if query.radius and query.near:
        return pgettext("sentence", "within %(distance)s") % {"distance": radius_words(query.radius)}
    return pgettext("sentence", "nearby") if query.near else ""


def _either(words):
    return _join(list(words), pgettext("list", "%(first)s or %(last)s"))


def _join(words, template):
    if len(words) < 2:
        return "".join(words)
    return template % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _lower(label):
    """Inside a sentence; acronyms keep their capitals."""
    label = str(label)
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def at_city(city):
    """« à Roubaix »; « sur L.I.V.E. » for the hub."""
    return pgettext("sentence", "on %(site)s") % {"site": city.name} if city.is_hub else _at(city.name)


def _at(city):
    """« à Roubaix », « au Havre », « aux Lilas »."""
    if get_language() == "fr":
        for article, joined in (("Le ", "au "), ("Les ", "aux ")):
            if city.startswith(article):
                return joined + city[len(article) :]
    return pgettext("sentence", "in %(city)s") % {"city": city}


def _day(day, but=None):
    """« 1er mars 2026 », without what the day `but` after it says again."""
    words = re.sub(r"^1 ", pgettext("first day of a month", "1 "), date_format(day, "j F Y")).split(" ")
    if but is None or day.year != but.year:
        return " ".join(words)
    return " ".join(words[:1] if day.month == but.month else words[:2])
