"""Activities and training for tests, published as an editor would."""

from types import SimpleNamespace

import wagtail_factories
from django.db import transaction

from events.models import ActivityPage, AgendaPage, PathwayPage, TrainingPage
from tests.directory.factories import PlacePageFactory, town


class AgendaPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = AgendaPage

    title = "Activités"
    slug = "activites"


class ActivityPageFactory(wagtail_factories.PageFactory):
    """`parent`: a list of activities."""

    class Meta:
        model = ActivityPage

    title = "Tricot pour tous"
    slug = "tricot"


class TrainingPageFactory(wagtail_factories.PageFactory):
    """`parent`: a list of training."""

    class Meta:
        model = TrainingPage

    title = "Mes démarches en ligne"
    slug = "demarches"


class PathwayPageFactory(wagtail_factories.PageFactory):
    """`parent`: a list of training."""

    class Meta:
        model = PathwayPage

    title = "Autonome avec internet"
    slug = "autonome"


@transaction.atomic  # indexed once
def agenda_town(slug="tourcoing", **settings):
    """A city with a directory, one place in it, and a list of activities: `home`, `directory`, `place`,
    `agenda`."""
    made = town(slug, **settings)
    place = PlacePageFactory(parent=made.directory, title="Médiathèque de la Navette", district="Le Fresnoy")
    agenda = AgendaPageFactory(parent=made.home, shows=AgendaPage.Shows.BOTH)
    return SimpleNamespace(home=made.home, directory=made.directory, place=place, agenda=agenda)


def weekly(weekday, start, end, first, last=None, **fields):
    """Raw value of a schedule: every week on `weekday` (0 is Monday), « 14:00 » to « 16:00 »."""
    sessions = [{"weekdays": [weekday], "start": start, "end": end}]
    value = {"sessions": sessions, "first": first, "last": last, "every": 1} | fields
    return [{"type": "weekly", "value": value}]


def on_days(*days, start="14:00", end="16:00"):
    """Raw value of a schedule: on some days at the same hours."""
    return [{"type": "dates", "value": {"days": list(days), "start": start, "end": end}}]
