"""What ends: the matter of a document is over, or lists leave the document out because it is old.

Both are local days, the last ones before the change: what is kept ends at midnight anyway (core.moments).
"""

from datetime import date, datetime

from django.utils.translation import gettext, pgettext, pgettext_lazy

from core.sites import Portal
from search.conditions import EndedBefore, Not
from search.days import local_day
from search.hits import Hit
from search.models import SearchDocument
from search.registry import Facet, register_facet
from search.wording import Choice, Part, Wording

OVER_ON, LISTED_UNTIL = "over_on", "listed_until"  # facets of days, which documents hold
MATTER, ARCHIVES = "matter", "archives"  # facets worked out from them
CURRENT, OVER, OLD = "en-cours", "termine", "oui"
CURRENT_ONLY = {MATTER: (CURRENT,)}
OLD_ONLY = {ARCHIVES: (OLD,)}


def values_of(over_on: date | None, listed_until: date | None) -> dict[str, list[str]]:
    """What a document holds of its ends."""
    return {name: [str(day)] for name, day in ((OVER_ON, over_on), (LISTED_UNTIL, listed_until)) if day}


def is_over(document: SearchDocument | Hit, now: datetime) -> bool:
    """Whether the last day of its matter is past."""
    return any(day < str(local_day(now)) for day in document.values.get(OVER_ON, ()))


def is_listed(document: SearchDocument, now: datetime) -> bool:
    """Whether lists and the search show a document at a moment, and its matter is not over."""
    is_old = any(day < str(local_day(now)) for day in document.values.get(LISTED_UNTIL, ()))
    is_expired = document.live_until is not None and document.live_until <= now
    return not (is_old or is_expired or is_over(document, now))


def matter_condition(value: str, now: datetime) -> EndedBefore | Not:
    """What is over at a moment, or what is not."""
    is_over = EndedBefore(OVER_ON, local_day(now))
    return is_over if value == OVER else Not(is_over)


def archives_condition(value: str, now: datetime) -> EndedBefore:
    """What lists leave out at a moment."""
    return EndedBefore(LISTED_UNTIL, local_day(now))


def listed_condition(now: datetime) -> Not:
    """What lists and the search show at a moment, unless somebody asks for the archives."""
    return Not(archives_condition(OLD, now))


def matter_labels(portal: Portal, language: str) -> dict[str, str]:
    """What a visitor chooses from."""
    return {
        CURRENT: pgettext("matter of a news item", "Current"),
        OVER: pgettext("matter of a news item", "Over"),
    }


def archives_labels(portal: Portal, language: str) -> dict[str, str]:
    """The one choice there is."""
    return {OLD: gettext("Archives")}


def in_archives(choice: Choice) -> str:
    """« Actualités dans les archives »."""
    return pgettext("sentence", "in the archives")


def register_facets_of_ends() -> None:
    """Called once, when the app is ready."""
    matter = pgettext_lazy("filter", "Matter")
    register_facet(
        Facet(MATTER, "sujet", matter, multiple=False, choices=matter_labels, condition=matter_condition)
    )
    register_facet(
        Facet(
            ARCHIVES,
            "archives",
            pgettext_lazy("filter", "Archives"),
            multiple=False,
            choices=archives_labels,
            condition=archives_condition,
            unasked=listed_condition,
            wording=Wording(Part.ABOUT, in_archives),
        )
    )
