"""Tags of the lists of activities."""

from django import template
from django.utils import timezone

from events.days import line_of, others_in_words

register = template.Library()


@register.simple_tag
def date_line(hit):
    """What a list says of the date of a hit (events.days.Line); None for one without dates."""
    return line_of(hit, timezone.now())


@register.filter
def other_dates(count):
    """« et 12 autres dates », or ""."""
    return others_in_words(count)
