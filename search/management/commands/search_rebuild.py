from django.core.management.base import BaseCommand, CommandError

from search import upkeep
from search.elastic import rebuilding
from search.elastic.client import is_configured, words_of


class Command(BaseCommand):
    """Rebuilds the index from the pages, beside readers and editors; then that of Elasticsearch, if any."""

    help = "Write every search document again. The site keeps answering."

    def add_arguments(self, parser):
        parser.add_argument(
            "--elasticsearch",
            action="store_true",
            help="only fill an index of Elasticsearch from the documents",
        )

    def handle(self, *, elasticsearch=False, **options):
        if not elasticsearch:
            pages = upkeep.rebuild(self._report)
            self.stdout.write(f"{pages} pages, {upkeep.SearchDocument.objects.count()} documents.")
        elif not is_configured():
            raise CommandError("ELASTICSEARCH_URL is empty.")
        if is_configured():
            self._fill_elasticsearch()

    def _fill_elasticsearch(self):
        try:
            written = rebuilding.rebuild(self._report)
        except rebuilding.AlreadyBuildingError as error:
            raise CommandError("Another process is filling an index of Elasticsearch.") from error
        except Exception as error:  # of the client, of its transport, of a proxy
            raise CommandError(f"Elasticsearch: {words_of(error)}") from error
        self.stdout.write(f"Elasticsearch: {written} documents written.")

    def _report(self, done, total):
        self.stdout.write(f"  {done} / {total}")
