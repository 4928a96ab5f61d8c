"""Who may answer for which places: those who may publish them."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail.permission_policies.pages import PagePermissionPolicy

from directory.models import DirectoryIndexPage, PlacePage

ACTION = "publish"


def may_decide(user):
    """Whether there is any page that `user` may publish."""
    return PagePermissionPolicy().user_has_permission(user, ACTION)


def own_places(user):
    """The places that `user` may publish."""
    return PlacePage.objects.filter(pk__in=_own_pages(user))


def own_directories(user):
    """The directories of the cities in which `user` publishes."""
    return (
        DirectoryIndexPage.objects.filter(pk__in=_own_pages(user)).select_related("locale").order_by("path")
    )


def own_place(user, pk):
    """One of them; 404 where there is none, 403 for a place of another city."""
    place = get_object_or_404(PlacePage, pk=pk)
    if not place.permissions_for_user(user).can_publish():
        raise PermissionDenied
    return place


def _own_pages(user):
    return PagePermissionPolicy().instances_user_has_permission_for(user, ACTION).values("pk")
