"""What the editor learns from the portal."""

from wagtail import hooks

from core.richtext import PortalPageLinkHandler


@hooks.register("register_rich_text_features", order=1000)
def register_page_links(features):
    """After Wagtail's own handler, which asks the database for every block."""
    features.register_link_type(PortalPageLinkHandler)
