"""Links to pages inside rich text."""

from html import escape

from wagtail.rich_text.pages import PageLinkHandler

from core.bodies import urls_of


class PortalPageLinkHandler(PageLinkHandler):
    """Takes the addresses that the body has read already. A dead link stays as plain text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        ids = [int(attrs.get("id", 0)) for attrs in attrs_list]
        urls = urls_of(ids)
        return [f'<a href="{escape(urls[number])}">' if number in urls else "<a>" for number in ids]
