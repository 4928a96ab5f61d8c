"""What apps tell the first page of the admin."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.sites import get_portal

# In a request's META: what was counted for it.
COUNTS = "core.desk.counts"


@dataclass(frozen=True)
class Matter:
    """Something that waits for editors. `label` says what, `action` what one does about it, `url_name` (with
    `args` and `query`, such as « ?etat=ready ») where. `count` says how many of it a user may deal with, in
    one query where that can be. `detail(user)` is a sentence more for the first page, asked for only when
    there is some."""

    name: str
    label: str
    url_name: str
    count: Callable[[Any], int]
    action: str = _("See")
    detail: Callable[[Any], str] | None = None
    args: tuple[str, ...] = ()
    query: str = ""
    order: int = 100

    @property
    def url(self) -> str:
        """Where one deals with it."""
        return reverse(self.url_name, args=self.args) + self.query


@dataclass(frozen=True)
class Deed:
    """Something that editors do often, where `url_name` (with `args`) leads; `hint` says what one needs."""

    name: str
    label: str
    hint: str
    url_name: str
    is_offered: Callable[[Any], bool]
    args: tuple[str, ...] = ()
    is_urgent: bool = False
    order: int = 100

    @property
    def url(self) -> str:
        """Where one does it."""
        return reverse(self.url_name, args=self.args)


@dataclass(frozen=True)
class Writing:
    """A page that editors write: `page` under a `parent` of their city, of those that `narrow` keeps."""

    label: str
    page: type[Page]
    parent: type[Page]
    narrow: Q | None = None

    def parents(self, user: AbstractBaseUser) -> QuerySet[Page]:
        """Where `user` may add one: in the first language of each city, whose pages others translate."""
        own = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
        in_first_language = Q(pk__in=[])
        for city in get_portal().cities:
            if home := city.first_home:
                in_first_language |= Q(path__startswith=home.path)
        found = self.parent.objects.filter(in_first_language, self.narrow or Q(), pk__in=own.values("pk"))
        return found.filter(alias_of=None).order_by("path")


_matters: dict[str, Matter] = {}
_deeds: dict[str, Deed] = {}
_writings: dict[str, Writing] = {}


def register(name: str, label: str, url_name: str, count: Callable[[Any], int], **more: Any) -> None:
    """Make something that waits part of the first page; `more` as in Matter. A name again replaces it."""
    _matters[name] = Matter(name, label, url_name, count, **more)


def register_deed(deed: Deed) -> None:
    """Offer something to do on the first page. A name again replaces it."""
    _deeds[deed.name] = deed


def register_writing(name: str, hint: str, writing: Writing, *, order: int = 100) -> None:
    """Offer a page to write: the deed leads to its form, by way of a choice where it has several parents."""

    def is_offered(user):
        return writing.parents(user).exists()

    _writings[name] = writing
    register_deed(Deed(name, writing.label, hint, "desk:write", is_offered, (name,), order=order))


def matters() -> list[Matter]:
    """Every matter, in its order."""
    return sorted(_matters.values(), key=lambda matter: matter.order)


def deeds() -> list[Deed]:
    """Every deed, in its order."""
    return sorted(_deeds.values(), key=lambda deed: deed.order)


def writings(user: AbstractBaseUser) -> list[Deed]:
    """The deeds that write a page which `user` may write."""
    return [deed for deed in deeds() if deed.name in _writings and deed.is_offered(user)]


def writing_named(name: str) -> Writing | None:
    """The page to write of that name."""
    return _writings.get(name)


def counts_for(request: HttpRequest) -> dict[str, int]:
    """{name of a matter: how many wait for the visitor}, counted once for a request."""
    known = request.META.setdefault(COUNTS, {})
    if not known:
        known.update({matter.name: matter.count(request.user) for matter in matters()})
    return known
