"""``manage.py import_places``: places of one city from a file, and a report of every line."""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from directory.importing import report
from directory.importing.adapter import adapters
from directory.importing.runs import check_readable, perform
from directory.importing.sources import ensure_categories, find_source
from directory.management.import_command import ImportCommand
from directory.models import ImportLine, ImportRun
from directory.reading.errors import FileRefusedError
from directory.reading.texts import storable


class Command(ImportCommand):
    help = "Import places of a city from a file (docs/data.md)."
    example = "manage.py import_places --city roubaix --source osm-commerces --adapter osm commerces.geojson"
    description = ("name", "producer", "licence", "licence_url", "url")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--source", required=True, help=_("short name of the register: osm-commerces"))
        parser.add_argument("--adapter", default="", help=", ".join(adapters()))
        parser.add_argument("--mapping", default="", help=_("file, or name of a mapping that is shipped"))
        parser.add_argument("--preview", action="store_true", help=_("say what would change, write nothing"))

    def import_file(self, city, file, options):
        names = ("adapter", "mapping", "boundary", *self.description)
        try:
            ensure_categories()
            source = find_source(city=city, slug=options["source"], **{name: options[name] for name in names})
            check_readable(source, file)
        except FileRefusedError as error:
            raise CommandError(str(error)) from None
        source.save()
        run = ImportRun.objects.create(
            source=source,
            file_name=storable(Path(file).name[:200]),
            is_preview=options["preview"],
            is_forced=options["force"],
        )
        perform(run, file)
        self._report(run, options["verbosity"])
        if run.status == ImportRun.Status.REFUSED:
            raise CommandError(run.reason)

    def _report(self, run, verbosity):
        for sentence in report.sentences(run):
            self.stdout.write(sentence)
        if run.status == ImportRun.Status.REFUSED:
            return
        for reason, count in report.reasons(run):
            self.stdout.write(f"  {count:>8}  {ImportLine.Outcome.SKIPPED.label}\u00a0: {reason}")
        if verbosity > 1:
            for line in run.lines.exclude(reason="").iterator():
                self.stdout.write(
                    f"{line.number:>6}  {line.get_outcome_display()}  {line.name}  {line.reason}"
                )
