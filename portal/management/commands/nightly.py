"""The nightly timer: checks and tidying that no visitor should wait for."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from wagtail.models import Collection, Page

from core.anonymous import limits
from core.anonymous.retention import erase_proposals
from directory.exports.numbering import number_every_service
from directory.importing.uploads import discard_old_files
from directory.truth import retention
from events.models import ActivityProposal
from portal.periodic import Step, command, run_steps
from search.workbench.storing import erase as erase_questions


def check_trees():
    """A damaged page tree shows nothing wrong until pages vanish: look every night.

    Repair is for a person: ``manage.py fixtree`` may delete pages.
    """
    for tree in (Page, Collection):
        problems = [kind for kind in tree.find_problems() if kind]
        if problems:
            raise RuntimeError(f"{tree.__name__} tree: {problems}. Back up, then run manage.py fixtree.")


def refresh_statistics():
    """The query planner's figures; SQLite keeps none up to date by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")


def forget_people():
    """What visitors, owners and editors left here, once its time is over (docs/personal-data.md)."""
    limits.erase()
    retention.erase()
    erase_proposals(ActivityProposal)
    discard_old_files()
    erase_questions()


STEPS = (
    Step("check_trees", check_trees),
    command("clean_text"),
    command("search_check"),
    Step("number_every_service", number_every_service),
    command("prune_db_task_results"),
    command("clearsessions"),
    Step("forget_people", forget_people),
    Step("refresh_statistics", refresh_statistics),
)


class Command(BaseCommand):
    """Run by the systemd timer (deploy/systemd/portal-nightly.timer)."""

    help = "Check the page tree and the search documents, remove what is out of date."

    def handle(self, **options):
        if failed := run_steps(STEPS):
            raise CommandError(f"Failed: {', '.join(failed)} (see the log).")
