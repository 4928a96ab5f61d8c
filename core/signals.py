"""A change of what all cities share is counted; that of a page is by its projection."""

from django.db.models.signals import post_delete, post_save, pre_save
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction, Site

from core import generation, hosts
from core.models import Audience, CitySettings, PortalDocument, PortalImage, Topic
from core.sites import get_portal

# Rare, and nothing else would notice a change that a crash cut short: counted in its own transaction.
SURROUNDINGS = (CitySettings, PageViewRestriction, Redirect, Site)
# Saved in the midst of long publications, whose pages are dirty anyway: counted after the commit, so that
# nobody waits for the counters meanwhile.
BESIDE_PAGES = (PortalDocument, PortalImage, Tag)


def count_change(sender, **kwargs):
    """Receiver for what all cities share."""
    generation.bump()


def count_term(sender, instance, **kwargs):
    """Receiver for the terms of a shared list: a title in a language that no city has open is for later."""
    code = instance.locale.language_code
    is_open = any(code in city.languages for city in get_portal().cities)
    if is_open or not instance.is_translation:
        generation.bump()
    else:
        generation.bump_cities()


def count_locale(sender, created=False, **kwargs):
    """Receiver: nothing is written in a new language yet."""
    if not created:
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
        ((Audience, Topic), count_term),
        ((Locale,), count_locale),
        (BESIDE_PAGES, count_change_later),
    ):
        for model in models:
            for signal in (post_save, post_delete):
                signal.connect(receiver, sender=model, dispatch_uid=f"generation-{model.__name__}")
