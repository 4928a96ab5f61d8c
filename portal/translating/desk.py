"""What translators do, and what waits for them and for who publishes translations."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core import desk
from core.rights import publishes_something
from portal.translating import board
from portal.translating.rights import languages_of

REPORT = "translating:report"


def register() -> None:
    """Called once, when the app is ready."""
    hint = _("What is missing, what has changed")
    desk.register_deed(desk.Deed("traduire", _("Translate"), hint, REPORT, _translates, order=70))
    for order, state, label, action, count in (
        (300, board.READY, _("Translations to publish"), _("Read and publish"), _count_ready),
        (310, board.OUTDATED, _("Translations whose original has changed"), _("Translate"), _count_outdated),
        (320, board.DRAFT, _("Translations in progress"), _("Go on"), _count_begun),
        (330, board.MISSING, _("Pages to translate"), _("Choose"), _count_missing),
    ):
        address = f"?etat={state}"
        desk.register(f"traductions-{state}", label, REPORT, count, action=action, query=address, order=order)


def _translates(user):
    return bool(languages_of(user))


def _count_ready(user):
    """For who publishes."""
    return _count(board.READY, languages_of(user, "publish"), board.maybe_ready)


def _count_outdated(user):
    """For who publishes and who translates."""
    return _count(board.OUTDATED, languages_of(user), board.maybe_outdated)


def _count_begun(user):
    return 0 if publishes_something(user) else _count(board.DRAFT, languages_of(user), board.drafts)


def _count_missing(user):
    """For who only translates: to who writes the originals they are no task that waits."""
    if publishes_something(user):
        return 0
    return sum(entry.state == board.MISSING for entry in board.entries(languages_of(user)))


def _count(state: str, languages: dict, pages: Callable[[dict], QuerySet[Page]]) -> int:
    """As the report counts, of few pages: the number stands in the menu of every screen."""
    found = pages(languages) if languages else Page.objects.none()
    if not found.exists():
        return 0
    return sum(entry.state == state for entry in board.entries(languages, found))
