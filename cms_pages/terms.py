"""What a page is about, with the addresses of the lists that hold the rest."""

from dataclasses import dataclass

from django.urls import reverse
from taggit.models import Tag

from core.sites import Term
from search import sitemaps, snapshot


@dataclass(frozen=True)
class TermLink:
    """A topic, an audience or a keyword, and its list."""

    label: str
    url: str
    slug: str
    name: str


def tag_term(slug):
    """The keyword of that slug if a published page has it, else None."""
    # A keyword somebody has just published: look again before saying that it does not exist.
    if not any(index().bits("tag", slug) for index in (snapshot.held, snapshot.refreshed)):
        return None
    tag = Tag.objects.filter(slug=slug).first()
    return Term(slug, tag.name) if tag else None


def term_link(name, slug, label):
    """`name`: topic, audience or tag."""
    return TermLink(label, reverse(f"cms_pages:{name}", args=[slug]), slug, name)


def register_lists():
    """Put the lists by topic, audience and keyword in the sitemaps of cities where they hold something."""
    sitemaps.register_lists("topic", _topic_lists)
    sitemaps.register_lists("audience", _audience_lists)
    sitemaps.register_lists("tag", lambda portal, language, slugs: _paths("tag", slugs))


def _topic_lists(portal, language, slugs):
    known = portal.topics.get(language, {})
    return [reverse("cms_pages:topics"), *_paths("topic", known.keys() & slugs)]


def _audience_lists(portal, language, slugs):
    known = portal.audiences.get(language, {})
    return [reverse("cms_pages:audiences"), *_paths("audience", known.keys() & slugs)]


def _paths(name, slugs):
    return [reverse(f"cms_pages:{name}", args=[slug]) for slug in sorted(slugs)]
