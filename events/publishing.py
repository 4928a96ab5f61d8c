"""What follows when an activity, or the place where it is, is saved or deleted."""

from django.db.models.signals import post_delete, post_save, pre_delete

from core.translations import original_of
from directory.importing.publication import pages_written
from directory.models import PlacePage
from events.models import HAPPENINGS, Occurrence
from events.occurrences import follow_schedule
from search.marking import BOOKKEEPING, mark


def page_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver, in the transaction that publishes: its dates, of which the original alone decides."""
    if raw or update_fields is not None or not instance.live or instance.alias_of_id:
        return
    if original_of(instance).pk == instance.pk and follow_schedule(instance):
        mark(ids_of_key(instance.translation_key))


def page_deleted(sender, instance, **kwargs):
    """Receiver: dates go with the last page that has them."""
    if not ids_of_key(instance.translation_key):
        Occurrence.objects.filter(translation_key=instance.translation_key).delete()


def place_changed(sender, instance, update_fields=None, **kwargs):
    """Receiver: what is on at a place, or organised by it, tells its name and address; an exhibition is on
    whenever its place is open."""
    if update_fields is None or not BOOKKEEPING.issuperset(update_fields):
        places_written(sender, [instance])


def places_written(sender, pages, **kwargs):
    """Receiver: the same for the places of an import, which are saved all at once."""
    ids = ids_at(pages)
    for model in HAPPENINGS if ids else ():
        for page in model.objects.filter(pk__in=ids, venue__in=[place.pk for place in pages], alias_of=None):
            page_saved(model, page)
    mark(ids)


def ids_of_key(translation_key):
    """Ids of the pages of one activity in every language."""
    pages = [model.objects.filter(translation_key=translation_key) for model in HAPPENINGS]
    return [pk for of_one_type in pages for pk in of_one_type.values_list("pk", flat=True)]


def ids_at(places):
    """Ids of the live pages that name one of `places` as their venue or organiser, in whatever language."""
    keys = {place.translation_key for place in places}
    return sorted(
        {
            pk
            for model in HAPPENINGS
            for field in ("venue", "organiser")
            for pk in model.objects.filter(live=True, **{f"{field}__translation_key__in": keys}).values_list(
                "pk", flat=True
            )
        }
    )


def connect():
    """Called once, when the app is ready."""
    for model in HAPPENINGS:
        post_save.connect(page_saved, sender=model, dispatch_uid=f"dates-saved-{model.__name__}")
        post_delete.connect(page_deleted, sender=model, dispatch_uid=f"dates-deleted-{model.__name__}")
    for signal in (post_save, pre_delete):
        signal.connect(place_changed, sender=PlacePage, dispatch_uid="dates-place")
    pages_written.connect(places_written, sender=PlacePage, dispatch_uid="dates-places")
