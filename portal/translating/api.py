"""What the API of the admin does with pages, less what would put a page under another language."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.move import MovePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from core.page_forms import OTHER_LANGUAGE

# Copies of words in the wrong language, subtrees in one request.
LEFT_OUT = ("convert_alias", "copy_for_translation", "create_alias")


def is_in_other_language(page: Page, destination: Page | None) -> bool:
    """Whether `page` would come to stand under a page of another language."""
    return destination is not None and destination.depth > 1 and destination.locale_id != page.locale_id


class SameLanguage:
    """An action with a destination."""

    def execute(self, instance, data):
        found = Page.objects.filter(pk=data.get("destination_page_id")).first()
        if is_in_other_language(instance, found):
            raise PermissionDenied(OTHER_LANGUAGE)
        return super().execute(instance, data)


class Copy(SameLanguage, CopyPageAPIAction):
    """Inside a language."""


class Move(SameLanguage, MovePageAPIAction):
    """Inside a language."""


class OwnPages(PagesAdminAPIViewSet):
    """Pages, in the API of the admin."""

    actions = {
        name: action for name, action in PagesAdminAPIViewSet.actions.items() if name not in LEFT_OUT
    } | {"copy": Copy, "move": Move}
