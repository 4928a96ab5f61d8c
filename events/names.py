"""What an activity is called in its address."""

from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

NAMELESS = "activite"  # where no letter of the title can stand in an address


def free_slug(parent: Page, title: str) -> str:
    """A slug made of the title, that no other page below `parent` has."""
    return find_available_slug(parent, slugify(title) or NAMELESS)
