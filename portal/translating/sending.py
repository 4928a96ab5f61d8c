"""Sending pages for translation: the request writes rows, the worker makes the pages (tasks.py)."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, get_page_models

from core.sites import City
from portal.translating.models import PageToTranslate, TranslationJob
from portal.translating.rights import city_of_original

Sent = tuple[int, str]  # id of a page, language


def pages_to_send(page: Page, languages: Collection[str], *, with_pages_below: bool) -> list[Sent]:
    """Which pages lack which of these languages, parents first: `page` itself, the published pages below it,
    and every page above one of them, published or not."""
    city = city_of_original(page)
    if city is None:
        return []
    paths = _paths(city, page, with_pages_below)
    there = _translated(city, languages)
    rows = Page.objects.filter(path__in=paths) if len(paths) < 500 else _of_city(city)
    rows = rows.exclude(content_type__in=never_translated())
    rows = rows.order_by("path").values_list("pk", "path", "translation_key")
    sent = [(pk, key) for pk, path, key in rows if path in paths]
    return [(pk, code) for pk, key in sent for code in languages if (key, code) not in there]


def never_translated() -> list[ContentType]:
    """Types of pages that exist in one language only."""
    models = [model for model in get_page_models() if not getattr(model, "is_translated", True)]
    return list(ContentType.objects.get_for_models(*models).values())


@transaction.atomic
def create_job(
    page: Page, sent: Iterable[Sent], *, by: AbstractBaseUser | None, title: str = ""
) -> TranslationJob:
    """The rows from which the worker makes the pages. `page`: one of them; `title`: of several."""
    city = city_of_original(page)
    job = TranslationJob.objects.create(
        city=city.settings, title=title or page.title, page=page, user=by, progress_at=timezone.now()
    )
    rows = [
        PageToTranslate(job=job, page_id=pk, language=code, number=number)
        for number, (pk, code) in enumerate(sent)
    ]
    PageToTranslate.objects.bulk_create(rows, batch_size=500)
    return job


def _paths(city: City, page: Page, with_pages_below: bool) -> set[str]:
    """Treebeard's paths of what is sent, without the home page."""
    below = Page.objects.filter(path__startswith=page.path, live=True, alias_of=None)
    paths = {page.path, *(below.values_list("path", flat=True) if with_pages_below else ())}
    home = len(city.homes[city.languages[0]].path)
    return {
        path[:length] for path in paths for length in range(home + Page.steplen, len(path) + 1, Page.steplen)
    }


def _of_city(city):
    return Page.objects.filter(path__startswith=city.homes[city.languages[0]].path)


def _translated(city, languages):
    """{(translation key, language)} of the pages that the city has in these languages."""
    found = Page.objects.none()
    for code in languages:
        found |= Page.objects.filter(path__startswith=city.homes[code].path, locale__language_code=code)
    return set(found.values_list("translation_key", "locale__language_code"))
