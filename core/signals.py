"""A change of what surrounds pages starts a new generation; pages do so through their projection."""

from django.db.models.signals import post_delete, post_save, pre_save
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction, Site

from core import generation, hosts
from core.models import Audience, CitySettings, PortalDocument, PortalImage, Topic

# Rare, and nothing else would notice a change that a crash cut short: counted in its own transaction.
SURROUNDINGS = (Audience, CitySettings, Locale, PageViewRestriction, Redirect, Site, Topic)
# Saved in the midst of long publications, whose pages are dirty anyway: counted after the commit, so that
# nobody waits for the row of the generation meanwhile.
BESIDE_PAGES = (PortalDocument, PortalImage, Tag)


def start_new_generation(sender, **kwargs):
    """Receiver for what surrounds pages."""
    generation.bump()


def start_new_generation_later(sender, **kwargs):
    """Receiver for what pages bring along."""
    generation.bump_on_commit()


def connect():
    """Called once, when the app is ready."""
    pre_save.connect(hosts.name_as_browsers_do, sender=Site, dispatch_uid="site-idna")
    for models, receiver in (
        (SURROUNDINGS, start_new_generation),
        (BESIDE_PAGES, start_new_generation_later),
    ):
        for model in models:
            for signal in (post_save, post_delete):
                signal.connect(receiver, sender=model, dispatch_uid=f"generation-{model.__name__}")
