"""What cities of an older version lack and new ones have."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import GroupSitePermission, Page

from cms_pages.models import ProcedureIndexPage
from core.models import CitySettings
from directory.models import DirectoryIndexPage
from events.models import AgendaPage
from portal.cities.language import create_language, fill, language_name, shipped_words
from portal.cities.navigation import link
from portal.cities.rights import SETTINGS, permission
from portal.cities.skeleton import (
    new_activities,
    new_directory,
    new_procedures,
    new_training,
    published,
)


def complete_cities():
    """Give every city what it lacks; sentences that say what was given. A second run gives nothing."""
    given = []
    with transaction.atomic(), translation.override("fr"):
        for row in CitySettings.objects.select_related("site__root_page").order_by("-is_hub", "name"):
            home = row.site.root_page.specific
            for page, sentence in _missing_lists(home):
                _add_list(page, home)
                given.append(sentence % {"city": row.name})
            given += _complete_languages(row, home)
            for group in _give_rights(row.site):
                given.append(_("%(city)s: settings for “%(group)s”") % {"city": row.name, "group": group})
    return given


def _complete_languages(row, home):
    """Make in each other language what a city has in its first one; what is said of it. Its menus there
    follow where every word has a translation."""
    for code in row.languages[1:]:
        parts = create_language(row.slug, code)
        fill(home, parts.locale, shipped_words(code, row))
        if parts.made:
            titles = ", ".join(page.title for page in parts.made)
            words = {"city": row.name, "language": language_name(code), "titles": titles}
            yield _("%(city)s, %(language)s: %(titles)s") % words


def _missing_lists(home):
    """(unsaved page, what is said of it) for each list that a new city has and this one does not."""
    if not ProcedureIndexPage.objects.child_of(home).exists():
        yield new_procedures(), _("%(city)s: the page of procedures")
    if not DirectoryIndexPage.objects.child_of(home).exists():
        yield new_directory(), _("%(city)s: the page of shops and places")
    shown = set(AgendaPage.objects.child_of(home).values_list("shows", flat=True))
    for new_list, sentence in (
        (new_activities, _("%(city)s: the page of activities")),
        (new_training, _("%(city)s: the page of training")),
    ):
        page = new_list()
        if not shown & {page.shows, AgendaPage.Shows.BOTH}:
            yield page, sentence


def _add_list(page, home):
    """The page, and the way to it at the end of the menu, where that has room; a draft of the home page stays
    the newest."""
    if not Page._slug_is_available(page.slug, home):
        page.slug = ""  # Wagtail makes one from the title
    page = published(page, home)
    home.refresh_from_db()
    draft = home.get_latest_revision_as_object() if home.has_unpublished_changes else None
    _append(home, page)
    home.save_revision().publish()
    if draft:
        _append(draft, page)
        draft.save_revision()


def _append(home, page):
    if len(home.menu) < home._meta.get_field("menu").stream_block.meta.max_num:
        home.menu.append(("link", link(page) | {"page": page}))


def _give_rights(site):
    """Names of the groups that may change one part of a city's settings, and may now change all of it."""
    rows = GroupSitePermission.objects.filter(site=site)
    wanted = [permission(codename) for codename in SETTINGS]
    held = {right.pk for right in wanted} & set(rows.values_list("permission_id", flat=True))
    missing = [right for right in wanted if right.pk not in held]
    groups = {row.group for row in rows.filter(permission__in=held).select_related("group")}
    GroupSitePermission.objects.bulk_create(
        GroupSitePermission(group=group, site=site, permission=right) for group in groups for right in missing
    )
    return sorted(group.name for group in groups) if missing else []
