"""Who translates for a city: a group that writes in some languages and leaves the first one alone."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission, Locale

from core.models import CitySettings
from portal.cities.rights import permission

# On the home pages of their languages, and so on all that is below. The worker makes the pages there, from
# their originals. To publish is for the editors of the city, who have the rights there that they have on its
# first language.
PAGE = "change_page"


def make_translators(city: CitySettings, locales: Iterable[Locale]) -> Group:
    """The group that translates the pages of a city into these languages; made where it is missing, with the
    rights that it then lacks."""
    locales = list(locales)
    group = Group.objects.get_or_create(name=_name(city, locales))[0]
    group.permissions.add(permission("access_admin"))
    for locale in locales:
        home = city.site.root_page.get_translation(locale)
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission(PAGE))
    return group


def translators_of(city: CitySettings, locales: Iterable[Locale]) -> Group | None:
    """The group that was made so, where it is still there by its name."""
    return Group.objects.filter(name=_name(city, locales)).first()


def _name(city, locales):
    with translation.override("fr"):
        languages = ", ".join(_(locale.language_name).lower() for locale in locales)
        return _("Translators of %(city)s (%(languages)s)") % {"city": city.name, "languages": languages}
