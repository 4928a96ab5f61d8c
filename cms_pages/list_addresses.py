"""Which list an address is of, for whoever follows one without a request: tasks and mails."""

from cms_pages import listings
from cms_pages.terms import shared_term, tag_term
from core.routing import page_at
from search.listings import register_listing


def topic_at(viewer, params, slug):
    """The list of a topic, or None."""
    term = shared_term(viewer.portal, "topic", slug, viewer.language)
    return term and listings.topic_listing(viewer, term)


def audience_at(viewer, params, slug):
    """The list for an audience, or None."""
    term = shared_term(viewer.portal, "audience", slug, viewer.language)
    return term and listings.audience_listing(viewer, term)


def tag_at(viewer, params, slug):
    """The list of a keyword, or None."""
    term = tag_term(slug, viewer.city)
    return term and listings.tag_listing(viewer, term)


def page_listing_at(viewer, params, path):
    """The list of a page, whichever app it is of, or None."""
    page, _ = page_at(viewer.city, viewer.language, path, viewer.now)
    return page.get_listing() if page and hasattr(page, "get_listing") else None


def register_listings():
    """Called once, when the app is ready."""
    register_listing("cms_pages:topic", topic_at)
    register_listing("cms_pages:audience", audience_at)
    register_listing("cms_pages:tag", tag_at)
    register_listing("wagtail_serve", page_listing_at)
