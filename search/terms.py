"""What a page is about, with the addresses of the lists that hold the rest."""

from collections.abc import Callable
from dataclasses import dataclass

_addresses: dict[str, Callable[[str], str]] = {}


@dataclass(frozen=True)
class TermLink:
    """A topic, an audience or a keyword, and its list; without an address where no app has one."""

    label: str
    url: str
    slug: str
    name: str


def register_address(name, address):
    """`address(slug)`: where the list of a term is. `name`: topic, audience or tag."""
    _addresses[name] = address


def term_link(name, slug, label):
    """`name`: topic, audience or tag."""
    address = _addresses.get(name)
    return TermLink(label, address(slug) if address else "", slug, name)


def terms_of_document(own, request):
    """Titles of topics and audiences come from the snapshot, so that a new title shows at once."""
    links = []
    for name, terms in (("topic", request.portal.topics), ("audience", request.portal.audiences)):
        known = terms.get(request.LANGUAGE_CODE, {})
        chosen = own.values.get(name, ())
        links += [term_link(name, slug, term.title) for slug, term in known.items() if slug in chosen]
    return links + [term_link("tag", tag["slug"], tag["title"]) for tag in own.card.get("tags", ())]


def terms_of_page(page):
    """For a preview: what the draft says, whatever it costs."""
    links = [term_link("topic", term.slug, term.title) for term in page.topics.all()]
    links += [term_link("audience", term.slug, term.title) for term in page.audiences.all()]
    return links + [term_link("tag", tag.slug, tag.name) for tag in page.tags.all()]
