"""A language less for a city: its addresses answer 404, its translations wait as drafts."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import Locale, Page, Revision

from core import generation, reads
from core.models import CitySettings
from portal.cities.language import (
    UNPUBLISHED,
    WITH_ITS_LANGUAGE,
    LanguageRefusedError,
    city_to_translate,
    language_name,
)
from search.marking import mark


@transaction.atomic
def remove_language(city_slug: str, code: str, *, by: Any = None) -> int:
    """Close a language of a city and unpublish its pages; how many these were. Nothing is deleted: drafts,
    history, rights and terms are there if it is added again. Raises LanguageRefusedError.

    The home page stays published: nobody sees it before the language is open.
    """
    city = open_in(city_slug, code)
    row = CitySettings.objects.filter(pk=city.pk)
    languages = row.select_for_update().values_list("languages", flat=True).get()
    pages = pages_in(city, code)
    published = list(pages.filter(live=True).select_related("live_revision"))
    row.update(languages=[one for one in languages if one != code])
    mark(pages.values_list("pk", flat=True))
    _unpublish(published, pages, by)
    # None is saved: what all cities share has not changed (as when a language opens).
    generation.bump(city.slug, beside=(generation.CITIES, reads.homes_in(code)))
    return len(published)


def open_in(city_slug: str, code: str) -> CitySettings:
    """The city, which shows that language and another one before it. Raises LanguageRefusedError."""
    city = city_to_translate(city_slug, code)
    if code not in city.languages:
        raise LanguageRefusedError(
            _("%(city)s is not online in this language: %(language)s.")
            % {"city": city.name, "language": language_name(code)}
        )
    return city


def pages_in(city: CitySettings, code: str) -> QuerySet[Page]:
    """Every page below the home page of a city in a language, published or not."""
    home = city.site.root_page.get_translation(Locale.objects.get(language_code=code))
    return home.get_descendants()


def removed_in_words(city: CitySettings, code: str, number: int) -> str:
    """What remove_language did."""
    words = ngettext(
        "%(city)s is no longer online in %(language)s: %(number)s page became a draft.",
        "%(city)s is no longer online in %(language)s: %(number)s pages became drafts.",
        number,
    )
    return words % {"city": city.name, "language": language_name(code), "number": number}


def _unpublish(published: list[Page], pages: QuerySet[Page], by: Any) -> None:
    """As UnpublishPageAction does, without a query for each; a date of publication that waits is given up."""
    dated = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    below = {str(pk) for pk in pages.values_list("pk", flat=True)}
    waiting = [pk for pk, page in dated.values_list("pk", "object_id") if page in below]
    Revision.objects.filter(pk__in=waiting).update(approved_go_live_at=None)
    pages.filter(live=True).update(live=False, live_revision=None, has_unpublished_changes=True)
    for page in published:
        log(page, UNPUBLISHED, user=by, revision=page.live_revision, data=WITH_ITS_LANGUAGE)
