"""``manage.py create_city``: one more city, ready to be edited, without a restart."""

import logging

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from core.models import CitySettings
from core.sites import get_portal
from portal.cities import CityExistsError, CityRefusedError, create_city

EXAMPLE = (
    "manage.py create_city croix --name Croix --host croix.localhost --port 8000 --insee 59163 "
    "--latitude 50.678 --longitude 3.149 --warp '#5a2a5f' --weft '#f0c6dd' --weave basket"
)


class Command(BaseCommand):
    """Everything or nothing: a refused city leaves no trace."""

    help = "Add a city to the portal."

    def add_arguments(self, parser):
        parser.description = _(
            "Add a city: its site, first pages, menus, settings, files and team of editors. "
            "It is online at once, without a restart."
        )
        parser.epilog = EXAMPLE
        parser.add_argument("slug", help=_("short name in lower case, without accent: croix"))
        parser.add_argument("--name", required=True, help=_("name of the city, as people write it"))
        parser.add_argument("--host", required=True, help=_("host name of its site: croix.example.org"))
        parser.add_argument("--port", type=int, default=443, help=_("port of its site (443)"))
        parser.add_argument(
            "--hub", action="store_true", help=_("the site that shows all cities, the first to be made")
        )
        parser.add_argument("--insee", help=_("INSEE code, five characters: 59163; the hub has none"))
        parser.add_argument(
            "--latitude", type=float, required=True, help=_("of the centre, in degrees: 50.678")
        )
        parser.add_argument(
            "--longitude", type=float, required=True, help=_("of the centre, in degrees: 3.149")
        )
        parser.add_argument("--warp", required=True, help=_("dark yarn, very readable on white: #5a2a5f"))
        parser.add_argument("--weft", required=True, help=_("light yarn, under dark text: #f0c6dd"))
        parser.add_argument("--weave", required=True, choices=CitySettings.Weave.values, help=_("the weave"))
        parser.add_argument("--tagline", help=_("words under the name"))

    def handle(self, *, slug, name, **options):
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for every page says nothing here
        if options["hub"] is bool(options["insee"]):
            raise CommandError(_("A city has an INSEE code (--insee), the hub (--hub) has none."))
        try:
            parts = create_city(
                slug=slug,
                name=name,
                hostname=options["host"],
                port=options["port"],
                is_hub=options["hub"],
                insee_code=options["insee"] or "",
                latitude=options["latitude"],
                longitude=options["longitude"],
                warp=options["warp"].lower(),
                weft=options["weft"].lower(),
                weave=options["weave"],
                tagline=options["tagline"],
            )
        except CityExistsError as error:
            self.stdout.write(str(error))
        except CityRefusedError as error:
            lines = "\n".join(f"  - {problem}" for problem in error.problems)
            raise CommandError(_("The city was not created:") + "\n" + lines) from None
        else:
            self._report(parts)

    def _report(self, parts):
        self.stdout.write(
            _("%(name)s is online at %(address)s.")
            % {
                "name": parts.settings.name,
                "address": parts.site.root_url,
            }
        )
        self.stdout.write(_("Its editors join the group “%(group)s”.") % {"group": parts.group.name})
        self.stdout.write(
            _("To add an editor: %(address)s, with this group ticked under “Roles”.")
            % {"address": f"{_admin_base_url()}{reverse('wagtailusers_users:add')}"}
        )
        missing = parts.settings.missing_legal_fields()
        if missing:
            self.stdout.write(
                _("Still to fill in the settings of the city: %(fields)s.") % {"fields": ", ".join(missing)}
            )


def _admin_base_url():
    """The hub, on the port where it is served now, unless the admin has a host of its own."""
    hub = get_portal().hub
    return hub.base_url if hub and not settings.ADMIN_HOST else settings.WAGTAILADMIN_BASE_URL
