from django.core.management.base import BaseCommand, CommandError

from search import upkeep


class Command(BaseCommand):
    """Compares pages with documents, and documents with bitmaps and words."""

    help = "Find differences between pages and the index. Exit code 1 when there are some."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="write what differs, then check again")

    def handle(self, *, repair=False, **options):
        found = upkeep.compare()
        if repair and found:
            self._print(found)
            upkeep.repair(found)
            found = upkeep.compare()
        self._print(found)
        if found:
            raise CommandError(f"{len(found)} differences.")
        self.stdout.write("0 differences.")

    def _print(self, found):
        for page_id, problem in found.pages.items():
            self.stdout.write(f"page {page_id}: {problem}")
        for facet, value in found.bitmaps:
            self.stdout.write(f"bitmap {facet}={value}: differs")
        if found.waiting:
            self.stdout.write(f"{found.waiting} pages are waiting to be written (search_catch_up)")
        if found.words or found.vocabulary:
            self.stdout.write(f"words: {found.words} documents and {found.vocabulary} rows differ")
        if found.needs_rebuild:
            self.stdout.write("words: written by another version of the analyser (search_rebuild)")
