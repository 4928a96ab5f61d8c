"""The name of the portal on the screens of the admin."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def portal_name():
    """As the settings have it."""
    return settings.WAGTAIL_SITE_NAME
