"""The task by which older versions put imports of places into the queue: one may wait across an upgrade."""

from django_tasks import task

from directory.importers.target import PLACES
from directory.importing.tasks import read_run


@task()
def import_file(run_id):
    """Read the file of an ImportRun."""
    read_run.call(PLACES.name, run_id)
