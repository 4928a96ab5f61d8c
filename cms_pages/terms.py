"""What a page is about, with the addresses of the lists that hold the rest."""

from dataclasses import dataclass

from django.urls import reverse
from taggit.models import Tag

from core.sites import Term
from search import snapshot


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
