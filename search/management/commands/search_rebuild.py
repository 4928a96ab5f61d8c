from django.core.management.base import BaseCommand

from search import upkeep


class Command(BaseCommand):
    """Rebuilds the index from the pages, beside readers and editors."""

    help = "Write every search document again. The site keeps answering."

    def handle(self, **options):
        pages = upkeep.rebuild(lambda done, total: self.stdout.write(f"  {done} / {total}"))
        self.stdout.write(f"{pages} pages, {upkeep.SearchDocument.objects.count()} documents.")
