"""A change of what surrounds pages starts a new generation; pages do so through their projection."""

from django.db.models.signals import post_delete, post_save
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction, Site

from core import generation
from core.models import Audience, CitySettings, PortalDocument, PortalImage, Topic

SURROUNDINGS = (
    Audience,
    CitySettings,
    Locale,
    PageViewRestriction,
    PortalDocument,
    PortalImage,
    Redirect,
    Site,
    Tag,
    Topic,
)


def start_new_generation(sender, **kwargs):
    """Receiver for the models above."""
    generation.bump_on_commit()


def connect():
    """Called once, when the app is ready."""
    for model in SURROUNDINGS:
        for signal in (post_save, post_delete):
            signal.connect(start_new_generation, sender=model, dispatch_uid=f"generation-{model.__name__}")
