"""Which zone the clocks of a calendar show: names of IANA, of Windows (by CLDR), and what programs invent."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from events.imports.ical.components import Component
from events.schedule.rules.moments import read_zone
from events.schedule.slots import PARIS

WINDOWS = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


class Zones:
    """The zones of a calendar. `own` is that of the source: moments without a zone are on its clocks, and so
    are those whose zone nobody knows, which is remarked."""

    def __init__(self, calendar: Component) -> None:
        blocks = [part for part in calendar.components if part.name == "VTIMEZONE"]
        self.places = {_bare(block.text("TZID")): block.text("X-LIC-LOCATION") for block in blocks}
        self.own = PARIS
        self.own = self._known(calendar.text("X-WR-TIMEZONE")) or PARIS

    def named(self, name: str, remarks: list[str]) -> ZoneInfo:
        """The zone of a TZID; that of the source for "" and for what is not known."""
        zone = self._known(name)
        if zone is None and name:
            words = _("The time zone “%(name)s” is not known: its hours are read as those of %(own)s.")
            remark = words % {"name": name[:40], "own": self.own.key}
            if remark not in remarks:
                remarks.append(remark)
        return zone or self.own

    def _known(self, name):
        return next((zone for said in self._spellings(_bare(name)) if (zone := read_zone(said))), None)

    def _spellings(self, name) -> Iterable[str]:
        if not name:
            return
        yield name
        yield WINDOWS.get(name.casefold(), "")
        yield self.places.get(name, "")
        # « /freeassociation.sourceforge.net/Europe/Paris », « /mozilla.org/20070129_1/Europe/Paris »
        yield "/".join(name.split("/")[-2:])


def _bare(name):
    return name.strip().strip('"')
