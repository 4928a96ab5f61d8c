from django.apps import AppConfig


class TalksConfig(AppConfig):
    """Talks that a town gives."""

    name = "tests.talks"
    label = "talks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core import drawing
        from directory.importing import target
        from search import registry
        from tests.talks import documents
        from tests.talks.imports import TALKS
        from tests.talks.models import TalkPage

        registry.register(documents.TALK)
        drawing.register(TalkPage, documents.talk_context)
        target.register(TALKS)
