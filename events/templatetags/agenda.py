"""Tags of the lists of activities."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from events.days import line_of, others_in_words

register = template.Library()


@register.simple_tag
def date_line(hit):
    """What a list says of the date of a hit (events.days.Line); None for one without dates."""
    return line_of(hit, timezone.now())


@register.simple_tag
def facts_of(hit, *others):
    """What a line says below the title of a hit: its venue, its ages, and those of `others` that are not
    empty."""
    venue = hit.card.get("venue")
    where = venue["title"] if venue else _("Online") if hit.card.get("is_online") else ""
    return [fact for fact in (where, hit.card.get("ages"), *others) if fact]


@register.filter
def other_dates(count):
    """« et 12 autres dates », or ""."""
    return others_in_words(count)
