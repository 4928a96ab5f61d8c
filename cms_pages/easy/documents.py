"""Easy versions in the index: documents of their own, which end with the page that they belong to, and whose
document leads to them."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms_pages.models import EasyPage
from core.bodies import plain_text
from search.marking import mark
from search.registry import DocumentFields, DocumentType, register


def easy_card(page: Page) -> dict[str, str]:
    """What the document of a page says of its easy version: the last part of its address."""
    children = Page.objects.child_of(page).type(EasyPage).live() if page.numchild else ()
    slug = next((child.slug for child in children), "")
    return {"easy": slug} if slug else {}


def build_easy(page: EasyPage) -> DocumentFields | None:
    """Found by its own words, with the picture of its page; there is none of a page that is not public."""
    whole = page.get_parent()
    if not whole.live:
        return None
    topics = whole.specific.topics.all()
    picture = next((topic.picture for topic in topics if topic.picture), "")
    card = {"is_easy": True, "picture": picture}
    return DocumentFields(body=plain_text(page.lines), card=card, live_until=whole.expire_at)


def count_easy(total: int) -> str:
    """« 12 pages faciles à lire »."""
    words = ngettext("%(count)s easy page", "%(count)s easy pages", total)
    return words % {"count": number_format(total)} if total else gettext("No easy page")


def easy_changed(sender: Any, instance: EasyPage, **kwargs: Any) -> None:
    """Receiver: its page leads to it, or does no more."""
    mark(Page.objects.filter(path=instance.path[: -instance.steplen]).values_list("pk", flat=True))


def whole_changed(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Receiver: the easy version is public as long as its page is."""
    if instance.numchild:
        mark(Page.objects.child_of(instance).type(EasyPage).values_list("pk", flat=True))


def connect(models: Iterable[type[Page]]) -> None:
    """Called once, when the app is ready; `models` may have easy versions."""
    register(
        DocumentType(
            kind="easy",
            model=EasyPage,
            label=_("Easy to read"),
            label_plural=_("Easy to read"),
            search_words=_("easy to read, plain language"),
            build=build_easy,
            counted=count_easy,
            card="core/components/result.html",
        )
    )
    for signal in (post_save, pre_delete):
        signal.connect(easy_changed, sender=EasyPage, dispatch_uid="easy-changed")
    for model in models:
        post_save.connect(whole_changed, sender=model, dispatch_uid=f"easy-of-{model.__name__}")
