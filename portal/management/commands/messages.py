"""``make messages``: compile the catalogues without gettext's programs, and say what each language lacks."""

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.messages.catalogues import LANGUAGES, catalogues, is_up_to_date, state_of
from portal.messages.extraction import APPS


class Command(BaseCommand):
    """Compiled catalogues are committed, so that a new checkout speaks every language at once."""

    help = "Compile the translation catalogues, and say what each language lacks."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only say what is out of date or lacking")

    def handle(self, *, check, **options):
        stale = [source for source in catalogues() if not is_up_to_date(source)]
        names = ", ".join(str(source.relative_to(settings.BASE_DIR)) for source in stale)
        lacking = self._say_what_is_lacking()
        if check and stale:
            raise CommandError(f"Out of date: {names}. Run: make messages")
        if check and lacking:
            raise CommandError("Some messages have no translation, or one that nothing uses: see above.")
        for source in stale:
            polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
        self.stdout.write(f"Compiled: {names}" if names else "Catalogues are up to date.")

    def _say_what_is_lacking(self) -> bool:
        lacking = False
        for language in LANGUAGES:
            for app in APPS:
                state = state_of(app, language)
                for kind in ("missing", "fuzzy", "unused"):
                    for text in getattr(state, kind):
                        self.stdout.write(f"{app}, {language}, {kind}: {text}")
                lacking = lacking or bool(state)
        return lacking
