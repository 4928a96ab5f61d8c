"""Documents that this process has read, each kept until it is written again.

Reading twenty rows costs more than drawing twenty kept cards: after a publication, only what it changed is
read. The snapshot of the index knows which version wrote each document.
"""

from django.db.models import Q, Subquery

from core import generation
from search.models import IndexState, SearchDocument
from search.protocol import Version

MOST_DOCUMENTS = 2_000  # of about three kilobytes each


def read(index, keys=(), page_ids=()):
    """({key: document}, the Version they are of, or None) of documents by their key and by their page, in one
    statement if any was not kept."""
    rows, unread, unread_pages = known(index, keys, page_ids)
    if not unread and not unread_pages:
        return rows, index.token
    found, version = stored(unread, unread_pages)
    if version == index.token:
        remember(index, found)
    return rows | found, version


def known(index, keys, page_ids=()):
    """({key: document} of those that were kept as this index has them, the other keys and pages)."""
    documents, of_pages = _held(index)

    def kept(key):
        document = documents.get(key)
        entry = document and index.keys.get(document.number)
        is_current = entry and (entry.key, entry.version) == (key, document.version)
        return document if is_current else None

    rows = {key: document for key in keys if (document := kept(key))}
    pages = {pk: (key, kept(key)) for pk in page_ids if (key := of_pages.get(pk)) is not None}
    rows |= {key: document for key, document in pages.values() if document}
    unread_pages = [pk for pk in page_ids if pk not in pages or not pages[pk][1]]
    return rows, [key for key in keys if key not in rows], unread_pages


def remember(index, rows):
    """Keep documents that were read from this very version of the index."""
    documents, of_pages = _held(index)
    if len(documents) + len(rows) > MOST_DOCUMENTS:
        documents.clear()
        of_pages.clear()
    documents.update(rows)
    of_pages.update((row.page_id, key) for key, row in rows.items())


def _held(index):
    """({key: document}, {page id: key}) of this index; of another one nothing is kept."""
    return generation.held("documents", dict, ()).setdefault(index.epoch, ({}, {}))


def stored(keys, page_ids=()):
    """({key: document}, the Version they were read from, None without any) by one statement."""
    wanted = Q(key__in=keys) | Q(page_id__in=page_ids) if page_ids else Q(key__in=keys)
    documents = SearchDocument.objects.filter(wanted).annotate(
        index_epoch=Subquery(IndexState.objects.values("epoch")[:1]),
        index_version=Subquery(IndexState.objects.values("version")[:1]),
    )
    rows = {document.key: document for document in documents}
    first = next(iter(rows.values()), None)
    return rows, first and Version(first.index_epoch, first.index_version)
