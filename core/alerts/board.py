"""The alerts that stand on home pages, and who may change them there.

They stay in the field `alerts` of the home page, so that menus, alerts and their history are read as ever
(core.menus).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page

from core.publishing import publish_values
from core.rights import publishable
from core.sites import get_portal

SOON = timedelta(hours=24)


class FullBoardError(Exception):
    """A home page shows as many alerts as it can; the message says so in words."""


@dataclass(frozen=True)
class Notice:
    """One alert of one home page, as it is stored. `key` is the id of its block."""

    home: Page
    key: str
    values: dict[str, Any]

    @property
    def starts_at(self) -> datetime | None:
        """From when it is shown; None: at once."""
        return _moment(self.values.get("starts_at"))

    @property
    def ends_at(self) -> datetime | None:
        """Until when it is shown; None: until somebody stops it."""
        return _moment(self.values.get("ends_at"))


def homes(user: AbstractBaseUser) -> QuerySet[Page]:
    """The home pages whose alerts `user` may publish."""
    ids = [home.page_id for city in get_portal().cities for home in city.homes.values()]
    return publishable(user, Page).filter(pk__in=ids, alias_of=None).order_by("path")


def notices(user: AbstractBaseUser) -> list[Notice]:
    """Alerts that are shown now or later on the home pages of `user`, those that end first at the top."""
    found = [notice for home in homes(user).specific() for notice in _standing(home)]
    return sorted(found, key=lambda notice: (notice.ends_at is None, notice.ends_at or timezone.now()))


def ending(user: AbstractBaseUser) -> list[Notice]:
    """Those that end within a day."""
    limit = timezone.now() + SOON
    return [notice for notice in notices(user) if notice.ends_at and notice.ends_at <= limit]


def notice_of(user: AbstractBaseUser, home_id: int, key: str) -> Notice | None:
    """One alert of a home page of `user`, or None."""
    home = homes(user).filter(pk=home_id).specific().first()
    return next((notice for notice in _standing(home) if notice.key == key), None) if home else None


@transaction.atomic
def publish_alert(
    home_id: int, values: dict[str, Any], *, by: AbstractBaseUser, key: str | None = None
) -> None:
    """Publish an alert with the `values` of its block; with a `key`, in place of the alert of that key. What
    has ended goes. Raises PermissionDenied and FullBoardError."""
    home = _locked(home_id, by)
    kept = [item for item in _stored(home) if not key or item.get("id") != key]
    if len(kept) >= home._meta.get_field("alerts").stream_block.meta.max_num:
        raise FullBoardError(
            _("%(city)s already has as many alerts as fit: stop one first.") % {"city": home}
        )
    _write(home, [{"type": "alert", "id": key or str(uuid4()), "value": values}, *kept], by)


@transaction.atomic
def stop_alert(home_id: int, key: str, *, by: AbstractBaseUser) -> None:
    """Take an alert away at once. Raises PermissionDenied."""
    home = _locked(home_id, by)
    _write(home, [item for item in _stored(home) if item.get("id") != key], by)


def _locked(home_id, user):
    """The home page, alone until the end of the transaction: two alerts at a time both stay."""
    Page.objects.select_for_update().filter(pk=home_id).first()
    home = homes(user).filter(pk=home_id).specific().first()
    if home is None:
        raise PermissionDenied
    return home


def _write(home, items, user):
    field = home._meta.get_field("alerts")
    publish_values(home, {"alerts": StreamValue(field.stream_block, items, is_lazy=True)}, by=user)


def _stored(home):
    """Raw blocks of the alerts that have not ended; each has an id."""
    now = timezone.now()
    items = [dict(item) for item in home.alerts.raw_data]
    return [item for item in items if not (end := _moment(item["value"].get("ends_at"))) or end > now]


def _standing(home):
    return [Notice(home, item["id"], item["value"]) for item in _stored(home) if item.get("id")]


def _moment(raw):
    return parse_datetime(raw) if isinstance(raw, str) else raw
