"""Files on their way, whatever they become: read without a stack trace, ended, thrown away."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.importing.models import Status, Upload, import_files
from directory.reading.errors import FileRefusedError

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=2)


def why_refused(upload: Upload, read: Callable[[], object]) -> str:
    """Call `read` and give the reason for which it changed nothing more, "" when it came to its end."""
    try:
        read()
    except FileRefusedError as error:
        return str(error)
    except Exception:
        logger.exception("Import %s (%s) broke off", upload.pk, upload._meta.label)
        return _("The import broke off by a fault of the portal; it can be started again.")
    return ""


def expire(uploads: QuerySet, *, alive: str, after: timedelta, **also: datetime) -> None:
    """End the uploads whose worker has shown no life for so long in the column `alive`. Their files stay, so
    that they can be started again. `also`: further columns to write."""
    dead = uploads.filter(status=Status.RUNNING, **{f"{alive}__lt": timezone.now() - after})
    reason = _("The import was interrupted; start it again to finish it.")
    dead.update(status=Status.REFUSED, reason=reason, **also)


def discard_file(upload: Upload) -> None:
    """Registers hold names and numbers of people: what was read is not kept."""
    if upload.file:
        upload.file.delete(save=False)
        type(upload).objects.filter(pk=upload.pk).update(file="")


def discard_old_files() -> None:
    """Two days after their upload: files nobody confirmed, or that a killed worker or a deleted run left."""
    storage = import_files()
    uploads = [model for model in apps.get_models() if issubclass(model, Upload)]
    try:
        names = storage.listdir("")[1]
    except FileNotFoundError:
        return
    for name in names:
        if timezone.now() - storage.get_modified_time(name) > KEPT_FOR:
            storage.delete(name)
            for model in uploads:
                model.objects.filter(file=name).update(file="")
