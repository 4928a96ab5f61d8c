"""Links to pages inside rich text."""

from html import escape

from wagtail.rich_text.pages import PageLinkHandler

from core.bodies import linked_by_text


class PortalPageLinkHandler(PageLinkHandler):
    """Takes the addresses that the body has read already. A dead link stays as plain text; one to a page in
    another language says so, which core.tongues adds in words."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        ids = [int(attrs.get("id", 0)) for attrs in attrs_list]
        linked = linked_by_text(ids)
        return [_opening(linked[number]) if number in linked else "<a>" for number in ids]


def _opening(page):
    language = f' hreflang="{page.language}"' if page.language else ""
    return f'<a href="{escape(page.url)}"{language}>'
