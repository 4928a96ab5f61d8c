"""Dates and prices of activities in templates."""

from django import template
from django.utils import timezone

from directory.hours.words import sentence
from events.schedule.words import when_in_words
from events.words import euros

register = template.Library()
register.filter("euros", euros)


@register.filter
def next_date(occurrence):
    """« Demain, 14 h – 16 h »: a date (search.occurrences.Occurrence) as one says it now."""
    return sentence(when_in_words(occurrence, timezone.now()), stop="")
