"""Sources that have an address: the worker reads it every few hours, as an editor would read a file.

A source is read by itself once an editor has confirmed a first import of it. What an address answers is a
file like any other: whole, or refused in words, and then nothing changes.
"""

import tempfile
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import override

from core.fetching import FetchError
from directory.importing.models import Run, Source, Status
from directory.importing.runs import perform, refuse
from directory.importing.target import Target

EVERY = timedelta(hours=3)


def due(target: Target) -> QuerySet[Source]:
    """Sources whose address was not asked for three hours."""
    of_source = {"source": OuterRef("pk")}
    is_confirmed = Exists(target.record.objects.filter(**of_source)) | Exists(
        target.run.objects.filter(**of_source, status=Status.DONE, is_preview=False)
    )
    is_due = Q(asked_at=None) | Q(asked_at__lt=timezone.now() - EVERY)
    return target.source.objects.filter(is_confirmed, is_due).exclude(feed_url="")


def claim(source: Source) -> bool:
    """Note that a source is asked now; False where somebody else has just noted it."""
    same = type(source).objects.filter(pk=source.pk, asked_at=source.asked_at)
    return bool(same.update(asked_at=timezone.now()))


def read(target: Target, source: Source) -> Run:
    """Ask the address of a source and import what it answers. Returns the run, ended."""
    kind = target.kinds_of_file[source.adapter]
    run = target.run.objects.create(source=source, file_name=shown(source.feed_url))
    try:
        with override(settings.LANGUAGE_CODE):  # the report is kept in words
            content = kind.fetch(source.feed_url)
    except FetchError as error:
        refuse(run, str(error))
    else:
        with tempfile.NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            perform(target, run, file.name)
    _forget_the_same_before(run)
    return run


def shown(address: str) -> str:
    """An address as reports name it: what stands after « ? » may be a key."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}"[:200]


def _forget_the_same_before(run):
    """A server that is away for a week is one line of the report."""
    if run.status == Status.REFUSED:
        others = type(run).objects.filter(source=run.source, status=Status.REFUSED, reason=run.reason)
        others.filter(user=None, pk__lt=run.pk).delete()
