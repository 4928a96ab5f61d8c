"""Which pages are items of lists, and which scope (core.reads) a page belongs to."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, get_page_models

from core.reads import structure_of


def is_item(content_type_id: int) -> bool:
    """Whether pages of this type are items of lists (BasePage.is_item). Django holds the types: no query."""
    return getattr(ContentType.objects.get_for_id(content_type_id).model_class(), "is_item", True)


def is_beside(content_type_id: int) -> bool:
    """Whether pages of this type are other versions of the page above them (BasePage.is_beside)."""
    return getattr(ContentType.objects.get_for_id(content_type_id).model_class(), "is_beside", False)


def models_beside() -> list[type[Page]]:
    """The types of such pages: no list holds them, the page that they belong to leads there."""
    return [model for model in get_page_models() if getattr(model, "is_beside", False)]


def scope_of_page(city: str, content_type_id: int) -> str:
    """What ends when a page of this type in this city (slug) is published or withdrawn."""
    return city if is_item(content_type_id) else structure_of(city)
