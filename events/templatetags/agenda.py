"""Tags of the lists of activities."""

from datetime import date

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from core.writing_direction import isolated
from events.days import address_of, line_of, others_in_words

register = template.Library()

WITH_ACTIVITIES = '<a%s href="%s#resultats" aria-label="%s"%s rel="nofollow">%d</a>'
WITHOUT = "<b%s>%d</b>"


@register.simple_tag
def date_line(hit, under=""):
    """What a list says of the date of a hit (events.days.Line); None for one without dates. `under`: the day
    that stands above it (ISO 8601), today without one."""
    return line_of(hit, timezone.now(), date.fromisoformat(under) if under else None)


@register.filter
def address(hit):
    """The page of an activity, at the date that a list shows."""
    return address_of(hit)


@register.simple_tag
def days_of_month(month):
    """The squares of a small calendar (events.month.Month): a link where something is on. Made here, because
    a template takes a millisecond for thirty of them."""
    return mark_safe("".join(map(_square, month.days)))  # noqa: S308 - escaped in _square


def _square(day):
    place = f' class="from-{day.column}"' if day.column else ""
    if not day.url:
        return WITHOUT % (place, day.number)
    current = ' aria-current="true"' if day.is_chosen else ' aria-current="date"' if day.is_today else ""
    return WITH_ACTIVITIES % (place, escape(day.url), escape(day.label), current, day.number)


@register.simple_tag
def facts_of(hit, *others):
    """What a line says below the title of a hit: its venue, its ages, those of `others` that are not empty,
    and the city that published it where it is another one."""
    venue = hit.card.get("venue")
    where = venue["title"] if venue else _("Online") if hit.card.get("is_online") else ""
    origin = _("Published by %(city)s") % {"city": hit.city.name} if hit.is_foreign else ""
    return [isolated(fact) for fact in (where, hit.card.get("ages"), *others, origin) if fact]


@register.simple_tag
def place_and_price(hit):
    """What the shortest line says of the date of a hit: its venue, its city where that is another one, its
    price."""
    venue = hit.card.get("venue")
    where = venue["title"] if venue else _("Online") if hit.card.get("is_online") else ""
    facts = where, hit.city.name if hit.is_foreign else "", hit.card.get("price")
    return [isolated(fact) for fact in facts if fact]


@register.filter
def other_dates(count):
    """« et 12 autres dates », or ""."""
    return others_in_words(count)
