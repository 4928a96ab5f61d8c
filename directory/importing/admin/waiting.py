"""Imports that wait for an editor, on the first page of the admin."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core import desk
from directory.importing.admin.addresses import names_of
from directory.importing.admin.rights import cities_of
from directory.importing.models import Status
from directory.importing.target import Target


def register(target: Target) -> None:
    """Count the unfinished imports of a target on the first page of the admin."""

    def count(user: Any) -> int:
        return unfinished(user, target).count()

    label = format_lazy(_("{imports}: file refused, or to be confirmed"), imports=target.label)
    index = names_of(target)["index"]
    desk.register(matter_of(target), label, index, count, action=_("See the files"), order=30)


def matter_of(target: Target) -> str:
    """The name of what waits among the imports of a target."""
    return f"{target.name}s"


def unfinished(user: AbstractBaseUser, target: Target) -> QuerySet:
    """Sources of the cities of `user` whose last file was refused, or waits for a word: what its columns are,
    or whether what was previewed is wanted."""
    runs = target.run.objects.filter(source=OuterRef("pk")).order_by("-pk")
    runs = runs.exclude(status__in=(Status.PREVIEW, Status.COLUMNS), file="")
    runs = runs.exclude(status=Status.REFUSED, is_preview=True)
    sources = target.source.objects.filter(city__in=cities_of(user, target.parent))
    last = Subquery(runs.values("status")[:1])
    waiting = (Status.REFUSED, Status.PREVIEW, Status.COLUMNS)
    return sources.annotate(last_status=last).filter(last_status__in=waiting)
