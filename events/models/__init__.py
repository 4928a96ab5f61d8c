"""Activities, training, the lists they are in, and their dates."""

from events.models.activity import ActivityPage
from events.models.agenda import AgendaPage
from events.models.happening import Happening
from events.models.imports import ActivityLine, ActivityRecord, ActivityRun, ActivitySource
from events.models.occurrence import Occurrence
from events.models.pathway import PathwayPage
from events.models.proposal import ActivityProposal
from events.models.training import TrainingPage

HAPPENINGS = (ActivityPage, TrainingPage)

__all__ = [
    "HAPPENINGS",
    "ActivityLine",
    "ActivityPage",
    "ActivityProposal",
    "ActivityRecord",
    "ActivityRun",
    "ActivitySource",
    "AgendaPage",
    "Happening",
    "Occurrence",
    "PathwayPage",
    "TrainingPage",
]
