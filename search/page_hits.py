"""Pages chosen one by one, drawn from their documents."""

from django.db.models import Q
from django.utils import timezone

from core import moments
from core.sites import scope_of
from search.hits import Hit
from search.models import SearchDocument


def hits_of_pages(page_ids, request, numbers=(), near=None):
    """{page id: hit} of the published pages among `page_ids`, of any city, in one query; and of the
    documents with these `numbers`. `near`: the point (latitude, longitude) they are seen from."""
    now, scope = timezone.now(), scope_of(request)
    wanted = Q(page_id__in=page_ids) | Q(number__in=numbers) if numbers else Q(page_id__in=page_ids)
    rows = SearchDocument.objects.filter(wanted) if page_ids or numbers else ()
    shown = [row for row in rows if row.live_until is None or row.live_until > now]
    hits = {row.page_id: Hit(row, request.portal, scope, now=now, near=near) for row in shown}
    for hit in hits.values():
        moments.note(request, hit.live_until)
        moments.note(request, hit.changes_at)
    return hits
