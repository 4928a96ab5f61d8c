"""The one way to add a city to the portal."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Site

from cms_pages.models import (
    ContentPage,
    ExperimentIndexPage,
    HomePage,
    NewsIndexPage,
    ProcedureIndexPage,
)
from core.hosts import host_name
from core.models import CitySettings
from directory.models import DirectoryIndexPage
from events.models import AgendaPage
from portal.cities.navigation import fill_navigation
from portal.cities.rights import make_team
from portal.cities.skeleton import plant_pages
from portal.cities.welcome import remove_welcome_page, retire_moderation


class CityRefusedError(ValueError):
    """What was asked cannot be made; `problems` are sentences."""

    def __init__(self, problems):
        super().__init__(" ".join(problems))
        self.problems = problems


class CityExistsError(CityRefusedError):
    """The same city, at the same address, stands already."""


@dataclass(frozen=True)
class CityParts:
    """Everything that was made. `pages`: content pages by role (about, legal, privacy…)."""

    site: Site
    settings: CitySettings
    home: HomePage
    procedures: ProcedureIndexPage
    news: NewsIndexPage
    directory: DirectoryIndexPage
    activities: AgendaPage
    training: AgendaPage
    lab: ExperimentIndexPage | None
    collection: Collection
    group: Group
    pages: dict[str, ContentPage] = field(default_factory=dict)


def create_city(*, slug, name, hostname, port=80, tagline=None, is_hub=False, **settings):
    """Make a city, or nothing at all.

    `settings`: other fields of core.CitySettings, of which `warp`, `weft` and `weave` (the look),
    and for a commune `insee_code`, `latitude` and `longitude` (WGS 84, degrees) are expected.
    Raises CityExistsError when it stands already, CityRefusedError when something is wrong. No restart is
    needed: hosts are read from the rows of Site.
    """
    with translation.override("fr"):
        tagline = _("The residents’ portal") if tagline is None else tagline
    row = CitySettings(slug=slug, name=name, tagline=tagline, is_hub=is_hub, **settings)
    problems = []
    try:
        hostname = host_name(hostname)
    except ValidationError as error:
        problems = error.messages
    with transaction.atomic():
        _refuse_existing(row, hostname)
        _refuse_problems(row, hostname, port, problems)
        remove_welcome_page()
        retire_moderation()
        return _make(row, hostname, port)


def _refuse_existing(row, hostname):
    standing = CitySettings.objects.filter(slug=row.slug, site__hostname=hostname).first()
    if standing:
        raise CityExistsError(
            [
                _("%(name)s stands already at %(address)s. Nothing was changed.")
                % {"name": standing.name, "address": standing.site.root_url}
            ]
        )


def _refuse_problems(row, hostname, port, problems):
    try:
        row.full_clean(exclude=["site"], validate_constraints=False)  # said in _taken
    except ValidationError as error:
        problems += [
            _sentence(row, name, text) for name, texts in error.message_dict.items() for text in texts
        ]
    if not 0 < port < 65536:
        problems.append(_("A port is a number from 1 to 65535."))
    problems += _taken(row, hostname)
    if problems:
        raise CityRefusedError(problems)


def _sentence(row, name, text):
    if name == "__all__":
        return text
    label = row._meta.get_field(name).verbose_name
    return _("%(field)s: %(problem)s") % {"field": label, "problem": text}


def _taken(row, hostname):
    """Names that another city or page has."""
    if Site.objects.filter(hostname=hostname).exclude(root_page__slug="home").exists():
        yield _("Another site answers at %(host)s.") % {"host": hostname}
    if row.is_hub and CitySettings.objects.filter(is_hub=True).exists():
        yield _("There is a hub already.")
    if CitySettings.objects.filter(name=row.name).exists():
        yield _("Another site is called %(name)s.") % {"name": row.name}
    if Page.objects.filter(depth=2, slug=row.slug).exists():
        yield _("Another home page is called %(slug)s.") % {"slug": row.slug}
    if row.insee_code and CitySettings.objects.filter(insee_code=row.insee_code).exists():
        yield _("Another city has the INSEE code %(code)s.") % {"code": row.insee_code}


def _make(row, hostname, port):
    home, lists, pages = plant_pages(row)
    row.site = Site.objects.create(
        hostname=hostname,
        port=port,
        site_name=row.name,
        root_page=home,
        is_default_site=not Site.objects.filter(is_default_site=True).exists(),
    )
    row.save()
    collection, group = make_team(row, home)
    fill_navigation(row, home, lists, pages)
    return CityParts(
        site=row.site,
        settings=row,
        home=home,
        procedures=lists["procedures"],
        news=lists["news"],
        directory=lists["directory"],
        activities=lists["activities"],
        training=lists["training"],
        lab=lists.get("lab"),
        collection=collection,
        group=group,
        pages=pages,
    )
