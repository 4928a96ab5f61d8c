"""Imports that editors start: the worker does them, and throws the file away when it is done with it."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from directory.importing.runs import perform
from directory.models import ImportRun, LayerUpload

KEPT_FOR = timedelta(days=2)
Status = ImportRun.Status


@task()
def import_file(run_id):
    """Preview or import, as the run says. A preview's file waits for the editor's word."""
    run = ImportRun.objects.select_related("source__city__site__root_page", "user").get(pk=run_id)
    if run.status != Status.WAITING or not run.file:
        return
    perform(run, run.file.path)
    if run.status != Status.PREVIEW:
        discard_file(run)
    discard_old_files()


def discard_file(run):
    """Registers hold names and numbers of people: what was read is not kept."""
    if run.file:
        run.file.delete(save=False)
        ImportRun.objects.filter(pk=run.pk).update(file="")


def discard_old_files():
    """Two days after their upload: files nobody confirmed, or that a killed worker or a deleted run left."""
    storage = ImportRun._meta.get_field("file").storage
    try:
        names = storage.listdir("")[1]
    except FileNotFoundError:
        return
    oldest = timezone.now() - KEPT_FOR
    for name in names:
        if storage.get_modified_time(name) < oldest:
            storage.delete(name)
            for model in (ImportRun, LayerUpload):
                model.objects.filter(file=name).update(file="")
