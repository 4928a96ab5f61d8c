"""What an editor may see beyond their own cities: what the hub publishes, and nothing else."""

from django.db.models import Q
from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from core.sites import get_portal

AFTER_WAGTAIL = 1000


@hooks.register("construct_page_chooser_queryset")
def hide_pages_of_other_cities(pages, request):
    """Wagtail's page chooser shows every page, drafts included; ours does so to administrators only."""
    if request.user.is_superuser:
        return pages
    own = PagePermissionPolicy().instances_user_has_any_permission_for(
        request.user, {"add", "change", "publish"}
    )
    offered = Q(pk__in=own.values("pk"))
    if hub := get_portal().hub:
        for home in hub.homes.values():
            offered |= Q(path__startswith=home.path, live=True)
    return pages.filter(offered)


class OwnFiles:
    """The files of the collections where the user may do something."""

    def get_queryset(self):
        policy = policy_registry.get_by_type(self.model)
        own = policy.instances_user_has_any_permission_for(self.request.user, {"add", "change", "choose"})
        return super().get_queryset().filter(pk__in=own.values("pk"))


class OwnImages(OwnFiles, ImagesAdminAPIViewSet):
    """Images, in the API of the admin."""


class OwnDocuments(OwnFiles, DocumentsAdminAPIViewSet):
    """Documents, in the API of the admin."""


@hooks.register("construct_admin_api", order=AFTER_WAGTAIL)
def hide_files_of_other_cities(router):
    """Wagtail's own endpoints list the files of every collection to whoever may enter the admin."""
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
