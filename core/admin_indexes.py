"""The two indexes that only the admin reads: which rows point to a row, and what its search box finds.

Whenever a row is saved the worker is left a task for each of them, and a page is saved four times until it is
published. Who writes whole cities leaves none, and has both written once in the end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import update_reference_index_on_save


def receivers() -> Iterator[tuple[Callable[..., None], type[Model]]]:
    """(receiver, model) of each task that a saved row leaves."""
    for model in get_indexed_models():
        if getattr(model, "search_auto_update", True):
            yield post_save_signal_handler, model
    for model in ReferenceIndex.tracked_models:
        yield update_reference_index_on_save, model


@contextmanager
def unfollowed() -> Iterator[None]:
    """What this process saves inside leaves no task; `rebuild` follows."""
    left = [pair for pair in receivers() if post_save.disconnect(*pair)]
    try:
        yield
    finally:
        for receiver, model in left:
            post_save.connect(receiver, sender=model)


def rebuild() -> None:
    """Write both from all rows."""
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
