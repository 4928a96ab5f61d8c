"""Easy versions in the index: the document of a page is found by the words of its easy version too, and leads
there. A list shows both as one item."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.db.models import Q
from django.db.models.signals import post_save, pre_delete
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from wagtail.models import Page

from cms_pages.models import EasyPage
from core.bodies import plain_text
from core.sites import Portal
from search.marking import mark
from search.registry import DocumentFields, Facet, register_facet

EASY, YES = "easy", "oui"
Build = Callable[[Any], DocumentFields]


def with_easy_version(build: Build) -> Build:
    """The builder of pages that may have an easy version: the card has the last part of its address."""

    @wraps(build)
    def build_both(page):
        fields, version = build(page), _easy_version_of(page)
        if version is None:
            return fields
        words = fields.keywords, version.title, version.search_words, plain_text(version.lines)
        return replace(
            fields,
            keywords="\n".join(filter(None, words)),
            values={**fields.values, EASY: [YES]},
            card={**fields.card, EASY: version.slug},
        )

    return build_both


def _easy_version_of(page: Page) -> EasyPage | None:
    lasting = Q(expire_at=None) | Q(expire_at__gt=timezone.now())
    return EasyPage.objects.child_of(page).live().filter(lasting).first() if page.numchild else None


def easy_labels(portal: Portal, language: str) -> dict[str, str]:
    """The one value: pages without an easy version have none."""
    return {YES: gettext("Easy to read")}


def easy_words(portal: Portal, language: str) -> dict[str, str]:
    """What residents type for it."""
    return {YES: gettext("easy to read, plain language")}


def easy_changed(sender: Any, instance: EasyPage, **kwargs: Any) -> None:
    """Receiver: its page leads to it, or does no more."""
    mark(Page.objects.filter(path=instance.path[: -instance.steplen]).values_list("pk", flat=True))


def connect() -> None:
    """Called once, when the app is ready."""
    label = pgettext_lazy("filter", "Reading")
    words = {"choices": easy_labels, "search_words": easy_words}
    register_facet(Facet(EASY, "lecture", label, multiple=False, in_search=True, **words))
    for signal in (post_save, pre_delete):
        signal.connect(easy_changed, sender=EasyPage, dispatch_uid="easy-changed")
