from django.core.management.base import BaseCommand

from search.projection import catch_up
from search.upkeep import roll_days


class Command(BaseCommand):
    """What the minute timer runs: leftovers of crashes, retries, and the days that come into view."""

    help = "Write the documents of pages that changed and were not written yet."

    def handle(self, **options):
        roll_days()
        progress = catch_up()
        if progress.done or progress.failed:
            self.stdout.write(f"{progress.done} pages written, {progress.failed} failed.")
