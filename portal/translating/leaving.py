"""An original that is unpublished or deleted: its translations live on, or go with it, as the editor says."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from portal.translating.rights import NAMES, city_of_original

FIELD, ALL = "languages", "all"


@dataclass(frozen=True)
class Sibling:
    """A translation of a page that goes. `may_go`: whether the visitor may take it along."""

    page: Page
    language: str
    may_go: bool

    @property
    def language_name(self) -> str:
        """In the language itself."""
        return NAMES.get(self.language, self.language)


def siblings(page: Page, user: AbstractBaseUser, action: str) -> list[Sibling]:
    """The translations of an original that its unpublication ("unpublish": published ones) or deletion
    ("delete": drafts too) leaves; none of a page that is a translation itself."""
    if city_of_original(page) is None:
        return []
    others = page.get_translations().filter(alias_of=None).select_related("locale").order_by("locale_id")
    if action == "unpublish":
        others = others.filter(live=True)
    return [Sibling(other, other.locale.language_code, _may(other, user, action)) for other in others]


@hooks.register("after_unpublish_page")
def unpublish_others(request, page):
    """« In all languages »: those that the editor may unpublish."""
    _finish(request, siblings(page, request.user, "unpublish"), "unpublish")


@hooks.register("before_delete_page")
def note_others(request, page):
    """Before the page goes: afterwards it would be nobody's original."""
    if request.method == "POST":
        request.META[FIELD] = siblings(page, request.user, "delete")


@hooks.register("after_delete_page")
def delete_others(request, page):
    _finish(request, request.META.pop(FIELD, []), "delete")


@hooks.register("before_bulk_action")
def note_all_others(request, action_type, objects, action):
    """The same for several pages at once."""
    if action_type in ("delete", "unpublish"):
        pages = [page for page in objects if isinstance(page, Page)]
        request.META[FIELD] = [row for page in pages for row in siblings(page, request.user, action_type)]


@hooks.register("after_bulk_action")
def take_all_others(request, action_type, objects, action):
    if action_type in ("delete", "unpublish"):
        _finish(request, request.META.pop(FIELD, []), action_type)


def _may(page, user, action):
    rights = page.permissions_for_user(user)
    return rights.can_delete() if action == "delete" else rights.can_unpublish()


def _finish(request: HttpRequest, rows: list[Sibling], action: str) -> None:
    """Take along what may go, where the editor has said so; say what stays."""
    goes = {row.page.pk for row in rows if row.may_go and request.POST.get(FIELD) == ALL}
    for row in rows:
        page = Page.objects.filter(pk=row.page.pk).first()  # an ancestor may have taken it along
        if page and page.pk in goes:
            _execute(action, page.specific, request)
    stay = sorted({row.language_name for row in rows if row.page.pk not in goes})
    if stay:
        words = _("Still there in: %(languages)s.")
        messages.info(request, words % {"languages": ", ".join(stay)})


def _execute(action, page, request):
    if action == "delete":
        DeletePageAction(page, user=request.user).execute(skip_permission_checks=True)
        return
    below = bool(request.POST.get("include_descendants"))
    taken = UnpublishPageAction(page, user=request.user, include_descendants=below)
    taken.execute(skip_permission_checks=True)
