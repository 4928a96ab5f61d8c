from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Activities, training, their dates and calendars."""

    name = "events"
    verbose_name = _("Activities and training")

    def ready(self):
        from core import drawing, own_addresses, parameters
        from directory.importing import target
        from events import (
            desk,
            details,
            documents,
            facets,
            list_page,
            pathways,
            publishing,
            training,
        )
        from events.calendars import face
        from events.imports.target import ACTIVITIES
        from events.models import HAPPENINGS, AgendaPage, PathwayPage, TrainingPage
        from events.proposals import public

        desk.register()
        own_addresses.register("propose", _("Propose an activity"), public.path_to_propose)
        documents.register_documents()
        facets.register_facets()
        for model in HAPPENINGS:
            drawing.register(model, details.happening_context)
        drawing.register(TrainingPage, training.training_context)
        drawing.register(PathwayPage, pathways.pathway_context)
        drawing.register(AgendaPage, list_page.agenda_context)
        parameters.register(details.DATE, list_page.MONTH)
        publishing.connect()
        face.register()
        target.register(ACTIVITIES)
