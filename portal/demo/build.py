"""Builds the demonstration step by step, starts it over, or only follows a change of port."""

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Site
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)

from core import admin_indexes
from core.models import Audience, CitySettings, PortalDocument, PortalImage, Topic
from directory.models import DirectorySettings
from portal.cities import CityParts, create_city
from portal.demo.accounts import ADMIN, demo_accounts, plant_accounts
from portal.demo.easy import plant_easy
from portal.demo.homes import plant_home
from portal.demo.languages import plant_languages
from portal.demo.map_layers import plant_layers
from portal.demo.pages import PROCEDURES, Planter, demo_sources, plant_lists
from portal.demo.places import clear_categories, plant_categories
from portal.demo.proposals import plant_proposals
from portal.demo.searches import plant_searches
from portal.demo.taxonomy import plant_taxonomy
from portal.demo.towns import ROUBAIX, SIRETS, SLUGS, TOWNS
from portal.demo.waste import plant_waste
from search.models import SearchDocument
from search.projection import documents_later

BATCH = 15  # pages
# Each before those that it needs.
WORDS_OF_TRANSLATORS = (TranslationSource, StringTranslation, TranslationContext, String, TranslatableObject)


def is_built():
    """Accounts come last: where they are, everything before them is."""
    cities = CitySettings.objects.filter(slug__in=SLUGS).count()
    return cities == len(SLUGS) and demo_accounts().filter(username=ADMIN).exists()


def has_leftovers():
    """Did an interrupted build leave cities behind?"""
    return CitySettings.objects.filter(slug__in=SLUGS).exists()


def set_ports(port):
    """Give every site of the demonstration its port; the number of sites that changed."""
    changed = Site.objects.exclude(port=port)
    for site in changed:
        site.port = port
        site.save()
    return len(changed)


@transaction.atomic
def clear():
    """Remove every site, page, file, group and account; taxonomy too."""
    with admin_indexes.unfollowed():
        _clear()
    admin_indexes.rebuild()


def _clear():
    cities = CitySettings.objects.select_related("site")
    sites = [city.site_id for city in cities]
    Group.objects.filter(Q(site_permissions__site__in=sites) | Q(page_permissions__page__depth=2)).delete()
    demo_accounts().delete()
    Page.objects.filter(depth__gt=1).update(live=False)  # else each is unpublished before it goes
    for page in Page.objects.filter(depth=3):
        page.delete()
    for model in WORDS_OF_TRANSLATORS:
        model.objects.all().delete()
    SearchDocument.objects.all().delete()  # they protect their city; the build makes them anew
    for home in Page.objects.filter(depth=2):
        home.delete()
    Site.objects.all().delete()
    for model in (PortalImage, PortalDocument, Topic, Audience):
        for row in model.objects.all():
            row.delete()
    clear_categories()
    for collection in Collection.objects.filter(depth=2):
        collection.delete()


def build(port, say, languages):
    """Build everything on an empty portal; `languages`: beside French, by city. `say(line)` is told each step."""
    with documents_later(), admin_indexes.unfollowed():
        cities = _plant_cities(port, say)
        _plant_content(cities, say)
        translators = plant_languages(languages, say)
    say(_("Search documents"))
    call_command("search_rebuild", verbosity=0)
    admin_indexes.rebuild()
    say(_("Accounts"))
    plant_accounts({slug: parts.group for slug, parts in cities.items()}, translators.get(ROUBAIX, []))


def _plant_cities(port, say) -> dict[str, CityParts]:
    cities = {}
    for town in TOWNS:
        say(_("Site: %(city)s") % {"city": town["name"]})
        city = cities[town["slug"]] = create_city(port=port, **town)
        DirectorySettings.objects.create(site=city.settings.site, siret=SIRETS.get(town["slug"], ""))
    return cities


def _plant_content(cities, say):
    say(_("Topics and audiences"))
    planter = Planter(cities, *plant_taxonomy(), plant_categories())
    planter.planted |= plant_lists(cities)
    planter.planted |= plant_waste(cities, planter.topics)
    _plant_pages(planter, say)
    plant_layers(cities)
    plant_proposals(planter)
    plant_easy(planter)
    plant_searches(cities)
    for slug in SLUGS:
        say(_("Home page: %(city)s") % {"city": cities[slug].settings.name})
        plant_home(planter, slug)


def _plant_pages(planter, say):
    sources = demo_sources()
    planter.reserve(source for source in sources if source.section == PROCEDURES)
    for start in range(0, len(sources), BATCH):
        batch = sources[start : start + BATCH]
        with transaction.atomic():
            for source in batch:
                planter.plant(source)
        say(_("Pages: %(done)s of %(all)s") % {"done": start + len(batch), "all": len(sources)})
