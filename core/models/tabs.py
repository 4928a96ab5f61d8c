"""The tabs of the form in which editors write a page: few enough to stay in one row beside the side panel."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface

MOST_TABS = 6
ADDRESS = ("slug", "seo_title", "search_description")


class Fault(NamedTuple):
    """A field that is refused, by the words on the screen. `place`: id of the element that holds it."""

    tab: str
    field: str
    place: str


class PortalTabs(TabbedInterface):
    """Tabs below the list of what is refused in them: it may be on another tab than the one in sight."""

    class BoundPanel(TabbedInterface.BoundPanel):
        template_name = "core/admin/tabs.html"

        def faults(self) -> list[Fault]:
            """The fields that are refused, in their order."""
            refused = ((tab, panel) for tab in self.visible_children for panel in _refused(tab))
            return [
                Fault(str(tab.heading), str(panel.heading), f"{panel.prefix}-wrapper")
                for tab, panel in refused
            ]


def _refused(panel: Any) -> Iterator[Any]:
    field = getattr(panel, "bound_field", None)
    if field is not None and field.errors:
        yield panel
    for child in getattr(panel, "children", ()):
        yield from _refused(child)


def folded(panels: list[Panel], heading: Any) -> MultiFieldPanel:
    """Panels that few need: closed until one opens them."""
    return MultiFieldPanel(panels, heading, classname="collapsed")


def address_panel(*more: str) -> MultiFieldPanel:
    """The page's address and what search engines are told."""
    return folded([FieldPanel(name) for name in (*ADDRESS, *more)], _("Address and search engines"))


def review_panel() -> FieldPanel:
    """When the page is to be read again, and what happens then."""
    words = _("From this day on, the dashboard asks you to read it again.")
    return FieldPanel("review_date", help_text=words)


def tabbed(page_type: Any, own: list[ObjectList]) -> PortalTabs:
    """The form of a page type: its `own` tabs, then one for lists, publication and address, which every type
    has (`sharing_panels`, `settings_panels`, `promote_panels`)."""
    last = [*page_type.sharing_panels, *page_type.settings_panels, *page_type.promote_panels]
    return PortalTabs([*own, ObjectList(last, heading=_("Lists and settings"))])
