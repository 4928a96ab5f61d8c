"""What waits for the editor, on the first page of the admin."""

from wagtail.admin.ui.components import Component

from directory.truth.admin.proposals import waiting


class WaitingPanel(Component):
    """A sentence with a link; nothing while nothing waits."""

    name = "directory_waiting"
    template_name = "directory/truth/admin/panel.html"
    order = 150

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context=None):
        return {"count": waiting(self.request.user).count()}
