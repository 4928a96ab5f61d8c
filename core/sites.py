"""Cities, and the one place that says what belongs to which of them.

`get_portal()` is a snapshot of everything that surrounds pages: cities, homes, menus, alerts,
taxonomy. A process builds it once per generation and reads it without a query.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Value
from wagtail.models import Page

from core import generation
from core.models import Audience, CityRootPage, CitySettings, Topic
from core.navigation import Alert, FooterColumn, Link, Navigation, linked_page_ids

# Of every home page, right under the root of the tree.
HOME_DEPTH = 2


@dataclass(frozen=True)
class Home:
    """The home page of one city in one language. `path` is treebeard's, `url_path` Wagtail's."""

    page_id: int
    title: str
    path: str
    url_path: str


@dataclass(frozen=True)
class City:
    """One commune or the hub, ready to be read by every request."""

    site_id: int
    slug: str
    name: str
    tagline: str
    is_hub: bool
    host: str
    port: int
    base_url: str
    languages: tuple[str, ...]
    homes: dict[str, Home]
    settings: CitySettings = field(repr=False, compare=False)

    def home_url(self, language):
        """Absolute address of the home page, in the first language of the city if need be."""
        return f"{self.base_url}/{language if language in self.homes else self.languages[0]}/"


@dataclass(frozen=True)
class Scope:
    """What a reader may see: one city (None: every city, as the hub shows) in one language."""

    city: str | None
    language: str
    include_shared: bool = True


@dataclass(frozen=True)
class Term:
    """A topic or an audience in one language."""

    slug: str
    title: str
    description: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Portal:
    """Everything that surrounds pages, valid for one generation."""

    generation: int
    cities: tuple[City, ...]
    topics: dict[str, dict[str, Term]]
    audiences: dict[str, dict[str, Term]]
    navigation: dict[tuple[str, str], Navigation]

    @cached_property
    def by_host(self):
        return {city.host: city for city in self.cities}

    @cached_property
    def by_slug(self):
        return {city.slug: city for city in self.cities}

    @cached_property
    def by_settings_id(self):
        return {city.settings.pk: city for city in self.cities}

    @cached_property
    def hub(self):
        return next((city for city in self.cities if city.is_hub), None)

    @cached_property
    def communes(self):
        """The cities without the hub."""
        return tuple(city for city in self.cities if not city.is_hub)

    def home_of(self, page):
        """(city, language) whose tree holds `page`, or None."""
        for city in self.cities:
            for language, home in city.homes.items():
                if page.path.startswith(home.path):
                    return city, language
        return None

    def place_of(self, url_path):
        """(city, language) whose tree holds, or held, what Wagtail calls by this `url_path`; or None."""
        for city in self.cities:
            for language, home in city.homes.items():
                if url_path.startswith(home.url_path):
                    return city, language
        return None

    def path_of(self, page):
        """Address of `page` without host, such as /fr/actualites/, or None outside every city."""
        found = self.home_of(page)
        if not found:
            return None
        city, language = found
        return f"/{language}/{page.url_path[len(city.homes[language].url_path) :]}"


def get_portal() -> Portal:
    """The snapshot of the current generation."""
    return generation.held("portal", _build_portal)


def next_alert(moment):
    """The first start or end of an alert after `moment`, in any city, or None (a clock of core.moments)."""
    alerts = [alert for navigation in get_portal().navigation.values() for alert in navigation.alerts]
    turns = [turn for alert in alerts for turn in (alert.starts_at, alert.ends_at) if turn]
    return min((turn for turn in turns if turn > moment), default=None)


def scope_of(request):
    """What this request may see; `request.city` is set by the city middleware."""
    city = request.city
    return Scope(None if city.is_hub else city.slug, request.LANGUAGE_CODE, city.settings.shows_shared_items)


def own_pages(city):
    """Live pages of a city's own trees in all its languages, aliases left out; the hub's own for the hub."""
    pages = Page.objects.none()
    for language, home in city.homes.items():
        pages |= Page.objects.filter(path__startswith=home.path, locale__language_code=language)
    return pages.filter(live=True, alias_of=None)


def navigation_of(home):
    """Menu, footer and alerts of a home page as it stands, saved or not: what its preview shows."""
    return next((nav for _key, nav in _navigation(get_portal(), [home])), Navigation())


def _build_portal(number):
    settings = list(
        CitySettings.objects.select_related("site", "site__root_page", "logo").order_by("-is_hub", "pk")
    )
    keys = {row.site.root_page.translation_key for row in settings}
    homes = _homes(keys)
    cities = tuple(_city(row, homes) for row in settings)
    portal = Portal(number, cities, *_terms(Topic, Audience), {})
    portal.navigation.update(_navigation(portal, homes))
    return portal


def _homes(keys):
    """Home pages as their own type, in one query: every type is a child table of Page."""
    names = [model._meta.model_name for model in CityRootPage.__subclasses__()]
    homes = []
    for page in Page.objects.filter(translation_key__in=keys, depth=HOME_DEPTH).select_related(
        "locale", *names
    ):
        home = next((getattr(page, name) for name in names if hasattr(page, name)), page)
        home.locale = page.locale
        homes.append(home)
    return homes


def _city(row, homes):
    site, languages = row.site, tuple(row.languages or ["fr"])
    own = {
        home.locale.language_code: Home(home.pk, home.title, home.path, home.url_path)
        for home in homes
        if home.translation_key == site.root_page.translation_key and home.live
    }
    return City(
        site_id=site.pk,
        slug=row.slug,
        name=row.name,
        tagline=row.tagline,
        is_hub=row.is_hub,
        host=site.hostname.lower(),
        port=site.port,
        base_url=site.root_url,
        languages=languages,
        homes={language: own[language] for language in languages if language in own},
        settings=row,
    )


def _terms(*models):
    """For each model {language: {slug: Term}} in the editors' order, all in one query."""
    columns = ("locale__language_code", "order", "title", "slug", "description")
    rows = [
        model.objects.order_by().values_list(
            Value(number), *columns, "picture" if hasattr(model, "picture") else Value("")
        )
        for number, model in enumerate(models)
    ]
    found = [{} for _ in models]
    for number, language, _order, title, slug, description, picture in sorted(
        rows[0].union(*rows[1:], all=True)
    ):
        found[number].setdefault(language, {})[slug] = Term(slug, title, description, picture)
    return found


