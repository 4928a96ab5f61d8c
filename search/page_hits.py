"""Pages chosen one by one, drawn from their documents."""

from django.utils import timezone
from wagtail.models import Page

from core import moments, reads
from core.sites import scope_of
from search.hits import Hit
from search.protocol import index
from search.registry import is_item


def hits_of_pages(page_ids, request, keys=(), near=None):
    """{page id: hit} of the published pages among `page_ids`, of any city, and of the documents with these
    `keys`, in one query at most. `near`: the point (latitude, longitude) they are seen from. A page of
    another language than the reader's is shown as it is published in the latter, if it is: under both ids,
    for one more query; so is the original of a translation that is withdrawn."""
    now, scope = timezone.now(), scope_of(request)
    rows = _alive(index().documents(keys, page_ids).rows if page_ids or keys else {}, now)
    seen = {pk: rows[pk] for pk in page_ids if pk in rows}
    rows |= _in_language(request.LANGUAGE_CODE, seen, now)
    rows |= _of_originals(request, set(page_ids) - rows.keys(), now)
    rows |= {row.page_id: row for row in rows.values()}
    matches = index().next_dates(rows.values(), now) if rows else {}
    hits = {
        pk: Hit(row, request.portal, scope, now=now, near=near, match=matches.get(row.key))
        for pk, row in rows.items()
    }
    reads.note(*(_scope_of(rows[pk], hit.city.slug) for pk, hit in hits.items()))
    if not hits.keys() >= set(page_ids):  # who knows where a page is that is not published yet?
        reads.note(reads.ANY)
    for hit in hits.values():
        moments.note(request, hit.live_until)
        moments.note(request, hit.changes_at)
    return hits


def _scope_of(row, city):
    """What changes when its document does: all that the city shows, or, of a page that is no item of lists,
    what it is made of."""
    return city if is_item(row.kind) else reads.structure_of(city)


def _alive(rows, now):
    """{page id: document} of those that are not over."""
    shown = (row for row in rows.values() if row.live_until is None or row.live_until > now)
    return {row.page_id: row for row in shown}


def _in_language(language, rows, now):
    """{page id: document of the same page in `language`} of those in another one."""
    keys = {
        f"{row.key.rpartition(':')[0]}:{language}": pk for pk, row in rows.items() if row.locale != language
    }
    found = _alive(index().documents(keys).rows if keys else {}, now)
    return {keys[row.key]: row for row in found.values()}


def _of_originals(request, withdrawn, now):
    """{page id: document of its original} of translations that were chosen and are not published."""
    first = request.city.languages[0]
    if not withdrawn or first == request.LANGUAGE_CODE:
        return {}
    pages = Page.objects.filter(pk__in=withdrawn, live=False).values_list("pk", "translation_key")
    keys = {f"{key}:{first}": pk for pk, key in pages}
    found = _alive(index().documents(keys).rows if keys else {}, now)
    return {keys[row.key]: row for row in found.values()}


def document_of(page):
    """The search document of a published page, or None (one query at most)."""
    return next(iter(index().documents(page_ids=[page.pk]).rows.values()), None)
