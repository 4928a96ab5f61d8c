"""Documents that say something else today although nobody changed their page: a holiday came into view."""

import logging

from search.models import Bitmap, DirtyPage
from search.openings import BUT, ON, horizon
from search.registry import document_types

logger = logging.getLogger(__name__)


def mark_renewed():
    """Mark the pages that their app wants written again today; how many. An app that fails stops no other."""
    count = 0
    for document_type in document_types():
        if document_type.renew is None:
            continue
        try:
            page_ids = set(document_type.renew())
        except Exception:
            logger.exception("The documents of kind %s were not renewed", document_type.kind)
            continue
        DirtyPage.objects.bulk_create((DirtyPage(page_id=pk) for pk in sorted(page_ids)), batch_size=500)
        count += len(page_ids)
    return count


def drop_past_dates(today):
    """Delete the bitmaps of dates that are over and that no document names any more."""
    first = str(horizon(today)[0])
    Bitmap.objects.filter(facet__in=(BUT, ON), value__lt=first, bits=b"").delete()
