"""Files of layers that editors send: the worker reads them, and throws them away when it is done."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from directory.importing.models import Status
from directory.importing.uploads import KEPT_FOR, discard_file, expire, why_refused
from directory.layers.importing import import_layer
from directory.models import LayerUpload

LONGEST = timedelta(hours=1)  # a reading; after that its worker is dead


@task()
def read_upload(pk):
    """Foretell or import, as the upload says. Whatever the file holds, it ends in a report."""
    # One worker takes it, however often it was put in the queue.
    waiting = LayerUpload.objects.filter(pk=pk, status=Status.WAITING).exclude(file="")
    if not waiting.update(status=Status.RUNNING, changed_at=timezone.now()):
        return
    upload = LayerUpload.objects.select_related("city__site__root_page").get(pk=pk)
    with override(settings.LANGUAGE_CODE):  # reasons are kept in words
        upload.reason = why_refused(upload, lambda: _read(upload))
    if upload.reason:
        upload.status = Status.REFUSED
    upload.save(update_fields=["status", "report", "reason", "changed_at"])
    if upload.status != Status.PREVIEW:
        discard_file(upload)


def tidy():
    """Say of a reading whose worker died that it did; throw away what nobody confirmed. Reports stay."""
    expire(LayerUpload.objects.all(), alive="changed_at", after=LONGEST)
    old = LayerUpload.objects.filter(changed_at__lt=timezone.now() - KEPT_FOR)
    for upload in old.exclude(file=""):  # those that a dead worker left, too
        discard_file(upload)
    old.filter(status__in=(Status.COLUMNS, Status.WAITING, Status.PREVIEW)).delete()


def _read(upload):
    report = import_layer(
        city=upload.city,
        kind=upload.kind,
        path=upload.file.path,
        force=upload.is_forced,
        preview=upload.is_preview,
        mapping=upload.mapping,
        **upload.description,
    )
    upload.report = report.to_json()
    upload.status = Status.PREVIEW if upload.is_preview else Status.DONE
