"""A change of what all cities share is counted; that of a page is by its projection."""

from django.db.models.signals import post_delete, post_save, pre_save
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction, Site

from core import generation, hosts
from core.models import Audience, CitySettings, PortalDocument, PortalImage, Topic

# Rare, and nothing else would notice a change that a crash cut short: counted in its own transaction.
SURROUNDINGS = (Audience, CitySettings, Locale, PageViewRestriction, Redirect, Site, Topic)
# Saved in the midst of long publications, whose pages are dirty anyway: counted after the commit, so that
# nobody waits for the counters meanwhile.
BESIDE_PAGES = (PortalDocument, PortalImage, Tag)


def count_change(sender, **kwargs):
    """Receiver for what all cities share."""
    generation.bump()


def count_change_later(sender, created=False, **kwargs):
    """Receiver for what pages bring along; what is new is shown by no page yet."""
    if not created:
        generation.bump_on_commit()


def connect():
    """Called once, when the app is ready."""
    pre_save.connect(hosts.name_as_browsers_do, sender=Site, dispatch_uid="site-idna")
    for models, receiver in (
        (SURROUNDINGS, count_change),
        (BESIDE_PAGES, count_change_later),
    ):
        for model in models:
            for signal in (post_save, post_delete):
                signal.connect(receiver, sender=model, dispatch_uid=f"generation-{model.__name__}")
