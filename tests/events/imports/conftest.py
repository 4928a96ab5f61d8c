"""Imports into the list of activities of Tourcoing, on a Monday of January 2027."""

import json

import pytest

from core.models import CitySettings
from directory.importing.runs import perform
from directory.importing.sources import find_source
from events.imports.target import ACTIVITIES
from events.models import ActivityPage, ActivityRun


@pytest.fixture
def bring(tourcoing, january, tmp_path):
    """`bring(text)`: the ended run of a calendar (or of `events`, an answer of OpenAgenda)."""

    def import_file(content, *, slug="association", mapping=None, **options):
        is_agenda = isinstance(content, list)
        path = tmp_path / "agenda"
        path.write_text(json.dumps({"events": content}) if is_agenda else content, encoding="utf-8")
        city = CitySettings.objects.get(slug="tourcoing")
        kind = "openagenda" if is_agenda else "ics"
        source = find_source(ACTIVITIES, city=city, slug=slug, adapter=kind)
        source.mapping = mapping or {}
        source.save()
        return perform(ACTIVITIES, ActivityRun.objects.create(source=source, file_name=slug, **options), path)

    return import_file


def activity(title):
    """The only activity of this name."""
    return ActivityPage.objects.get(title=title)
