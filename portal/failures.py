"""What administrators must know of the server: work that failed, and programs that nobody has seen.

When periodic work fails, systemd leaves an empty file named after the unit, and removes it at the next
success (deploy/systemd/portal-failed@.service). It needs neither Python nor a database that works.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from wagtail.admin.ui.components import Component

from core import heartbeats

UNITS = {heartbeats.TIMER: "portal-minute.timer", heartbeats.WORKER: "portal-worker"}


@dataclass(frozen=True)
class Failure:
    """A unit of systemd, and when it failed last."""

    unit: str
    at: datetime


def failures() -> list[Failure]:
    """What failed and has not succeeded since, oldest first."""
    notes = (settings.VAR_DIR / "failures").glob("portal-*")
    failed = [Failure(path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC)) for path in notes]
    return sorted(failed, key=lambda failure: failure.at)


class FailuresPanel(Component):
    """For those who can read the server's log; nothing while all is well."""

    name = "portal_failures"
    template_name = "portal/failures.html"
    order = 50

    def get_context_data(self, parent_context=None):
        unseen = [(UNITS[program], minutes) for program, minutes in heartbeats.unseen().items()]
        return {"failures": failures(), "unseen": unseen}
