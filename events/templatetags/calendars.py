"""Addresses of calendars, for templates."""

from django import template

register = template.Library()


@register.filter
def webcal(address):
    """An absolute address of a calendar as telephones and Macs open it: by their program for calendars."""
    return f"webcal://{address.partition('://')[2]}"
