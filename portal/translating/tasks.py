"""The worker makes what was sent, each page in one transaction. It is killed: the minute timer asks again."""

import logging
import time
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from core.sites import get_portal
from portal.translating.making import make_draft, renew
from portal.translating.models import PageToTranslate, TranslationJob

logger = logging.getLogger(__name__)
State = PageToTranslate.State

AT_ONCE = 20  # pages, a few seconds; then mail and imports that wait for the same worker have their turn
MOST_TRIES = 3
SILENT = timedelta(minutes=2)  # a worker that made no page for so long is dead
# SQLite has one writer: leave the door open between two pages.
BREATH = 0.02 if connection.vendor == "sqlite" else 0


@task(priority=10)  # somebody waits: before the indexes of pages made so far
def make_pages(job_id: int) -> None:
    """Make the next pages of a job, and ask for those after them."""
    waiting = PageToTranslate.objects.filter(job=job_id, state=State.WAITING).order_by("number")
    for pk in waiting.values_list("pk", flat=True)[:AT_ONCE]:
        _make(pk)
        time.sleep(BREATH)
    job = TranslationJob.objects.filter(pk=job_id, finished_at=None)
    if waiting.exists():
        job.update(progress_at=timezone.now())
        make_pages.enqueue(job_id)
    else:
        job.update(finished_at=timezone.now())


def enqueue_unfinished() -> None:
    """Every minute: jobs whose worker was killed, or whose task was lost, go on."""
    silent = TranslationJob.objects.filter(finished_at=None, progress_at__lt=timezone.now() - SILENT)
    for pk in silent.values_list("pk", flat=True):
        if silent.filter(pk=pk).update(progress_at=timezone.now()):
            make_pages.enqueue(pk)


@task()
def renew_source(page_id: int) -> None:
    """Show translators the words of an original as they are live now."""
    page = Page.objects.filter(pk=page_id).first()
    source = page and TranslationSource.objects.get_for_instance_or_none(page)
    if source:
        renew(source)


def _make(pk):
    try:
        with transaction.atomic():
            _make_in_transaction(pk)
    except Exception:  # one page that cannot be made must not keep the others waiting
        logger.exception("A page was not made in another language: row %s", pk)
        row = PageToTranslate.objects.filter(pk=pk, state=State.WAITING)
        row.update(tries=F("tries") + 1)
        row.filter(tries__gte=MOST_TRIES).update(state=State.FAILED)


def _make_in_transaction(pk):
    """Two workers make no page twice: the row, then the home page of the language is locked meanwhile."""
    waiting = PageToTranslate.objects.select_for_update(of=("self",)).filter(pk=pk, state=State.WAITING)
    row = waiting.select_related("page").first()
    if row is None:
        return
    city, _language = get_portal().home_of(row.page)
    if row.language not in city.homes:  # taken away since
        row.state = State.FAILED
        row.save(update_fields=["state"])
        return
    home = city.homes[row.language].page_id
    Page.objects.select_for_update(no_key=True).get(pk=home)
    locale = Locale.objects.get(language_code=row.language)
    row.state = State.MADE if make_draft(row.page, locale) else State.THERE
    row.save(update_fields=["state"])
    TranslationJob.objects.filter(pk=row.job_id).update(progress_at=timezone.now())