def _navigation(portal, homes):
    roots = [home for home in homes if isinstance(home, CityRootPage)]
    wanted = set().union(*(linked_page_ids(s) for h in roots for s in (h.menu, h.footer, h.alerts)))
    targets = {page.pk: page for page in Page.objects.filter(pk__in=wanted, live=True)}
    for home in roots:
        found = portal.home_of(home)
        if found:
            city, language = found
            yield (city.slug, language), _navigation_of(home, _Linker(portal, city, targets))


class _Linker:
    """Turns link values into links, relative inside a city and absolute to another."""

    def __init__(self, portal, city, targets):
        self.portal, self.city, self.targets = portal, city, targets

    def link(self, raw):
        """A Link, or None when its page is gone or not published."""
        if not raw.get("page"):
            return Link(raw["label"], raw["url"]) if raw.get("url") else None
        page = self.targets.get(raw["page"])
        found = page and self.portal.home_of(page)
        if not found:
            return None
        base = "" if found[0].slug == self.city.slug else found[0].base_url
        return Link(raw["label"], base + self.portal.path_of(page), page.pk)

    def links(self, raws):
        return tuple(link for link in map(self.link, raws) if link)


def _values(stream):
    return [item["value"] for item in stream.raw_data] if stream else []


def _items(raw_list):
    """Values of a ListBlock's raw data, with or without item ids."""
    return [item.get("value", item) for item in raw_list or ()]


def _navigation_of(home, linker):
    columns = (FooterColumn(c["title"], linker.links(_items(c["links"]))) for c in _values(home.footer))
    return Navigation(
        menu=linker.links(_values(home.menu)),
        footer=tuple(column for column in columns if column.links),
        alerts=tuple(_alert(block, linker) for block in home.alerts),
        disclaimer=home.disclaimer,
    )


def _alert(block, linker):
    value = block.value
    links = linker.links([_raw_link(link) for link in value["link"]])
    words = re.sub(r"\W+", "-", f"{block.id} {value['title']} {value['text']}".lower())
    return Alert(
        key=words[:200],
        severity=value["severity"],
        title=value["title"],
        text=value["text"],
        link=links[0] if links else None,
        starts_at=value["starts_at"],
        ends_at=value["ends_at"],
    )


def _raw_link(value):
    page = value["page"]
    return {"label": value["label"], "page": page.pk if page else None, "url": value["url"]}
