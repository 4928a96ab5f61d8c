"""The newsrooms as a process holds them: what their items say of them in the index."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models.signals import post_delete, post_save, pre_save

from cms_pages.listings import newsroom_value
from cms_pages.models import NewsIndexPage
from core import generation
from core.signals import count_change
from search.days import local_day
from search.marking import mark_trees


@dataclass(frozen=True)
class Newsroom:
    """`value` is what the facet calls it; `months` how long lists show its items, 0: for ever."""

    value: str
    title: str
    language: str
    months: int

    def listed_until(self, moment) -> date | None:
        """The last day on which lists show an item dated at a moment; None: for ever."""
        return local_day(moment) + relativedelta(months=self.months) if self.months else None


def newsroom_of(page):
    """The Newsroom of a news item, or None."""
    above = page.url_path[: -len(page.slug) - 1]
    return _newsrooms().get(above)


def newsroom_labels(portal, language):
    """{value: title} of those in a language."""
    return {room.value: room.title for room in _newsrooms().values() if room.language == language}


def _newsrooms():
    """{url_path, as Wagtail calls it: Newsroom}."""
    return generation.held("newsrooms", _read, ())


def _read():
    pages = NewsIndexPage.objects.select_related("locale")
    return {
        page.url_path: Newsroom(
            newsroom_value(page), page.title, page.locale.language_code, page.listed_months
        )
        for page in pages
    }


def remember_months(sender, instance, raw=False, **kwargs):
    known = NewsIndexPage.objects.filter(pk=instance.pk) if instance.pk and not raw else None
    instance._months_before = known and known.values_list("listed_months", flat=True).first()


def months_changed(sender, instance, created=False, **kwargs):
    """Receiver: its items leave the lists on another day."""
    if not created and instance._months_before != instance.listed_months:
        mark_trees([instance])


def connect():
    """Called once, when the app is ready."""
    for signal in (post_save, post_delete):
        signal.connect(count_change, sender=NewsIndexPage, dispatch_uid="generation-NewsIndexPage")
    pre_save.connect(remember_months, sender=NewsIndexPage, dispatch_uid="newsroom-before")
    post_save.connect(months_changed, sender=NewsIndexPage, dispatch_uid="newsroom-months")
