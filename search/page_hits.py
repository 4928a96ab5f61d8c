"""Pages chosen one by one, drawn from their documents."""

from django.db.models import Q
from django.utils import timezone

from core import moments
from core.sites import scope_of
from search.hits import Hit
from search.models import SearchDocument


def hits_of_pages(page_ids, request, numbers=()):
    """{page id: hit} of the published pages among `page_ids`, of any city, in one query; and of the
    documents with these `numbers`."""
    now, scope = timezone.now(), scope_of(request)
    wanted = Q(page_id__in=page_ids) | Q(number__in=numbers) if numbers else Q(page_id__in=page_ids)
    rows = SearchDocument.objects.filter(wanted) if page_ids or numbers else ()
    shown = [row for row in rows if row.live_until is None or row.live_until > now]
    for row in shown:
        moments.note(request, row.live_until)
    return {row.page_id: Hit(row, request.portal, scope) for row in shown}
