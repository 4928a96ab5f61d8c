"""``manage.py backup FOLDER``: database and media, while the portal runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.backups import BackupError, back_up, remove_old


class Command(BaseCommand):
    """See docs/operations.md."""

    help = "Save the database and the media files into a new folder under FOLDER."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--keep", type=int, metavar="N", help="then remove all backups but the N newest")

    def handle(self, *, folder, keep, **options):
        if keep is not None and keep < 1:
            raise CommandError("--keep wants a number from 1.")
        try:
            self.stdout.write(f"Saved: {back_up(folder)}")
            for path in remove_old(folder, keep) if keep else ():
                self.stdout.write(f"Removed: {path}")
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
