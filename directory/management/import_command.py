"""What the commands that import a file for a city have in common."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.models import CitySettings


class ImportCommand(BaseCommand):
    """`example` ends the help; `description` are options that say where the file comes from.

    Subclasses write `import_file(city, file, options)`; it is called in French, with a CitySettings.
    """

    example = ""
    description: tuple[str, ...] = ()

    def add_arguments(self, parser):
        parser.epilog = self.example
        parser.add_argument("file", help=_("CSV, JSON or GeoJSON"))
        parser.add_argument("--city", required=True, help=_("short name of the city: roubaix"))
        parser.add_argument("--boundary", default="", help=_("GeoJSON: rows outside the city are skipped"))
        parser.add_argument("--force", action="store_true", help=_("even when many known rows are missing"))
        for name in self.description:
            parser.add_argument(f"--{name.replace('_', '-')}", default="")

    def handle(self, *, file, city, **options):
        with override("fr"):
            chosen = CitySettings.objects.filter(slug=city, is_hub=False)
            if (found := chosen.select_related("site__root_page").first()) is None:
                raise CommandError(_("There is no city called %(city)s.") % {"city": city})
            self.import_file(found, file, options)

    def import_file(self, city, file, options):
        """Read the file and print the report. Raises CommandError when it is refused."""
        raise NotImplementedError
