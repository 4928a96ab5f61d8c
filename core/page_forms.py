"""The form in which editors write a page."""

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

# A home page stands right under the root of the tree: its path is that of whatever is under it, cut here.
HOME_PATH = 2 * Page.steplen


class PortalPageForm(WagtailAdminPageForm):
    """Among the cities that also show a page, its own is not offered: it shows it anyway."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        placed = self.instance if self.instance.path else self.parent_page
        if placed and "shown_in" in self.fields:
            home = Page.objects.filter(path=placed.path[:HOME_PATH]).values("translation_key")
            field = self.fields["shown_in"]
            field.queryset = field.queryset.exclude(site__root_page__translation_key__in=home)
