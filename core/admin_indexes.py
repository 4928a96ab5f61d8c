"""The two indexes that only the admin reads: which rows point to a row, and what its search box finds.

Whenever a row is saved the worker is left a task for each of them, and a page is saved four times until it is
published. Who writes or removes whole cities leaves none, and has both written once in the end.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models import Model
from django.db.models.signals import ModelSignal, post_delete, post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import remove_reference_index_on_delete, update_reference_index_on_save

Receiver = tuple[ModelSignal, Callable[..., None], type[Model]]


@contextmanager
def unfollowed() -> Iterator[None]:
    """What this process saves and deletes inside is not followed; `rebuild` comes after."""
    left = unfollow()
    try:
        yield
    finally:
        follow(left)


def unfollow() -> list[Receiver]:
    """Disconnect what follows rows, and return it; a migration connects it again."""
    return [(signal, *pair) for signal, *pair in every_receiver() if signal.disconnect(*pair)]


def follow(receivers: Iterable[Receiver]) -> None:
    """Connect again what was disconnected."""
    for signal, receiver, model in receivers:
        signal.connect(receiver, sender=model)


def rebuild() -> None:
    """Write both from all rows."""
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)


def every_receiver() -> Iterator[Receiver]:
    """All that follow rows for the two indexes."""
    for model in get_indexed_models():
        yield post_save, post_save_signal_handler, model
        yield post_delete, post_delete_signal_handler, model
    for model in ReferenceIndex.tracked_models:
        yield post_save, update_reference_index_on_save, model
        yield post_delete, remove_reference_index_on_delete, model
