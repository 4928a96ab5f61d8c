"""System checks of search."""

from django.apps import apps
from django.core import checks

from core.models import BasePage
from search.registry import type_of_model


def check_page_types(app_configs, **kwargs):
    """Every page type has a document builder, or says why it has none."""
    return [
        checks.Error(
            f"{model._meta.label} is neither registered with search nor exempt.",
            hint="Call search.registry.register() in AppConfig.ready(), or say why not in `search_exempt`.",
            obj=model,
            id="search.E001",
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and not model.search_exempt and type_of_model(model) is None
    ]


def connect():
    """Called once, when the app is ready."""
    checks.register(check_page_types)
