"""Who may translate what: whoever may change the pages of a city in a language. Who publishes there publishes
translations; who adds pages there writes some that are in no other language."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.sites import HOME_DEPTH, City, get_portal

NAMES = dict(settings.LANGUAGES)  # {code: name of a language in itself}


def languages_of(user: AbstractBaseUser, action: str = "change") -> dict[str, tuple[str, ...]]:
    """{slug of a city: its languages that `user` translates into, or publishes}, cities without any left out.
    A city's first language is that of its originals."""
    own = PagePermissionPolicy().instances_user_has_permission_for(user, action)
    homes = set(own.filter(depth=HOME_DEPTH).values_list("pk", flat=True))
    found = {
        city.slug: tuple(code for code in targets_of(city) if city.homes[code].page_id in homes)
        for city in get_portal().cities
    }
    return {slug: codes for slug, codes in found.items() if codes}


def targets_of(city: City) -> tuple[str, ...]:
    """The languages of a city but the first, as far as each has a home page."""
    first, *others = city.languages
    return tuple(code for code in others if code in city.homes) if first in city.homes else ()


def city_of_original(page: Page) -> City | None:
    """The city of a page that others translate, or None."""
    found = get_portal().home_of(page)
    is_original = found is not None and found[1] == found[0].languages[0] and page.alias_of_id is None
    is_original = is_original and getattr(page.specific_class, "is_translated", True)
    return found[0] if found and is_original else None
