"""What editors write on the first page of the admin, and which places wait there."""

from functools import reduce
from operator import or_

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core import desk
from core.desk.pages import PageList, own_pages, register_list
from core.sites import get_portal
from directory.models import DirectoryIndexPage, PlacePage


def without_point(user: AbstractBaseUser) -> QuerySet[Page]:
    """Published places that have an address and stand on no map, the latest first."""
    places = PlacePage.objects.filter(latitude=None).exclude(street="")
    homes = [city.first_home.path for city in get_portal().cities if city.first_home]
    # A translation has the point of its original.
    is_original = reduce(or_, (Q(path__startswith=path) for path in homes), Q(pk=None))
    pages = own_pages(user).filter(is_original, live=True, pk__in=places.values("pk"))
    return pages.order_by("-last_published_at")


def register() -> None:
    """Called once, when the app is ready."""
    writing = desk.Writing(_("Add a place"), PlacePage, DirectoryIndexPage)
    desk.register_writing("lieu", _("Address, hours, contacts"), writing, order=30)
    register_list(
        PageList(
            "sans-point",
            _("Places with an address and without a point on the map"),
            _("Set their points"),
            _("Published on"),
            "last_published_at",
            without_point,
            60,
        )
    )
