"""The newsrooms as a process holds them: what their items say of them in the index."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db.models.signals import post_delete, post_save, pre_save

from core import generation
from core.sites import get_portal
from search.days import local_day
from search.marking import mark_trees

ROOM = ("title", "slug", "url_path", "locale_id", "listed_months")  # of which a Newsroom is made


@dataclass(frozen=True)
class Newsroom:
    """`value` is what the facet calls it, the same in all languages; `months` how long lists show its items,
    0: for ever."""

    value: str
    title: str
    town: str
    language: str
    months: int

    def listed_until(self, moment) -> date | None:
        """The last day on which lists show an item dated at a moment; None: for ever."""
        return local_day(moment) + relativedelta(months=self.months) if self.months else None


def newsroom_of(page):
    """The Newsroom of a news item, or None."""
    above = page.url_path[: -len(page.slug) - 1]
    return _newsrooms().get(above)


def newsroom_value(page):
    """What the facet calls a newsroom: that of the first language, whose items are listed too."""
    room = _newsrooms().get(page.url_path)
    return room.value if room else _value(page)


def newsroom_labels(portal, language):
    """{value: title} of all, in a language where they have it; those called alike with their town."""
    rooms = sorted(_newsrooms().values(), key=lambda room: room.language == language)
    latest = {room.value: room for room in rooms}
    own = {room.value: room for room in rooms if room.language == language}
    times = Counter(room.title for room in latest.values())
    return {
        value: f"{room.title}, {room.town}" if times[room.title] > 1 else room.title
        for value, room in (own | latest).items()
    }


def _newsrooms():
    """{url_path, as Wagtail calls it: Newsroom}."""
    return generation.held("newsrooms", _read, (generation.CITIES,), is_noted=False)


def _read():
    pages = _model().objects.select_related("locale")
    named = {page.translation_key: page for page in sorted(pages, key=_is_original)}
    return {
        page.url_path: Newsroom(
            _value(named[page.translation_key]),
            page.title,
            _town(page),
            page.locale.language_code,
            page.listed_months,
        )
        for page in pages
    }


def _town(page):
    place = get_portal().home_of(page)
    return place[0].name if place else ""


def _model():
    """The page type, which imports its list."""
    return apps.get_model("cms_pages", "NewsIndexPage")


def _value(page):
    """Readable, and one newsroom only."""
    return f"{page.slug}-{str(page.translation_key)[:8]}"


def _is_original(page):
    place = get_portal().home_of(page)
    return bool(place) and place[1] == place[0].languages[0]


def remember(sender, instance, raw=False, **kwargs):
    known = sender.objects.filter(pk=instance.pk) if instance.pk and not raw else None
    instance._newsroom_before = known and known.values_list(*ROOM).first()


def changed(sender, instance, created=False, **kwargs):
    """Receiver: its items leave the lists on another day, or the facet calls it by another name. A new one
    has no items."""
    if created or not instance._newsroom_before:
        generation.bump_cities()
        return
    before = dict(zip(ROOM, instance._newsroom_before, strict=True))
    now = {name: getattr(instance, name) for name in ROOM}
    if before != now:
        generation.bump()
    if before["slug"] != now["slug"]:
        mark_trees([instance, *instance.get_translations()])
    elif before["listed_months"] != now["listed_months"]:
        mark_trees([instance])


def deleted(sender, **kwargs):
    """Receiver."""
    generation.bump()


def connect():
    """Called once, when the app is ready."""
    pre_save.connect(remember, sender=_model(), dispatch_uid="newsroom-before")
    post_save.connect(changed, sender=_model(), dispatch_uid="newsroom-changed")
    post_delete.connect(deleted, sender=_model(), dispatch_uid="newsroom-deleted")
