"""The minute timer: what must happen at a time rather than at a click."""

import signal
import threading

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from core import heartbeats, mail, translated_words
from directory.importing.tasks import enqueue_due_feeds
from portal.cities.tasks import ask_again_for_languages
from portal.periodic import Step, command, run_steps
from portal.translating.tasks import enqueue_unfinished

STEPS = (
    Step("beat", heartbeats.beat),  # seen by /healthz
    command("publish_scheduled"),  # go-live and expiry dates
    command("search_catch_up"),  # documents that a crash left behind
    Step("keep_missing_words", translated_words.keep_missing_words),  # of pages older than a language
    Step("enqueue_due_mail", mail.enqueue_due),
    Step("translating", enqueue_unfinished),  # what a killed worker left
    Step("languages", ask_again_for_languages),  # the same
    Step("enqueue_due_feeds", enqueue_due_feeds),  # calendars that cities take activities from
)


class Command(BaseCommand):
    """Run once, as the systemd timer does, or again and again, as ``make serve`` does."""

    help = "Publish and expire what is due, then finish the search documents left over."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="keep running at this interval")

    def handle(self, *, every=None, **options):
        if every:
            self._repeat(every)
        elif failed := run_steps(STEPS):
            raise CommandError(f"Failed: {', '.join(failed)} (see the log).")

    def _repeat(self, every):
        stopping = threading.Event()
        signal.signal(signal.SIGTERM, lambda number, frame: stopping.set())
        while not stopping.is_set():
            close_old_connections()
            run_steps(STEPS)
            stopping.wait(every)
