"""``manage.py import_places``: places of one city from a file, and a report of every line."""

from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from directory.importers.target import PLACES
from directory.importing import report
from directory.importing.models import Outcome, Status
from directory.importing.runs import check_readable, perform
from directory.importing.sources import find_source
from directory.management.import_command import ImportCommand
from directory.reading.errors import FileRefusedError
from directory.reading.texts import storable
from directory.services import ensure_categories


class Command(ImportCommand):
    help = "Import places of a city from a file (docs/data.md)."
    example = "manage.py import_places --city roubaix --source osm-commerces --adapter osm commerces.geojson"
    description = ("name", "producer", "licence", "licence_url", "url")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--source", required=True, help=_("short name of the register: osm-commerces"))
        parser.add_argument("--adapter", default="", help=", ".join(PLACES.kinds_of_file))
        parser.add_argument("--mapping", default="", help=_("file, or name of a mapping that is shipped"))
        parser.add_argument("--preview", action="store_true", help=_("say what would change, write nothing"))

    def import_file(self, city, file, options):
        names = ("adapter", "mapping", "boundary", *self.description)
        try:
            ensure_categories()
            description = {name: options[name] for name in names}
            source = find_source(PLACES, city=city, slug=options["source"], **description)
            check_readable(PLACES, source, file)
        except FileRefusedError as error:
            raise CommandError(str(error)) from None
        source.save()
        run = PLACES.run.objects.create(
            source=source,
            file_name=storable(Path(file).name[:200]),
            is_preview=options["preview"],
            is_forced=options["force"],
        )
        perform(PLACES, run, file)
        self._report(run, options["verbosity"])
        if run.status == Status.REFUSED:
            raise CommandError(run.reason)

    def _report(self, run, verbosity):
        for sentence in report.sentences(run):
            self.stdout.write(sentence)
        if run.status == Status.REFUSED:
            return
        for reason, count in report.reasons(run):
            self.stdout.write(f"  {count:>8}  {Outcome.SKIPPED.label}\u00a0: {reason}")
        if verbosity > 1:
            for line in run.lines.exclude(reason="").iterator():
                self.stdout.write(
                    f"{line.number:>6}  {line.get_outcome_display()}  {line.name}  {line.reason}"
                )
