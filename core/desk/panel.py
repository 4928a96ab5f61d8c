"""The first page of the admin, above Wagtail's own panels."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.desk.registry import counts_for, deeds, matters
from core.sites import City, get_portal


class DeskPanel(Component):
    """What one does, and what waits, for who may do it."""

    name = "desk"
    template_name = "core/desk/panel.html"
    order = 10

    def __init__(self, request: HttpRequest):
        self.request = request

    @cached_property
    def cities(self) -> list[City]:
        """The cities in which the visitor may do something."""
        user, portal = self.request.user, get_portal()
        if user.is_superuser:
            return list(portal.cities)
        rights = PagePermissionPolicy().get_cached_permissions_for_user(user)
        own = {found[0].slug for right in rights if (found := portal.home_of(right.page))}
        return [city for city in portal.cities if city.slug in own]

    def get_context_data(self, parent_context=None):
        user, counts = self.request.user, counts_for(self.request)
        waiting = [
            (matter, counts[matter.name], matter.detail(user) if matter.detail else "")
            for matter in matters()
            if counts[matter.name]
        ]
        cities = self.cities
        return {
            "title": cities[0].name if len(cities) == 1 else settings.WAGTAIL_SITE_NAME,
            "sites": [(city.name, city.home_url(city.languages[0])) for city in cities],
            "today": timezone.localdate(),
            "deeds": [deed for deed in deeds() if deed.is_offered(user)],
            "waiting": waiting,
            "total": sum(counts.values()),
        }
