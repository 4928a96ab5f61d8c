"""``manage.py create_language``: a city in one more language, without a restart."""

import logging

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.cities.language import LanguageRefusedError, create_language, language_name

EXAMPLE = "manage.py create_language roubaix ar"


class Command(BaseCommand):
    """A second run makes what is missing, and nothing else."""

    help = "Add a language to a city."

    def add_arguments(self, parser):
        parser.description = _(
            "Add a language to a city: its home page, menus, lists and first pages, the shared lists of "
            "terms, the rights of its editors and a team of translators. It is online at once, without a "
            "restart; no other city changes."
        )
        parser.epilog = EXAMPLE
        parser.add_argument("city", help=_("short name of the city: roubaix"))
        parser.add_argument("code", help=_("code of the language: en, nl, ar"))

    def handle(self, *, city, code, **options):
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for every page says nothing here
        try:
            parts = create_language(city, code, say=self.stdout.write)
        except LanguageRefusedError as error:
            raise CommandError(str(error)) from None
        for sentence in _report(parts):
            self.stdout.write(sentence)


def _report(parts):
    code = parts.locale.language_code
    words = {"city": parts.city.name, "language": language_name(code)}
    if not parts.is_new and not parts.made:
        yield _("%(city)s has every page in this language already: %(language)s.") % words
    else:
        words["address"] = f"{parts.city.site.root_url}/{code}/"
        yield _("%(city)s is online in one more language, %(language)s: %(address)s") % words
    for page, missing in parts.incomplete.items():
        state = _("published with French words") if page.live else _("left as a draft")
        yield _("“%(title)s” lacks words (%(number)s), %(state)s.") % {
            "title": page.get_admin_display_title(),
            "number": len(missing),
            "state": state,
        }
    if parts.terms:
        yield _("These terms keep their first title until somebody translates them: %(terms)s.") % {
            "terms": ", ".join(parts.terms)
        }
    if parts.group:
        yield _("Its translators join the group “%(group)s”.") % {"group": parts.group.name}
