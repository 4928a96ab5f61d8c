from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Base page, cities, taxonomy, scope, request path, blocks and components."""

    name = "core"
    verbose_name = _("Foundations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from core import (
            checks,
            hosts,
            redirect_forms,
            redirects,
            signals,
            text,
            translated_words,
            translations,
        )
        from core.desk import pages

        pages.register_lists()
        signals.connect()
        hosts.connect()
        redirects.connect()
        redirect_forms.connect()
        text.connect()
        translations.connect()
        translated_words.connect()
        checks.connect()
