from django.core.management.base import BaseCommand

from search.elastic import feeding
from search.projection import catch_up
from search.upkeep import begin_day
from search.versions import mark_outdated
from search.word_upkeep import is_outdated, repair_words


class Command(BaseCommand):
    """What the minute timer runs: leftovers of crashes, retries, what a new day brings into view, and
    after an upgrade the documents and words that older code wrote."""

    help = "Write the documents of pages that changed and were not written yet."

    def handle(self, **options):
        begin_day()
        mark_outdated()
        progress = catch_up()
        if progress.done or progress.failed:
            self.stdout.write(f"{progress.done} pages written, {progress.failed} failed.")
        if is_outdated():
            self.stdout.write(f"Words of the new analyser: {repair_words()} rows written.")
        feeding.enqueue_due()
