"""What is drawn once and kept: pieces of the frame, and the items of lists.

Drawing is what a page costs. A piece is kept in the process for one city and one language, until what it was
drawn from changes; a preview, which shows what is not published, draws everything anew.
"""

from typing import NamedTuple
from urllib.parse import quote

from django import template
from django.template.loader import get_template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from core import generation, moments, reads

register = template.Library()

MOST_PIECES = 2_000  # of a few kilobytes each
MOST_ITEMS = 4_000  # of one to two kilobytes each
# What an item says of one visit, and the word of the component for it: HTML, or text. A kept one has a place
# there.
OF_THE_VISIT = {"distance_label": "distance", "marked_title": "marked_title", "passage": "passage"}
PLACES = {word: f"\ue000{word}\ue000" for word in OF_THE_VISIT.values()}
OWN_PATH = "\ue000path\ue000"


@register.tag
def frame(parser, token):
    """`{% frame "footer" %}…{% endframe %}`: the same on every page of a city. More values may follow the
    name, when there are several such pieces: `{% frame "alert" alert.key %}`. It has read the city and its
    menus."""
    return _piece(parser, token, FrameNode)


@register.tag
def of_page(parser, token):
    """`{% of_page "facts" body.html hits|states %}…{% endof_page %}`: what a page says of itself, from its
    row, its document (`own`), the structure of its city, and what is named: it outlives the items that its
    city publishes. It may speak of this day, not of the hour. A page whose document is
    missing, and a piece for which something named is, are drawn each time."""
    return _piece(parser, token, OfPageNode)


@register.filter
def states(hits):
    """What the cards of some hits depend on, beside their city and language."""
    return tuple((hit.pk, hit.version, hit.shown_of, hit.changes_at) for hit in hits or ())


def _piece(parser, token, node):
    tag, *parts = token.split_contents()
    nodes = parser.parse((f"end{tag}",))
    parser.delete_first_token()
    return node([parser.compile_filter(part) for part in parts], nodes)


class Piece(NamedTuple):
    """HTML, what it has read, and the state of that."""

    html: str
    scopes: set[str]
    stamp: generation.Stamp


class FrameNode(template.Node):
    """A piece of the frame, which says nothing of the visitor or the moment. It may print `own_path`, the
    quoted path of the page that it stands on: a kept one has a place there."""

    child_nodelists = ()  # no block of a template stands inside it: looking for some would cost on each page
    kept_as = "drawn pieces"

    def __init__(self, parts, nodelist):
        self.parts, self.nodelist = parts, nodelist

    def render(self, context):
        is_public = not _is_preview(context) and context.get("city")
        state = self.state(context) if is_public else None
        if state is None:
            with context.push(own_path=_own_path(context)):
                return self.nodelist.render(context)
        pieces = generation.held(self.kept_as, dict, ())
        key = (context["city"].slug, get_language(), *state)
        kept = pieces.get(key)
        if kept is None or not generation.is_current(kept.stamp):
            kept = generation.keep(pieces, key, self._drawn(context), MOST_PIECES)
        reads.note(*kept.scopes)
        return kept.html.replace(OWN_PATH, _own_path(context)) if OWN_PATH in kept.html else kept.html

    def state(self, context):
        """What tells it from other pieces, beside its city and language; None where it is drawn each time."""
        return [part.resolve(context) for part in self.parts]

    def read(self, context):
        """The scopes that it has read, beside those that were noted while it was drawn."""
        return {reads.structure_of(context["city"].slug), *getattr(context.get("nav"), "scopes", ())}

    def _drawn(self, context):
        with reads.gathered() as noted, context.push(own_path=OWN_PATH):
            html = self.nodelist.render(context)
        scopes = noted | self.read(context)
        return Piece(html, scopes, generation.stamp(scopes))


class OfPageNode(FrameNode):
    """A piece of what a page says of itself: thousands, which leave the pieces of the frame their places."""

    child_nodelists = ("nodelist",)
    kept_as = "drawn pieces of pages"

    def state(self, context):
        page, own = context.get("page"), context.get("own")
        has_all = own or getattr(page, "search_exempt", None)
        if not has_all or getattr(page, "row_digest", None) is None:
            return None
        parts = [part.resolve(context, ignore_failures=True) for part in self.parts]
        if None in parts:
            return None
        return [page.pk, page.row_digest, getattr(own, "version", None), timezone.localdate(), *parts]

    def read(self, context):
        return {reads.structure_of(context["city"].slug)}


@register.simple_tag(takes_context=True)
def drawn(context, item, template_name, **options):
    """An item of a list, drawn by the component `template_name` with `item` and the options:
    `{% drawn item "core/components/card.html" lead=True %}`. It depends on them alone, on the city
    and on the language; an item without a number (`pk`) and a `version`, as in the gallery, is drawn each
    time. Of one item, several cards may be kept: each by what it is `shown_of`, such as a date. What it says
    may end at a moment (`changes_at`): it is drawn anew from then on, and so is the page. How far it is
    (`distance_label`) and its words of a question (`marked_title`, `passage`) depend on who asks: the
    component prints `distance`, `marked_title` and `passage`, set each time."""
    return _all_drawn(context, [(item, template_name)], options)


@register.simple_tag(takes_context=True)
def each_drawn(context, items, template_name, **options):
    """Several items, each as `drawn` does: `{% each_drawn day.hits "events/parts/slot.html" level=3 %}`."""
    return _all_drawn(context, [(item, template_name) for item in items], options)


@register.simple_tag(takes_context=True)
def cards(context, hits, **options):
    """The items of a whole list, each drawn by its own component (`card_template`):
    `{% cards results.hits level=2 %}`."""
    return _all_drawn(context, [(hit, hit.card_template) for hit in hits], options)


def _all_drawn(context, items, options):
    kept = None if _is_preview(context) else generation.held("drawn items", dict, ())
    city = getattr(context.get("city"), "slug", "")  # the gallery has none
    shared = (city, get_language(), *options.values())
    pieces = []
    for item, template_name in items:
        number, version = getattr(item, "pk", None), getattr(item, "version", None)
        until = getattr(item, "changes_at", None)
        said = {word: getattr(item, name, "") for name, word in OF_THE_VISIT.items()}
        if until and "request" in context:
            moments.note(context["request"], until)
        if number is None or version is None or kept is None:
            pieces.append(_draw(template_name, item, options, said))
            continue
        places = {word: PLACES[word] if value else "" for word, value in said.items()}
        shown = getattr(item, "shown_of", None), until, *places.values()
        key = (template_name, number, version, *shown, shared)
        piece = kept.get(key)
        if piece is None:
            piece = generation.keep(kept, key, _draw(template_name, item, options, places), MOST_ITEMS)
        for word, place in places.items():
            if place:
                piece = piece.replace(place, conditional_escape(said[word]))
        pieces.append(piece)
    return mark_safe("".join(pieces))  # noqa: S308 - drawn by templates; no place is anybody's word


def _draw(template_name, item, options, said):
    # A number in a template is written as a localised number: a heading level is a word here.
    words = {name: str(value) if type(value) is int else value for name, value in options.items()}
    return mark_safe(get_template(template_name).render({"item": item} | said | words))  # noqa: S308


def _own_path(context):
    return quote(getattr(context.get("request"), "path", ""))


def _is_preview(context):
    return getattr(context.get("request"), "is_preview", False)
