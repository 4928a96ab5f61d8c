"""The facets that every kind of page has. Their words in sentences: search.facet_words."""

from django.utils.translation import pgettext_lazy as _
from taggit.models import Tag

from core import generation
from core.codes import complete
from search import facet_words
from search.date_facets import register_date_facets
from search.ends import register_facets_of_ends
from search.registry import KIND, Facet, document_types, register_facet


def kind_labels(portal, language):
    """Kinds in the order their apps registered them."""
    return {known.kind: str(known.label_plural) for known in document_types()}


def kind_words(portal, language):
    return {known.kind: str(known.search_words) for known in document_types()}


def said_kinds():
    """What residents call kinds of what has dates: « activités gratuites ce week-end »."""
    dated = (known for known in document_types() if known.of_date)
    return {known.kind: f"{known.label},{known.label_plural},{known.search_words}" for known in dated}


def topic_labels(portal, language):
    return {code: term.title for code, term in complete(portal.topics, language).items()}


def topic_words(portal, language):
    return {code: term.search_words for code, term in complete(portal.topics, language).items()}


def topic_codes(portal):
    return portal.codes["topic"]


def audience_labels(portal, language):
    return {code: term.title for code, term in complete(portal.audiences, language).items()}


def audience_words(portal, language):
    return {code: term.search_words for code, term in complete(portal.audiences, language).items()}


def audience_codes(portal):
    return portal.codes["audience"]


def city_labels(portal, language):
    return {city.slug: city.name for city in portal.cities}


def tag_labels(portal, language):
    """Names of the keywords. A new one comes with a document, whose cities the answer has noted."""
    return generation.held("tag names", _read_tags, is_noted=False)


def _read_tags():
    return dict(Tag.objects.values_list("slug", "name"))


def register_own_facets():
    """Called once, when the app is ready."""
    kinds = {"choices": kind_labels, "search_words": kind_words, "wording": facet_words.KIND}
    kinds |= {"said": said_kinds}
    topics = {"choices": topic_labels, "codes": topic_codes, "search_words": topic_words}
    audiences = {"choices": audience_labels, "codes": audience_codes, "search_words": audience_words}
    topics |= {"wording": facet_words.TOPIC, "is_suggested": True}
    audiences |= {"wording": facet_words.AUDIENCE, "is_suggested": True}
    tags = {"choices": tag_labels, "order": "frequent", "wording": facet_words.TAG}
    cities = {"choices": city_labels, "are_names": True, "wording": facet_words.CITY}
    for facet in (
        Facet(KIND, "type", _("filter", "Type"), **kinds, is_suggested=True),
        Facet("topic", "theme", _("filter", "Topic"), **topics),
        Facet("audience", "public", _("filter", "Audience"), **audiences),
        Facet("tag", "mot", _("filter", "Keyword"), **tags),
        Facet("city", "ville", _("filter", "City"), **cities),
        Facet("status", "statut", _("filter", "State")),
        Facet("year", "annee", _("filter", "Year"), order="latest", wording=facet_words.YEAR),
    ):
        register_facet(facet)
    register_date_facets()
    register_facets_of_ends()
