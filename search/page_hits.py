"""Pages chosen one by one, drawn from their documents."""

from django.utils import timezone

from core import moments, reads
from core.sites import scope_of
from search.hits import Hit
from search.protocol import index


def hits_of_pages(page_ids, request, keys=(), near=None):
    """{page id: hit} of the published pages among `page_ids`, of any city, in one query at most; and of
    the documents with these `keys`. `near`: the point (latitude, longitude) they are seen from."""
    now, scope = timezone.now(), scope_of(request)
    rows = index().documents(keys, page_ids).rows if page_ids or keys else {}
    shown = [row for row in rows.values() if row.live_until is None or row.live_until > now]
    matches = index().next_dates(shown, now)
    hits = {
        row.page_id: Hit(row, request.portal, scope, now=now, near=near, match=matches.get(row.key))
        for row in shown
    }
    reads.note(*(hit.city.slug for hit in hits.values()))
    if not hits.keys() >= set(page_ids):  # who knows where a page is that is not published yet?
        reads.note(reads.ANY)
    for hit in hits.values():
        moments.note(request, hit.live_until)
        moments.note(request, hit.changes_at)
    return hits


def document_of(page):
    """The search document of a published page, or None (one query at most)."""
    return next(iter(index().documents(page_ids=[page.pk]).rows.values()), None)
