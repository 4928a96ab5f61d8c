"""The checks that the editor runs on a page: what they find there must be something that an editor wrote."""

from typing import Any

from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

# A bold paragraph in place of a heading is a fault of a text, not of the bars that the portal draws.
IN_TEXTS = {"id": "p-as-heading", "selector": ".prose p", "enabled": True}


@hooks.register("construct_wagtail_userbar")
def check_texts_only(request: Any, items: list, page: Any) -> None:
    """Wagtail looks through the whole page."""
    for item in items:
        if isinstance(item, ContentCheckerItem):
            item.axe_custom_rules = [*item.axe_custom_rules, IN_TEXTS]
