"""``make build-demo``: the four sites of the demonstration, with pages, pictures and accounts."""

import logging
from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.models import CitySettings
from portal.demo import build as demo
from portal.demo.accounts import ADMIN, EDITORS, PASSWORD, TRANSLATOR
from portal.demo.languages import LANGUAGES
from portal.demo.proposals import owner_link


class Command(BaseCommand):
    """A second run keeps what editors changed: it follows the port, nothing else."""

    help = "Build the demonstration sites; keep them where they stand."
    requires_system_checks = []  # migrate has just made them; a second run is quick

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help=_("port of the addresses (8000)"))
        parser.add_argument(
            "--reset", action="store_true", help=_("start over: what editors changed is lost")
        )

        parser.add_argument(
            "--french", action="store_true", help=_("leave out the other languages: half the time")
        )

    def handle(self, *, port, reset, french=False, **options):
        if settings.PORTAL_MODE not in ("demo", "test"):
            raise CommandError(
                _("The demonstration has a public password: it is built only where PORTAL_MODE is demo.")
            )
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for every page says nothing here
        started = monotonic()
        if not reset and demo.is_built():
            demo.set_ports(port)
            self._say(_("The demonstration stands already; its content is kept."))
        else:
            self._build(port, started, french)
        self._print_addresses(port)

    def _build(self, port, started, is_french):
        if demo.has_leftovers():
            self._say(_("Removing what was there"))
            demo.clear()
        elif self._holds_other_content():
            raise CommandError(_("This database holds other sites: the demonstration wants an empty one."))
        languages = {} if is_french else LANGUAGES
        demo.build(port, lambda line: self._say(f"{monotonic() - started:5.1f} s  {line}"), languages)

    def _holds_other_content(self):
        return CitySettings.objects.exists() or Page.objects.filter(depth__gt=2).exists()

    def _print_addresses(self, port):
        rows = [(city.name, f"http://{city.site.hostname}:{port}/") for city in self._cities()]
        hub = next(city for city in self._cities() if city.is_hub)
        rows.append((_("Administration"), f"http://{hub.site.hostname}:{port}/admin/"))
        self._table(_("Addresses"), rows)
        self._table(_("A link sent to the owner of a place, good for one answer"), [owner_link()])
        accounts = [(_("Everything"), ADMIN)]
        names = {city.slug: city.name for city in self._cities()}
        accounts += [(names[slug], username) for slug, username in EDITORS.items() if slug in names]
        accounts.append((_("Translation"), TRANSLATOR))
        self._table(_("Accounts"), accounts)
        self._say(_("Password of every account: %(password)s") % {"password": PASSWORD})

    def _cities(self):
        return CitySettings.objects.select_related("site").order_by("-is_hub", "pk")

    def _table(self, title, rows):
        width = max(len(name) for name, _value in rows)
        self._say(f"\n{title}")
        for name, value in rows:
            self._say(f"  {name:<{width}}  {value}")

    def _say(self, line):
        self.stdout.write(line)
        self.stdout.flush()
