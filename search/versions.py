"""Which version of its builder the documents of a kind were written with: an upgrade writes them again."""

from django.db import transaction

from search.models import DirtyPage, IndexState, SearchDocument
from search.registry import document_types
from search.writing import builder_versions, lock_state


def mark_outdated():
    """Mark the pages of every kind whose builder has changed since, or is gone; how many."""
    state = IndexState.objects.first()
    if state is None or state.builders == builder_versions():
        return 0
    with transaction.atomic():
        state = lock_state()
        changed = [t for t in document_types() if state.builders.get(t.kind) != t.version]
        gone = state.builders.keys() - builder_versions().keys()
        kinds = SearchDocument.objects.filter(kind__in=[*gone, *(t.kind for t in changed)])
        page_ids = set(kinds.values_list("page_id", flat=True))
        for document_type in changed:
            page_ids.update(document_type.model.objects.values_list("pk", flat=True))
        DirtyPage.objects.bulk_create((DirtyPage(page_id=pk) for pk in sorted(page_ids)), batch_size=500)
        state.builders = builder_versions()
        state.save(update_fields=["builders"])
    return len(page_ids)
