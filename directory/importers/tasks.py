"""Imports that editors start: the worker does them, and throws the file away when it is done with it."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from directory.importers.runs import perform
from directory.models import ImportRun

UNCONFIRMED_FOR = timedelta(days=2)
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
    discard_unconfirmed()


def discard_file(run):
    """Registers hold names and numbers of people: what was read is not kept."""
    if run.file:
        run.file.delete(save=False)
        ImportRun.objects.filter(pk=run.pk).update(file="")


def discard_unconfirmed():
    """Files of previews that nobody confirmed for two days."""
    forgotten = ImportRun.objects.filter(
        status=Status.PREVIEW, finished_at__lt=timezone.now() - UNCONFIRMED_FOR
    )
    for run in forgotten.exclude(file=""):
        discard_file(run)
