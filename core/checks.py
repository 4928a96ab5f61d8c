"""The portal's own conventions, said by `manage.py check` with the way to mend them."""

import sys
from pathlib import Path

import wagtail
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from wagtail.blocks import Block, StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, Site
from wagtail_localize.models import LocaleSynchronization

from core.hosts import admin_address
from core.models import CitySettings

OLDEST_PYTHON = (3, 11)
WAGTAIL_MAJOR = 8
# The start of the key that settings.py gives to demos and tests.
DEMO_KEY = "demo-"


def own_models():
    """Models of the apps in this repository, not those of a package."""
    root = Path(settings.BASE_DIR)
    own = [c for c in apps.get_app_configs() if Path(c.path).parent == root]
    return [model for config in own for model in config.get_models()]


def check_versions(app_configs, **kwargs):
    """A tool that quietly installed another Wagtail is found here (some packages pin an older one)."""
    problems = []
    if sys.version_info < OLDEST_PYTHON:
        hint = "Install Python 3.11 or later."
        problems.append(checks.Error("Python is too old.", hint=hint, id="core.E001"))
    if wagtail.VERSION[0] != WAGTAIL_MAJOR:
        hint = "Install the locked requirements again: make install."
        message = f"Wagtail {wagtail.__version__} is installed, {WAGTAIL_MAJOR} is needed."
        problems.append(checks.Error(message, hint=hint, id="core.E002"))
    return problems


def check_admin_host(app_configs, **kwargs):
    """Nobody reaches an admin whose host no browser can ask for."""
    try:
        admin_address(settings.ADMIN_HOST)
    except ValidationError as error:
        hint = "Write ADMIN_HOST without http://, such as gestion.example.org."
        return [checks.Error(error.messages[0], hint=hint, id="core.E008")]
    return []


def check_page_types(app_configs, **kwargs):
    """Pages are public, and found by their address alone."""
    problems = []
    for model in own_models():
        if not issubclass(model, Page):
            continue
        if model.private_page_options:
            hint = "Inherit from core.models.BasePage, or set private_page_options = []."
            problems.append(
                checks.Error("Editors could hide pages of this type.", hint=hint, obj=model, id="core.E003")
            )
        if model.route is not Page.route:
            hint = "core.routing never calls it: add an address to the urls.py of the app instead."
            problems.append(
                checks.Error("This page type overrides route().", hint=hint, obj=model, id="core.E004")
            )
    return problems


def check_blocks(app_configs, **kwargs):
    """The editor's block picker explains every block and shows what it looks like."""
    problems = []
    for model in own_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                problems += [
                    _unexplained(block, f"{model.__name__}.{field.name}")
                    for block in _offered_blocks(field.stream_block)
                    if not _is_explained(block)
                ]
    return problems


def _offered_blocks(block):
    """Blocks that an editor picks, at any depth."""
    for child in getattr(block, "child_blocks", {}).values():
        if isinstance(block, StreamBlock):
            yield child
        yield from _offered_blocks(child)
    if hasattr(block, "child_block"):
        yield from _offered_blocks(block.child_block)


def _is_explained(block):
    previewed = hasattr(block.meta, "preview_value") or (
        type(block).get_preview_value is not Block.get_preview_value
    )
    return previewed and block.is_previewable and bool(block.get_description())


def _unexplained(block, where):
    return checks.Error(
        f"The block “{block.name}” of {where} has no preview or no description.",
        hint="Give its Meta a description, a preview_value and a template or preview_template.",
        obj=type(block),
        id="core.E005",
    )


def check_secret_key(app_configs, **kwargs):
    """The key of a demo signs sessions that anyone can forge."""
    if settings.IS_PRODUCTION and settings.SECRET_KEY.startswith(DEMO_KEY):
        hint = "Set SECRET_KEY to fifty random characters."
        return [checks.Error("SECRET_KEY is that of a demo.", hint=hint, id="core.E006")]
    return []


def check_own_servers(app_configs, **kwargs):
    """What tests may fetch from this machine, nobody may in production: editors type addresses."""
    if settings.IS_PRODUCTION and settings.FETCH_OWN_SERVERS:
        hint = "Take FETCH_OWN_SERVERS out of the settings."
        message = "Addresses that people type may lead to servers of this machine."
        return [checks.Error(message, hint=hint, id="core.E007")]
    return []


def check_cities(app_configs, **kwargs):
    """Every site is a city, and says who publishes it (LCEN, article 1-1)."""
    try:
        cities, sites = list(CitySettings.objects.select_related("site")), list(Site.objects.all())
    except DatabaseError:  # nothing is installed yet
        return []
    problems = []
    known = {city.site_id for city in cities}
    for site in sites:
        if site.pk not in known:
            hint = "Make it a city with `manage.py create_city`, or delete it."
            problems.append(
                checks.Warning(
                    "This site is not a city: it answers 404.", hint=hint, obj=site, id="core.W001"
                )
            )
    for city in cities:
        missing = ", ".join(city.missing_legal_fields())
        if missing:
            hint = f"Fill in: {missing} (Settings > City)."
            problems.append(
                checks.Warning(
                    "The legal notice of this city is incomplete.", hint=hint, obj=city, id="core.W002"
                )
            )
    return problems


def check_restrictions(app_configs, **kwargs):
    """No page is hidden behind a password or a group, not even by a script."""
    try:
        hidden = list(PageViewRestriction.objects.select_related("page"))
    except DatabaseError:
        return []
    hint = "Delete its restriction; unpublish the page if it must not be read."
    return [
        checks.Warning(
            "A view restriction hides this page: it answers 404.", hint=hint, obj=row.page, id="core.W003"
        )
        for row in hidden
    ]


def check_synchronization(app_configs, **kwargs):
    """A language is a city's own: wagtail-localize would copy the pages of every city into it, as aliases."""
    try:
        rows = list(LocaleSynchronization.objects.select_related("locale"))
    except DatabaseError:
        return []
    hint = "Delete it (Settings > Locales), and add the language with `manage.py create_language`."
    message = "Pages of this language are copied from another one by themselves."
    return [checks.Error(message, hint=hint, obj=row.locale, id="core.E009") for row in rows]


def connect():
    """Called once, when the app is ready."""
    for check in (check_versions, check_admin_host, check_page_types, check_blocks, check_own_servers):
        checks.register(check)
    for check in (check_secret_key, check_cities, check_restrictions, check_synchronization):
        checks.register(check, checks.Tags.security, deploy=True)
