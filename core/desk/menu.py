"""Menu entries that say how many wait."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem

from core.desk.registry import counts_for
from core.rights import publishes_something


class CountedItem(MenuItem):
    """« Propositions (3) », for those who publish something: short, since the number must fit in the menu.
    `matters`: names of what is counted; None: everything."""

    def __init__(self, label: str, url: str, *, matters: tuple[str, ...] | None = None, **kwargs: Any):
        super().__init__(label, url, **kwargs)
        self.matters = matters

    def is_shown(self, request: HttpRequest) -> bool:
        return publishes_something(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        counts = counts_for(request)
        counted = counts if self.matters is None else self.matters
        if count := sum(counts[name] for name in counted):
            component.label = _("%(label)s (%(count)s)") % {"label": self.label, "count": count}
        return component
