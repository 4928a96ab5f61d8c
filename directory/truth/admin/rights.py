"""Who may answer for which places: those who may publish them."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from core.rights import publishable
from directory.models import DirectoryIndexPage, PlacePage


def own_places(user):
    """The places that `user` may publish."""
    return publishable(user, PlacePage)


def own_directories(user):
    """The directories of the cities in which `user` publishes."""
    return publishable(user, DirectoryIndexPage).select_related("locale").order_by("path")


def own_place(user, pk):
    """One of them; 404 where there is none, 403 for a place of another city."""
    place = get_object_or_404(PlacePage, pk=pk)
    if not place.permissions_for_user(user).can_publish():
        raise PermissionDenied
    return place
