"""Pages chosen one by one, drawn from their documents."""

from django.utils import timezone

from core import moments, reads
from core.sites import scope_of
from search import kept_documents, snapshot
from search.hits import Hit


def hits_of_pages(page_ids, request, numbers=(), near=None):
    """{page id: hit} of the published pages among `page_ids`, of any city, in one query at most; and of
    the documents with these `numbers`. `near`: the point (latitude, longitude) they are seen from."""
    now, scope = timezone.now(), scope_of(request)
    rows = kept_documents.read(snapshot.held(), numbers, page_ids)[0] if page_ids or numbers else {}
    shown = [row for row in rows.values() if row.live_until is None or row.live_until > now]
    hits = {row.page_id: Hit(row, request.portal, scope, now=now, near=near) for row in shown}
    reads.note(*(hit.city.slug for hit in hits.values()))
    if not hits.keys() >= set(page_ids):  # who knows where a page is that is not published yet?
        reads.note(reads.ANY)
    for hit in hits.values():
        moments.note(request, hit.live_until)
        moments.note(request, hit.changes_at)
    return hits
