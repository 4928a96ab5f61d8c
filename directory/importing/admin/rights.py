"""Who imports for whom: whoever may add and publish places in the directory of a city."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from core.models import CitySettings
from directory.models import DirectoryIndexPage, ImportRun


def cities_of(user):
    """CitySettings of the cities for which `user` may import places."""
    directories = DirectoryIndexPage.objects.all()
    allowed = [page for page in directories if _may_publish_in(user, page)]
    cities = CitySettings.objects.filter(is_hub=False).select_related("site__root_page")
    own = [city.pk for city in cities if any(page.is_descendant_of(city.site.root_page) for page in allowed)]
    return cities.filter(pk__in=own).order_by("name")


def own_cities(request):
    """`cities_of` the visitor of an admin page. Raises PermissionDenied for who imports nowhere."""
    cities = cities_of(request.user)
    if not cities:
        raise PermissionDenied
    return cities


def run_for(user, pk):
    """A run of one of the user's cities, or 404."""
    run = (
        ImportRun.objects.filter(pk=pk, source__city__in=cities_of(user))
        .select_related("source__city")
        .first()
    )
    if run is None:
        raise Http404
    return run


def _may_publish_in(user, page):
    rights = page.permissions_for_user(user)
    return rights.can_add_subpage() and rights.can_publish_subpage()
