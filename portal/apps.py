from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Composition only: settings, URLs, commands. Nobody imports it."""

    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal import checks  # noqa: F401  (registers them)
        from portal.translating import desk, following, marks

        following.connect()
        marks.connect()
        desk.register()
