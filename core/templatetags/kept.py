"""What is drawn once and kept: pieces of the frame, and the items of lists.

Drawing is what a page costs. A piece is kept in the process for one city and one language, until what it was
drawn from changes; a preview, which shows what is not published, draws everything anew.
"""

from typing import NamedTuple

from django import template
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from core import generation, moments, reads

register = template.Library()

MOST_PIECES = 2_000  # of a few kilobytes each
MOST_ITEMS = 4_000  # of one to two kilobytes each
DISTANCE = "\ue000distance\ue000"  # stands where a kept item says how far it is


@register.tag
def held(parser, token):
    """`{% held "footer" %}…{% endheld %}`: the same on every page of a city. More values may follow
    the name, when there are several such pieces: `{% held "place" page.pk %}`. Alone, the piece has read the
    city and its menus; with more values, it may have read whatever the page has."""
    _tag, *parts = token.split_contents()
    nodes = parser.parse(("endheld",))
    parser.delete_first_token()
    return HeldNode([parser.compile_filter(part) for part in parts], nodes)


class Piece(NamedTuple):
    """HTML, what was noted while it was drawn, and the state of all it may have read."""

    html: str
    noted: set[str]
    stamp: generation.Stamp


class HeldNode(template.Node):
    """A piece of the frame or of one page, which says nothing of the visitor or the moment."""

    def __init__(self, parts, nodelist):
        self.parts, self.nodelist = parts, nodelist

    def render(self, context):
        if _is_preview(context):
            return self.nodelist.render(context)
        pieces = generation.held("drawn pieces", dict, ())
        key = (context["city"].slug, get_language(), *(part.resolve(context) for part in self.parts))
        kept = pieces.get(key)
        if kept is None or not generation.is_current(kept.stamp):
            if len(pieces) >= MOST_PIECES:
                pieces.clear()
            kept = pieces[key] = self._drawn(context)
        reads.note(*kept.noted)
        return kept.html

    def _drawn(self, context):
        with reads.gathered() as noted:
            html = self.nodelist.render(context)
        around = reads.of_answer() if len(self.parts) > 1 else _of_frame(context)
        return Piece(html, noted, generation.stamp({*noted, *around}))


def _of_frame(context):
    """What surrounds every page of a city has read."""
    return {context["city"].slug, *getattr(context.get("nav"), "scopes", ())}


@register.simple_tag(takes_context=True)
def drawn(context, item, template_name, **options):
    """An item of a list, drawn by the component `template_name` with `item` and the options:
    `{% drawn item "core/components/card.html" lead=True %}`. It depends on them alone, on the city
    and on the language; an item without a number (`pk`) and a `version`, as in the gallery, is drawn each
    time. Of one item, several cards may be kept: each by what it is `shown_of`, such as a date. What it says
    may end at a moment (`changes_at`): it is drawn anew from then on, and so is the page. How far it is
    (`distance_label`) depends on who asks: the component prints `distance`, set each time."""
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
        distance = getattr(item, "distance_label", "")
        if until and "request" in context:
            moments.note(context["request"], until)
        if number is None or version is None or kept is None:
            pieces.append(_draw(template_name, item, options, distance))
            continue
        key = (template_name, number, version, getattr(item, "shown_of", None), until, bool(distance), shared)
        piece = kept.get(key)
        if piece is None:
            if len(kept) >= MOST_ITEMS:
                kept.clear()
            piece = kept[key] = _draw(template_name, item, options, DISTANCE if distance else "")
        pieces.append(piece.replace(DISTANCE, escape(distance)) if distance else piece)
    return mark_safe("".join(pieces))  # noqa: S308 - drawn by templates; DISTANCE is nobody's word


def _draw(template_name, item, options, distance):
    # A number in a template is written as a localised number: a heading level is a word here.
    words = {name: str(value) if type(value) is int else value for name, value in options.items()}
    return mark_safe(get_template(template_name).render({"item": item, "distance": distance} | words))  # noqa: S308


def _is_preview(context):
    return getattr(context.get("request"), "is_preview", False)
