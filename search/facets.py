"""The facets that every kind of page has, and the field of a query each one fills."""

from django.utils.translation import pgettext_lazy as _
from taggit.models import Tag

from core import generation
from search.counting import meeting
from search.days import WHEN_LABELS, local_day, window_of
from search.registry import Facet, document_types, register_facet

# Facet name -> field of SearchQuery. A facet registered by an app goes to `SearchQuery.more`.
FIELDS = {
    "kind": "kinds",
    "topic": "topics",
    "audience": "audiences",
    "tag": "tags",
    "city": "cities",
    "status": "statuses",
    "year": "years",
}


def kind_labels(portal, language):
    """Kinds in the order their apps registered them."""
    return {known.kind: str(known.label_plural) for known in document_types()}


def topic_labels(portal, language):
    return {slug: term.title for slug, term in portal.topics.get(language, {}).items()}


def audience_labels(portal, language):
    return {slug: term.title for slug, term in portal.audiences.get(language, {}).items()}


def city_labels(portal, language):
    return {city.slug: city.name for city in portal.cities}


def tag_labels(portal, language):
    """Names of the keywords. A new one comes with a document, whose cities the answer has noted."""
    return generation.held("tag names", _read_tags, is_noted=False)


def _read_tags():
    return dict(Tag.objects.values_list("slug", "name"))


def when_labels(portal, language):
    return {value: str(label) for value, label in WHEN_LABELS.items()}


def when_bits(index, value, now):
    """Documents with a period that meets the days of a word."""
    return meeting(index, window_of(value, local_day(now)))


def register_own_facets():
    """Called once, when the app is ready."""
    register_facet(Facet("kind", "type", _("filter", "Type"), choices=kind_labels))
    register_facet(Facet("topic", "theme", _("filter", "Topic"), choices=topic_labels))
    register_facet(Facet("audience", "public", _("filter", "Audience"), choices=audience_labels))
    register_facet(Facet("tag", "mot", _("filter", "Keyword"), choices=tag_labels, order="frequent"))
    register_facet(Facet("city", "ville", _("filter", "City"), choices=city_labels, are_names=True))
    register_facet(Facet("status", "statut", _("filter", "State")))
    register_facet(Facet("year", "annee", _("filter", "Year"), order="latest"))
    when = Facet("when", "quand", _("filter", "When"), multiple=False, choices=when_labels, bits=when_bits)
    register_facet(when)
