"""The alerts that stand on home pages, and who may change them there.

They stay in the field `alerts` of the home page, so that menus, alerts and their history are read as ever
(core.menus). An alert has the same key on the homes of a city in all its languages: its words are each home's
own; how grave it is, its times and its end are those of the home in the first language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page

from core.publishing import publish_values
from core.rights import publishable
from core.sites import get_portal

SOON = timedelta(hours=24)
# What is the same in every language.
FACTS = ("severity", "starts_at", "ends_at")


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

    @property
    def ends_on(self) -> date | None:
        """The day at the end of which it ends, where that is midnight: « tonight » is of this day."""
        end = self.ends_at and timezone.localtime(self.ends_at)
        return end.date() - timedelta(days=1) if end and end.time() == time() else None

    @property
    def language(self) -> str:
        """The name of its language in that of the editor, where its city has several; else ""."""
        found = get_portal().home_of(self.home)
        several = found and len(found[0].homes) > 1
        return str(get_language_info(found[1])["name_translated"]) if several else ""


def homes(user: AbstractBaseUser) -> QuerySet[Page]:
    """The home pages whose alerts `user` may publish."""
    ids = [home.page_id for city in get_portal().cities for home in city.homes.values()]
    return publishable(user, Page).filter(pk__in=ids, alias_of=None).order_by("path")


def homes_to_warn(user: AbstractBaseUser) -> QuerySet[Page]:
    """Those of them on which an alert begins: in the first language of their city, where `user` has any. It
    is shown in the others too, until somebody says it in theirs."""
    first = [home.page_id for city in get_portal().cities if (home := city.first_home)]
    own = homes(user)
    original = own.filter(pk__in=first)
    return original if original.exists() else own


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


def original_of(home_id: int, key: str) -> Notice | None:
    """The alert that one of this key translates, or would, on a home page; None in the first language."""
    home = Page.objects.filter(pk=home_id).first()
    found = get_portal().home_of(home) if home else None
    first = found and found[0].first_home
    if not found or not first or found[1] == found[0].languages[0]:
        return None
    original = Page.objects.get(pk=first.page_id).specific
    return next((notice for notice in _standing(original) if notice.key == key), None)


def to_translate(user: AbstractBaseUser) -> dict[tuple[int, str], list[tuple[int, str]]]:
    """{(home page, key): [(home page in another language, language)]} of the alerts that have no words there,
    on the home pages of `user`."""
    keys = {home.pk: {notice.key for notice in _standing(home)} for home in homes(user).specific()}
    found: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for city in get_portal().cities:
        first = city.first_home
        others = [(home.page_id, code) for code, home in city.homes.items() if home != first]
        for key in keys.get(first.page_id, ()) if first else ():
            left = [(pk, code) for pk, code in others if key not in keys.get(pk, {key})]
            found[first.page_id, key] = left
    return found


@transaction.atomic
def publish_alert(
    home_id: int, values: dict[str, Any], *, by: AbstractBaseUser, key: str | None = None
) -> None:
    """Publish an alert with the `values` of its block, in place of the alert of that `key` if there is one.
    What has ended goes. Raises PermissionDenied and FullBoardError."""
    home, key = _locked(home_id, by), key or new_key()
    if original := original_of(home_id, key):
        values = values | {name: original.values.get(name) for name in FACTS}
    kept = [item for item in _stored(home) if item.get("id") != key]
    if len(kept) >= home._meta.get_field("alerts").stream_block.meta.max_num:
        raise FullBoardError(
            _("%(city)s already has as many alerts as fit: stop one first.") % {"city": home}
        )
    _write(home, [{"type": "alert", "id": key, "value": values}, *kept], by)
    facts = {name: values.get(name) for name in FACTS}
    for other in _translated(home, key):
        items = _stored(other)
        told = [item | {"value": item["value"] | facts} if item.get("id") == key else item for item in items]
        _write(other, told, by)


@transaction.atomic
def stop_alert(home_id: int, key: str, *, by: AbstractBaseUser) -> None:
    """Take an alert away at once; that of the first language, in all of them. Raises PermissionDenied."""
    home = _locked(home_id, by)
    for page in (home, *_translated(home, key)):
        _write(page, [item for item in _stored(page) if item.get("id") != key], by)


def new_key() -> str:
    """What tells an alert from others, the same on all the home pages that show it."""
    return str(uuid4())


def _translated(home: Page, key: str) -> Iterator[Page]:
    """The home pages of its city in other languages that have words for an alert of a home page, locked; none
    where that is not the one of the first language."""
    found = get_portal().home_of(home)
    if found and found[1] == found[0].languages[0]:
        ids = [other.page_id for other in found[0].homes.values() if other.page_id != home.pk]
        for other in Page.objects.select_for_update().filter(pk__in=ids).order_by("pk"):
            page = other.specific
            if any(item.get("id") == key for item in _stored(page)):
                yield page


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
