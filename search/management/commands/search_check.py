from django.core.management.base import BaseCommand, CommandError

from search import upkeep
from search.elastic import checking
from search.elastic.client import is_configured, words_of

PROBLEMS = {"missing": "is missing", "other": "is of another version", "surplus": "should not be there"}


class Command(BaseCommand):
    """Compares pages with documents, and documents with bitmaps, words, and what Elasticsearch has."""

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
        differences = len(found) + (self._check_elasticsearch(repair) if is_configured() else 0)
        if differences:
            raise CommandError(f"{differences} differences.")
        self.stdout.write("0 differences.")

    def _check_elasticsearch(self, repair):
        try:
            found = checking.compare()
            if repair and found and not found.needs_rebuild:
                self._print_elasticsearch(found)
                checking.repair(found)
                found = checking.compare()
        except Exception as error:  # of the client, of its transport, of a proxy
            self.stdout.write(f"Elasticsearch: cannot be asked: {words_of(error)}")
            return 1
        self._print_elasticsearch(found)
        return len(found)

    def _print_elasticsearch(self, found):
        for problem in ("missing", "other", "surplus"):
            for key in getattr(found, problem):
                self.stdout.write(f"Elasticsearch: {key}: {PROBLEMS[problem]}")
        for key, reason in found.refused.items():
            self.stdout.write(f"Elasticsearch: {key}: refused: {reason}")
        if found.needs_rebuild:
            self.stdout.write("Elasticsearch: has no index of this portal (search_rebuild --elasticsearch)")

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
