"""The lists by topic, audience and keyword: their addresses, and when there is one."""

from functools import lru_cache, partial

from django.urls import reverse
from django.utils.translation import get_language
from taggit.models import Tag

from core import reads
from core.sites import Term
from search import sitemaps
from search.protocol import index
from search.terms import register_address


def shared_term(portal, name, slug, language):
    """The topic or audience (`name`) of a language that is or was called by that slug; else None."""
    terms = portal.topics if name == "topic" else portal.audiences
    return terms.get(language, {}).get(portal.codes[name].today(slug, language))


def tag_term(slug, city):
    """The keyword of that slug if a published page has it, in this City or elsewhere; else None."""
    if not index().exists("tag", slug, city=city.slug):
        reads.note(reads.ANY)
        # A keyword somebody has just published: look again before saying that it does not exist.
        if not index().exists("tag", slug) and index().refresh() and not index().exists("tag", slug):
            return None
    tag = Tag.objects.filter(slug=slug).first()
    return Term(slug, tag.name) if tag else None


def register_lists():
    """Put the lists by topic, audience and keyword in the sitemaps of cities where they hold something,
    and tell pages their addresses."""
    for name in ("topic", "audience", "tag"):
        register_address(name, partial(_path, name))
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
    return [_path(name, slug) for slug in sorted(slugs)]


def _path(name, slug):
    return _path_in(get_language(), name, slug)


@lru_cache(maxsize=2_000)
def _path_in(_language, name, slug):
    """Each page says several: writing them anew would cost as much as all its text."""
    return reverse(f"cms_pages:{name}", args=[slug])
