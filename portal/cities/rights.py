"""The editors of a city: what their group may do, and where."""

from django.contrib.auth.models import Group, Permission
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    WorkflowPage,
)

PAGES = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
# Wagtail keeps the rights on images and documents with its own models, whatever models are used.
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
REDIRECTS = ("add_redirect", "change_redirect", "delete_redirect")
SETTINGS = ("change_citysettings", "change_directorysettings", *REDIRECTS)
APPS = (
    "core",
    "directory",
    "wagtailadmin",
    "wagtailcore",
    "wagtaildocs",
    "wagtailimages",
    "wagtailredirects",
)


def make_team(row, home):
    """(collection, group) of the city `row` whose home page is `home`."""
    with translation.override("fr"):
        group_name = _("%(city)s team") % {"city": row.name}
    collection = Collection.get_first_root_node().add_child(instance=Collection(name=row.name))
    group = Group.objects.create(name=group_name)
    group.permissions.add(permission("access_admin"))
    for codename in PAGES:
        GroupPagePermission.objects.create(group=group, page=home, permission=permission(codename))
    for codename in FILES:
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=permission(codename)
        )
    for codename in SETTINGS:
        GroupSitePermission.objects.create(group=group, site=row.site, permission=permission(codename))
    return collection, group


def share_rights(home, locale):
    """Whoever has a right on a page of a city has the same on its translation, and workflows hold there too.
    A page without translation gives none."""
    pages = Page.objects.filter(path__startswith=home.path)
    for right in GroupPagePermission.objects.filter(page__in=pages).select_related("page"):
        if translation := right.page.get_translation_or_none(locale):
            GroupPagePermission.objects.get_or_create(
                group_id=right.group_id, permission_id=right.permission_id, page=translation
            )
    for row in WorkflowPage.objects.filter(page__in=pages).select_related("page"):
        if translation := row.page.get_translation_or_none(locale):
            WorkflowPage.objects.get_or_create(page=translation, defaults={"workflow_id": row.workflow_id})


def permission(codename):
    return Permission.objects.get(codename=codename, content_type__app_label__in=APPS)
