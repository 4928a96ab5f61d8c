"""Files of layers that editors send: the worker reads them, and throws them away when it is done."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from directory.layers.importing import import_layer
from directory.models import ImportRun, LayerUpload
from directory.reading.errors import FileRefusedError

logger = logging.getLogger(__name__)

KEPT = timedelta(days=2)  # a preview that nobody confirms
LONGEST = timedelta(hours=1)  # a reading; after that its worker is dead
Status = ImportRun.Status


@task()
def read_upload(pk):
    """Foretell or import, as the upload says. Whatever the file holds, it ends in a report."""
    # One worker takes it, however often it was put in the queue.
    waiting = LayerUpload.objects.filter(pk=pk, status=Status.WAITING).exclude(file="")
    if not waiting.update(status=Status.RUNNING, changed_at=timezone.now()):
        return
    upload = LayerUpload.objects.select_related("city__site__root_page").get(pk=pk)
    with override(settings.LANGUAGE_CODE):  # reasons are kept in words
        _read(upload)
    upload.save(update_fields=["status", "report", "reason", "changed_at"])
    if upload.status != Status.PREVIEW:
        discard(upload)


def discard(upload):
    """What was read is not kept."""
    if upload.file:
        upload.file.delete(save=False)
        LayerUpload.objects.filter(pk=upload.pk).update(file="")


def tidy():
    """Say of a reading whose worker died that it did; throw away what nobody confirmed. Reports stay."""
    now = timezone.now()
    dead = LayerUpload.objects.filter(status=Status.RUNNING, changed_at__lt=now - LONGEST)
    words = _("The import was interrupted; start it again to finish it.")
    dead.update(status=Status.REFUSED, reason=words)
    old = LayerUpload.objects.filter(changed_at__lt=now - KEPT)
    for upload in old.exclude(file=""):  # those that a dead worker left, too
        discard(upload)
    old.filter(status__in=(Status.WAITING, Status.PREVIEW)).delete()


def _read(upload):
    try:
        report = import_layer(
            city=upload.city,
            kind=upload.kind,
            path=upload.file.path,
            force=upload.is_forced,
            preview=upload.is_preview,
            **upload.description,
        )
    except FileRefusedError as error:
        upload.status, upload.reason = Status.REFUSED, str(error)
    except Exception:
        logger.exception("The layer file %s broke off", upload.pk)
        words = _("The import broke off by a fault of the portal; it can be started again.")
        upload.status, upload.reason = Status.REFUSED, words
    else:
        upload.report = report.to_json()
        upload.status = Status.PREVIEW if upload.is_preview else Status.DONE
