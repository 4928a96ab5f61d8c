"""Imports that editors start: the worker does them, and throws the file away when it is done with it."""

from django_tasks import task

from directory.importing.models import Status
from directory.importing.runs import perform
from directory.importing.target import target_named
from directory.importing.uploads import discard_file, discard_old_files


@task()
def read_run(target_name: str, run_id: int) -> None:
    """Preview or import the file of a run, as the run says. A preview's file waits for the editor's word."""
    target = target_named(target_name)
    run = target.run.objects.select_related("source__city__site__root_page", "user").get(pk=run_id)
    if run.status != Status.WAITING or not run.file:
        return
    perform(target, run, run.file.path)
    if run.status != Status.PREVIEW:
        discard_file(run)
    discard_old_files()
