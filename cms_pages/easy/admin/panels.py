"""What is hard to read, beside the form of an easy version."""

from typing import Any

from wagtail.admin.panels import Panel

from cms_pages.easy.admin.rules import remarks_on


class RemarksPanel(Panel):
    """Sentences of the last saved version that are too long or hard, and why. Nothing is refused."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms_pages/easy/admin/remarks.html"

        def is_shown(self):
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """With what is to be said of each sentence."""
            remarks = remarks_on(self.instance.lines, self.instance.locale.language_code)
            return super().get_context_data(parent_context) | {"remarks": remarks}
