"""``manage.py import_layer``: features of one layer of the city's map from a file, and a report."""

from django.core.management.base import CommandError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.layers.importing import import_layer
from directory.layers.kinds import KINDS
from directory.layers.report import LABELS, SKIPPED
from directory.management.import_command import ImportCommand
from directory.reading.errors import FileRefusedError


class Command(ImportCommand):
    help = "Import one layer of a city's map from a file (docs/layers.md)."
    example = "manage.py import_layer --city roubaix --layer places-pmr --boundary villes.geojson pmr.csv"
    description = ("title", "source", "licence", "licence_url")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--layer", required=True, choices=list(KINDS), help=_("kind of layer"))

    def import_file(self, city, file, options):
        wanted = {name: options[name] for name in ("boundary", "force", *self.description)}
        try:
            report = import_layer(city=city, kind=options["layer"], path=file, **wanted)
        except FileRefusedError as error:
            raise CommandError(f"{error} {_('Nothing was changed.')}") from None
        self._print(report, options["verbosity"])

    def _print(self, report, verbosity):
        rows = ngettext("%(count)s row in the file", "%(count)s rows in the file", report.total)
        self.stdout.write(rows % {"count": number_format(report.total)})
        for outcome, label in LABELS.items():
            self.stdout.write(f"  {number_format(report.counts[outcome]):>8}  {label}")
        for reason, count in report.reasons.most_common():
            self.stdout.write(f"  {count:>8}  {LABELS[SKIPPED]}\u00a0: {reason}")
        if verbosity > 1:
            for number, reason in report.lines:
                self.stdout.write(f"{number:>6}  {reason}")
