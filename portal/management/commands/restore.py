"""``manage.py restore BACKUP --force``: put a backup in place of what is there."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.backups import BackupError, restore


class Command(BaseCommand):
    """See docs/operations.md: stop the portal first."""

    help = "Replace the database and the media files by those of a backup."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path)
        parser.add_argument("--force", action="store_true", help="yes, replace what is there now")

    def handle(self, *, backup, force, **options):
        if not force:
            raise CommandError("This replaces the database and the media files: add --force.")
        try:
            restore(backup)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored from {backup}. Run manage.py migrate, then start the portal.")
