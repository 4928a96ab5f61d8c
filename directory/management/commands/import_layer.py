"""``manage.py import_layer``: features of one layer of the city's map from a file, and a report."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core.models import CitySettings
from directory.importers.errors import FileRefusedError
from directory.layers.importing import CREATED, REMOVED, SKIPPED, UNCHANGED, UPDATED, import_layer
from directory.layers.kinds import KINDS
from directory.models import ImportLine

EXAMPLE = "manage.py import_layer --city roubaix --layer places-pmr --boundary communes.geojson places.csv"


class Command(BaseCommand):
    help = "Import one layer of a city's map from a file (docs/layers.md)."

    def add_arguments(self, parser):
        parser.epilog = EXAMPLE
        parser.add_argument("file", help=_("CSV, JSON or GeoJSON"))
        parser.add_argument("--city", required=True, help=_("short name of the city: roubaix"))
        parser.add_argument("--layer", required=True, choices=list(KINDS), help=_("kind of layer"))
        parser.add_argument("--boundary", default="", help=_("GeoJSON: rows outside the city are skipped"))
        parser.add_argument("--force", action="store_true", help=_("even when many known rows are missing"))
        for name in ("title", "source", "licence", "licence-url"):
            parser.add_argument(f"--{name}", default="")

    def handle(self, *, file, city, layer, boundary, force, **options):
        names = ("title", "source", "licence", "licence_url")
        with override("fr"):
            chosen = CitySettings.objects.filter(slug=city, is_hub=False).first()
            if chosen is None:
                raise CommandError(_("There is no city called %(city)s.") % {"city": city})
            try:
                report = import_layer(
                    city=chosen,
                    kind=layer,
                    path=file,
                    boundary=boundary,
                    force=force,
                    **{name: options[name] for name in names},
                )
            except FileRefusedError as error:
                raise CommandError(f"{error} {_('Nothing was changed.')}") from None
            self._print(report, options["verbosity"])

    def _print(self, report, verbosity):
        labels = {
            CREATED: ImportLine.Outcome.CREATED.label,
            UPDATED: ImportLine.Outcome.UPDATED.label,
            UNCHANGED: ImportLine.Outcome.UNCHANGED.label,
            SKIPPED: ImportLine.Outcome.SKIPPED.label,
            REMOVED: ImportLine.Outcome.MISSING.label,
        }
        rows = ngettext("%(count)s row in the file", "%(count)s rows in the file", report.total)
        self.stdout.write(rows % {"count": number_format(report.total)})
        for outcome, label in labels.items():
            self.stdout.write(f"  {number_format(report.counts[outcome]):>8}  {label}")
        for reason, count in report.reasons.most_common():
            self.stdout.write(f"  {count:>8}  {labels[SKIPPED]}\u00a0: {reason}")
        if verbosity > 1:
            for number, reason in report.lines:
                self.stdout.write(f"{number:>6}  {reason}")
