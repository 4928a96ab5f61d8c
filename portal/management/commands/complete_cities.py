from django.core.management.base import BaseCommand

from portal.cities.completion import complete_cities


class Command(BaseCommand):
    """After an upgrade: cities made by an older version get what new ones have. Nothing is taken away."""

    help = "Give every city the pages and rights that cities have today."

    def handle(self, **options):
        for sentence in complete_cities():
            self.stdout.write(sentence)
