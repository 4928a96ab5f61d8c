"""Documents that this process has read, kept for one generation and one version of the index.

Reading twenty rows costs more than drawing twenty kept cards: once read, they are read again only when
something was published.
"""

from django.db.models import Q, Subquery

from core import generation
from search.models import IndexState, SearchDocument

MOST_DOCUMENTS = 2_000  # of about three kilobytes each


def read(index, numbers=(), page_ids=()):
    """({number: document}, whether they are of this version of the index) of documents by their number and
    by their page, in one statement if any was not kept."""
    rows = known(index, numbers, page_ids)
    if rows is not None:
        return rows, True
    rows, version = _rows(numbers, page_ids)
    is_current = version == (index.epoch, index.version)
    if is_current:
        remember(index, rows)
    return rows, is_current


def known(index, numbers, page_ids=()):
    """{number: document} if all were read from this very version of the index, else None."""
    kept = _held().get((index.epoch, index.version))
    if kept is None:
        return None
    documents, of_pages = kept
    try:  # another thread may forget them at any moment
        return {number: documents[number] for number in (*numbers, *(of_pages[pk] for pk in page_ids))}
    except KeyError:
        return None


def remember(index, rows):
    """Keep documents that were read from this very version of the index."""
    documents, of_pages = _held().setdefault((index.epoch, index.version), ({}, {}))
    if len(documents) + len(rows) > MOST_DOCUMENTS:
        documents.clear()
        of_pages.clear()
    documents.update(rows)
    of_pages.update((row.page_id, number) for number, row in rows.items())


def _held():
    return generation.held("documents", lambda number: {})


def _rows(numbers, page_ids):
    """({number: document}, (epoch, version)) read by one statement."""
    state = IndexState.objects.values_list("epoch", "version")
    if not numbers and not page_ids:
        return {}, state.first() or (None, -1)
    wanted = Q(number__in=numbers) | Q(page_id__in=page_ids) if page_ids else Q(number__in=numbers)
    documents = SearchDocument.objects.filter(wanted).annotate(
        index_epoch=Subquery(IndexState.objects.values("epoch")[:1]),
        index_version=Subquery(IndexState.objects.values("version")[:1]),
    )
    rows = {document.number: document for document in documents}
    first = next(iter(rows.values()), None)
    return rows, first and (first.index_epoch, first.index_version)
