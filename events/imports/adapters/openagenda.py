"""Agendas of OpenAgenda: answers of its API v2 or its public export, page after page."""

import json
import time
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fetching import FetchError, Limits, fetch
from directory.reading import texts
from directory.reading.errors import FileRefusedError
from events.imports.adapter import ActivityAdapter
from events.imports.openagenda import events_of, open_agenda

# Of all pages together.
MOST_PAGES, SIZE, SECONDS = 30, 20_000_000, 30
# What it says of impairments (mi: motor, hi: hearing), in our facts about access.
ACCESS = {"mi": "accueil_cheminement_plain_pied", "hi": "accueil_equipements_malentendants_presence"}
REGISTRATIONS = {"link": "registration_url", "email": "registration_email", "phone": "registration_phone"}


class Adapter(ActivityAdapter):
    label = gettext_lazy("OpenAgenda (JSON, API v2)")
    mapping = {
        "identifier": ["uid"],
        "columns": {
            "title": "title",
            "description": ["description", "long_description", "conditions"],
            "conditions": "conditions",
            "venue_name": "venue_name",
            "postcode": "postcode",
            "town": "town",
            "address": "address",
            "district": "district",
            "latitude": "latitude",
            "longitude": "longitude",
            "online_url": "online_url",
        },
    }

    @classmethod
    def recognises(cls, head):
        return head.lstrip().startswith(b"{") and b'"events"' in head

    @classmethod
    def open(cls, path):
        return open_agenda(path)

    @classmethod
    def fetch(cls, address):
        """Every page: an answer names what comes `after` it, until one is empty (API v2, « navigation »)."""
        events, after, size, end = [], None, SIZE, time.monotonic() + SECONDS
        for _page in range(MOST_PAGES):
            limits = Limits(size=size, seconds=end - time.monotonic())
            content = fetch(_address_after(address, after), limits, accept="application/json").content
            size -= len(content)
            try:
                found = events_of(content)
            except FileRefusedError as error:
                raise FetchError(str(error)) from None
            events += found
            after = json.loads(content).get("after")
            if not (found and after):
                return json.dumps({"events": events}).encode()
        words = _("The agenda has more than %(most)s pages: ask for less in its address.")
        raise FetchError(words % {"most": MOST_PAGES})

    def fill(self, draft, raw):
        super().fill(draft, raw)
        draft.put_ages(raw.cells["min_age"], raw.cells["max_age"])
        if isinstance(raw.cells["accessibility"], dict):
            for code, fact in ACCESS.items():
                if raw.cells["accessibility"].get(code) is True:
                    draft.fields[fact] = True
        registrations = raw.cells["registration"]
        for way in registrations if isinstance(registrations, list) else []:
            if isinstance(way, dict) and (field := REGISTRATIONS.get(texts.text(way.get("type")))):
                draft.put(field, way.get("value"))


def _address_after(address, after):
    """The address of the page that follows the one which said `after`."""
    if not after:
        return address
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith("after")]
    values = after if isinstance(after, list) else [after]
    query += [("after[]", texts.text(value)) for value in values]
    return parts._replace(query=urlencode(query)).geturl()
