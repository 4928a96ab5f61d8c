"""The form in which editors write an easy version."""

from core.page_forms import PortalPageForm


class EasyForm(PortalPageForm):
    """A new one has the title of its page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.path and self.parent_page:
            self.initial["title"] = self.parent_page.title
