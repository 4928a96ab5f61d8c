"""``make messages``: compile the catalogues of every app, without gettext's programs."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


def catalogues() -> list[Path]:
    """The .po files of our own apps."""
    return sorted(settings.BASE_DIR.glob("*/locale/*/LC_MESSAGES/*.po"))


def is_up_to_date(source: Path) -> bool:
    """Does the .mo beside ``source`` say what ``source`` says?"""
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.read_bytes() == polib.pofile(str(source)).to_binary()


class Command(BaseCommand):
    """Compiled catalogues are committed, so that a new checkout speaks French at once."""

    help = "Compile the translation catalogues."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only say what is out of date")

    def handle(self, *, check, **options):
        stale = [source for source in catalogues() if not is_up_to_date(source)]
        names = ", ".join(str(source.relative_to(settings.BASE_DIR)) for source in stale)
        if check and stale:
            raise CommandError(f"Out of date: {names}. Run: make messages")
        for source in stale:
            polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
        self.stdout.write(f"Compiled: {names}" if names else "Catalogues are up to date.")
