"""``manage.py backup FOLDER``: database and media, while the portal runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.backups import BackupError, back_up


class Command(BaseCommand):
    """See docs/operations.md."""

    help = "Save the database and the media files into a new folder under FOLDER."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder, **options):
        try:
            self.stdout.write(f"Saved: {back_up(folder)}")
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
