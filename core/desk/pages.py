"""Pages that wait: past their review date, soon to be withdrawn, left as drafts. Listed by one screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.desk.registry import register
from core.models import BasePage
from core.phrasing import quoted
from core.sites import get_portal

SOON = timedelta(days=7)


@dataclass(frozen=True)
class PageList:
    """Pages that wait for a reason. `pages(user)` are those that this user may change; `date` names the
    column that says since when or until when, `heading` what the date is."""

    name: str
    label: str
    action: str
    heading: str
    date: str
    pages: Callable[[Any], QuerySet[Page]]
    order: int = 500


def own_pages(user: AbstractBaseUser) -> QuerySet[Page]:
    """Pages that `user` may change, without the copies that follow another page."""
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change").filter(alias_of=None)


def homes(user: AbstractBaseUser) -> QuerySet[Page]:
    """The home pages, with their menus, that `user` may change. Those of other languages are translated."""
    ids = [home.page_id for city in get_portal().cities if (home := city.first_home)]
    return own_pages(user).filter(pk__in=ids).order_by("path")


def expiring(user: AbstractBaseUser) -> QuerySet[Page]:
    """Published pages that leave the site by themselves within a week, the next first."""
    now = timezone.now()
    return (
        own_pages(user).filter(live=True, expire_at__gte=now, expire_at__lt=now + SOON).order_by("expire_at")
    )


def to_review(user: AbstractBaseUser) -> QuerySet[Page]:
    """Published pages whose day of review has come."""
    is_due = Q()
    for model in _page_types():
        is_due |= Q(pk__in=model.objects.filter(review_date__lte=timezone.localdate()).values("pk"))
    return own_pages(user).filter(is_due, live=True).order_by("-last_published_at")


def drafts(user: AbstractBaseUser) -> QuerySet[Page]:
    """Pages on which `user` was the last to write without publishing, the latest first."""
    own = own_pages(user).filter(has_unpublished_changes=True, latest_revision__user_id=user.pk)
    return own.order_by("-latest_revision_created_at")


LISTS: dict[str, PageList] = {}
OWN_LISTS = (
    PageList("fin-proche", _("Pages that leave the site this week"), _("Prolong or let go"),
             _("Leaves the site on"), "expire_at", expiring, 500),
    PageList("a-relire", _("Pages past their review date"), _("Read again"),
             _("Published on"), "last_published_at", to_review, 510),
    PageList("brouillons", _("My drafts"), _("Go on writing"),
             _("Written on"), "latest_revision_created_at", drafts, 520),
)  # fmt: skip


def register_lists() -> None:
    """Called once, when the app is ready."""
    for row in OWN_LISTS:
        register_list(row)


def register_list(row: PageList) -> None:
    """Count the pages of a list on the first page, and list them there."""
    LISTS[row.name] = row
    register(
        row.name,
        row.label,
        "desk:pages",
        lambda user: row.pages(user).count(),
        action=row.action,
        detail=lambda user: _first_title(row.pages(user)),
        args=(row.name,),
        order=row.order,
    )


def _first_title(pages):
    title = pages.values_list("draft_title", flat=True).first()
    return quoted(title) if title else ""


@cache
def _page_types():
    return [model for model in apps.get_models() if issubclass(model, BasePage)]
