"""``manage.py remove_language``: a city in one language less, without a restart."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.cities.closing import open_in, pages_in, remove_language, removed_in_words
from portal.cities.language import LanguageRefusedError, language_name

EXAMPLE = "manage.py remove_language roubaix ar --yes"


class Command(BaseCommand):
    """Says what would be unpublished, and does it if told so."""

    help = "Take a language away from a city."

    def add_arguments(self, parser):
        parser.description = _(
            "Take a language away from a city: its addresses answer 404 at once, its pages become drafts. "
            "Nothing is deleted, no other city changes; create_language brings it back."
        )
        parser.epilog = EXAMPLE
        parser.add_argument("city", help=_("short name of the city: roubaix"))
        parser.add_argument("code", help=_("code of the language: en, nl, ar"))
        parser.add_argument("--yes", action="store_true", help=_("do it; else it is only said"))

    def handle(self, *, city, code, yes, **options):
        try:
            found = open_in(city, code)
            if not yes:
                number = pages_in(found, code).filter(live=True).count()
                said = ngettext(
                    "%(number)s published page of %(city)s would become a draft (%(language)s). "
                    "Nothing was done: add --yes.",
                    "%(number)s published pages of %(city)s would become drafts (%(language)s). "
                    "Nothing was done: add --yes.",
                    number,
                )
                words = {"number": number, "city": found.name, "language": language_name(code)}
                raise CommandError(said % words)
            number = remove_language(city, code)
        except LanguageRefusedError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(removed_in_words(found, code, number))
