"""Documents that this process has read, each kept until it is written again.

Reading twenty rows costs more than drawing twenty kept cards: after a publication, only what it changed is
read. The snapshot of the index knows which version wrote each document.
"""

from django.db.models import Q, Subquery

from core import generation
from search.models import IndexState, SearchDocument

MOST_DOCUMENTS = 2_000  # of about three kilobytes each


def read(index, numbers=(), page_ids=()):
    """({number: document}, whether they are of this version of the index) of documents by their number and
    by their page, in one statement if any was not kept."""
    rows, unread, unread_pages = known(index, numbers, page_ids)
    if not unread and not unread_pages:
        return rows, True
    found, version = _rows(unread, unread_pages)
    is_current = version == (index.epoch, index.version)
    if is_current:
        remember(index, found)
    return rows | found, is_current


def known(index, numbers, page_ids=()):
    """({number: document} of those that were kept as this index has them, the other numbers and pages)."""
    documents, of_pages = _held(index)

    def kept(number):
        document, keys = documents.get(number), index.keys.get(number)
        return document if document and keys and document.version == keys.version else None

    rows = {number: document for number in numbers if (document := kept(number))}
    pages = {pk: (number, kept(number)) for pk in page_ids if (number := of_pages.get(pk)) is not None}
    rows |= {number: document for number, document in pages.values() if document}
    unread_pages = [pk for pk in page_ids if pk not in pages or not pages[pk][1]]
    return rows, [number for number in numbers if number not in rows], unread_pages


def remember(index, rows):
    """Keep documents that were read from this very version of the index."""
    documents, of_pages = _held(index)
    if len(documents) + len(rows) > MOST_DOCUMENTS:
        documents.clear()
        of_pages.clear()
    documents.update(rows)
    of_pages.update((row.page_id, number) for number, row in rows.items())


def _held(index):
    """({number: document}, {page id: number}) of this index; of another one nothing is kept."""
    return generation.held("documents", dict, ()).setdefault(index.epoch, ({}, {}))


def _rows(numbers, page_ids):
    """({number: document}, (epoch, version)) read by one statement."""
    wanted = Q(number__in=numbers) | Q(page_id__in=page_ids) if page_ids else Q(number__in=numbers)
    documents = SearchDocument.objects.filter(wanted).annotate(
        index_epoch=Subquery(IndexState.objects.values("epoch")[:1]),
        index_version=Subquery(IndexState.objects.values("version")[:1]),
    )
    rows = {document.number: document for document in documents}
    first = next(iter(rows.values()), None)
    return rows, first and (first.index_epoch, first.index_version)
