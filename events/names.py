"""What an activity is called in its address."""

from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from core.slugs import slug_of

NAMELESS = "activite"  # where no letter of the title can stand in an address


def free_slug(parent: Page, title: str) -> str:
    """A slug made of the title, that no other page below `parent` has."""
    return find_available_slug(parent, slug_of(title) or NAMELESS)
