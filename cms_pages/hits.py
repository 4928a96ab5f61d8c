"""Pages that an editor chose one by one, drawn from their documents."""

from django.utils import timezone

from core import moments
from core.sites import scope_of
from search.hits import Hit
from search.models import SearchDocument


def hits_of_pages(page_ids, request):
    """{page id: hit} of the published pages among `page_ids`, of any city, in one query."""
    now, scope = timezone.now(), scope_of(request)
    rows = SearchDocument.objects.filter(page_id__in=page_ids) if page_ids else ()
    shown = [row for row in rows if row.live_until is None or row.live_until > now]
    for row in shown:
        moments.note(request, row.live_until)
    return {row.page_id: Hit(row, request.portal, scope) for row in shown}
