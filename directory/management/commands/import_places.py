"""``manage.py import_places``: places of one city from a file, and a report of every line."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.models import CitySettings
from directory.importers import report
from directory.importers.adapter import adapters
from directory.importers.errors import FileRefusedError
from directory.importers.runs import perform
from directory.importers.sources import ensure_categories, find_source
from directory.models import ImportLine, ImportRun

EXAMPLE = "manage.py import_places --city roubaix --source osm-commerces --adapter osm commerces.geojson"


class Command(BaseCommand):
    help = "Import places of a city from a file (docs/data.md)."

    def add_arguments(self, parser):
        parser.epilog = EXAMPLE
        parser.add_argument("file", help=_("CSV, JSON or GeoJSON"))
        parser.add_argument("--city", required=True, help=_("short name of the city: roubaix"))
        parser.add_argument("--source", required=True, help=_("short name of the register: osm-commerces"))
        parser.add_argument("--adapter", default="", help=", ".join(adapters()))
        parser.add_argument("--mapping", default="", help=_("file, or name of a mapping that is shipped"))
        parser.add_argument("--boundary", default="", help=_("GeoJSON: rows outside the city are skipped"))
        parser.add_argument("--preview", action="store_true", help=_("say what would change, write nothing"))
        parser.add_argument("--force", action="store_true", help=_("even when many known rows are missing"))
        for name in ("name", "producer", "licence", "licence-url", "url"):
            parser.add_argument(f"--{name}", default="")

    def handle(self, *, file, city, source, **options):
        with override("fr"):
            run = self._run(file, city, source, options)
            self._report(run, options["verbosity"])
            if run.status == ImportRun.Status.REFUSED:
                raise CommandError(run.reason)

    def _run(self, file, city, slug, options):
        chosen = (
            CitySettings.objects.filter(slug=city, is_hub=False).select_related("site__root_page").first()
        )
        if chosen is None:
            raise CommandError(_("There is no city called %(city)s.") % {"city": city})
        names = ("adapter", "mapping", "boundary", "name", "producer", "licence", "licence_url", "url")
        try:
            ensure_categories()
            source = find_source(city=chosen, slug=slug, **{name: options[name] for name in names})
        except FileRefusedError as error:
            raise CommandError(str(error)) from None
        run = ImportRun.objects.create(
            source=source,
            file_name=Path(file).name[:200],
            is_preview=options["preview"],
            is_forced=options["force"],
        )
        return perform(run, file)

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
