"""Who imports for whom: whoever may add and publish pages under the parent that holds those of a city."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page

from core.models import CitySettings
from directory.importing.models import Run
from directory.importing.target import Target


def cities_of(user: AbstractBaseUser, parent: type[Page]) -> QuerySet[CitySettings]:
    """The cities for which `user` may import pages under a page of the type `parent`."""
    allowed = [page for page in parent.objects.all() if _may_publish_in(user, page)]
    cities = CitySettings.objects.filter(is_hub=False).select_related("site__root_page")
    own = [city.pk for city in cities if any(page.is_descendant_of(city.site.root_page) for page in allowed)]
    return cities.filter(pk__in=own).order_by("name")


def own_cities(request: HttpRequest, parent: type[Page]) -> QuerySet[CitySettings]:
    """`cities_of` the visitor of an admin page. Raises PermissionDenied for who imports nowhere."""
    cities = cities_of(request.user, parent)
    if not cities:
        raise PermissionDenied
    return cities


def run_for(user: AbstractBaseUser, target: Target, pk: int) -> Run:
    """A run of one of the user's cities, or 404."""
    runs = target.run.objects.select_related("source__city")
    run = runs.filter(pk=pk, source__city__in=cities_of(user, target.parent)).first()
    if run is None:
        raise Http404
    return run


def _may_publish_in(user, page):
    rights = page.permissions_for_user(user)
    return rights.can_add_subpage() and rights.can_publish_subpage()
