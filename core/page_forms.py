"""The form in which editors write a page."""

from wagtail.admin.forms import WagtailAdminPageForm


class PortalPageForm(WagtailAdminPageForm):
    """Among the cities that also show a page, its own is not offered: it shows it anyway."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from core.sites import get_portal

        placed = self.instance if self.instance.path else self.parent_page
        found = placed and get_portal().home_of(placed)
        if found and "shown_in" in self.fields:
            field = self.fields["shown_in"]
            field.queryset = field.queryset.exclude(site_id=found[0].site_id)
