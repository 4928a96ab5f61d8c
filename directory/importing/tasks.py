"""Imports that editors start, or that are due: the worker does them, and keeps no file when it is done."""

from django_tasks import task

from directory.importing import feeds
from directory.importing.models import Status
from directory.importing.runs import perform
from directory.importing.target import target_named, targets
from directory.importing.uploads import discard_file, discard_old_files


@task(priority=10)  # an editor waits
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


@task()
def read_feed(target_name: str, source_id: int) -> None:
    """Ask the address of a source, where it still has one."""
    target = target_named(target_name)
    source = target.source.objects.exclude(feed_url="").filter(pk=source_id).first()
    if source:
        feeds.read(target, source)


def enqueue_due_feeds() -> None:
    """Let the worker read every address whose time has come."""
    for target in targets():
        for source in feeds.due(target) if target.has_feeds else ():
            if feeds.claim(source):
                read_feed.enqueue(target.name, source.pk)
