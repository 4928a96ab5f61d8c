"""What editors decide here holds from the next question on, on pages that are kept too."""

from django.db.models.signals import post_delete, post_save

from core import generation
from core.models import CitySettings
from search.workbench.models import Promotion, Synonym


def count_change(sender, instance, **kwargs):
    """Of the city, or of all: the hub shows all, and what has no city is for all. It counts as a change of
    structure: what editors decide is not read again after each item that is published."""
    city = CitySettings.objects.filter(pk=instance.city_id, is_hub=False).first()
    if city:
        generation.bump(city.slug)
    else:
        generation.bump()


def connect():
    """Called once, when the app is ready."""
    for model in (Promotion, Synonym):
        for signal in (post_save, post_delete):
            signal.connect(count_change, sender=model, dispatch_uid=f"generation-{model.__name__}")
