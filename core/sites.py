"""Cities, and the one place that says what belongs to which of them.

`get_portal()` is a snapshot of what all cities share: cities, their home pages, taxonomy. A process builds it
once until one of these changes, and reads it without a query. Menus and alerts are in core.menus.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site

from core import generation, reads
from core.codes import Codes, Named
from core.models import Audience, CitySettings, Topic

# Of every home page, right under the root of the tree.
HOME_DEPTH = 2
TOPICS, AUDIENCES, HOMES, DRAFTS, RESTRICTED = range(5)
SITE = ("hostname", "port", "site_name", "root_page_id", "is_default_site")


@dataclass(frozen=True)
class Home:
    """The home page of one city in one language. `path` is treebeard's, `url_path` Wagtail's."""

    page_id: int
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
    homes: Mapping[str, Home]
    settings: CitySettings = field(repr=False, compare=False)

    @property
    def first_home(self) -> Home | None:
        """The home page in the first language, that of the originals; None while it is not published."""
        return self.homes.get(self.languages[0])

    def home_url(self, language: str) -> str:
        """Absolute address of the home page, in the first language of the city if need be."""
        return f"{self.base_url}/{self.home_language(language)}/"

    def home_language(self, language: str) -> str:
        """The language of the home page that readers of `language` are led to."""
        reads.note(reads.homes_in(language))
        return language if language in self.homes else self.languages[0]


@dataclass(frozen=True)
class Scope:
    """What a reader may see: one city (None: every city, as the hub shows) in one language. A page that is
    not live in it is shown in the `fallback`, the first language of the city ("": not at all)."""

    city: str | None
    language: str
    include_shared: bool = True
    fallback: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The reader's, then that of what cannot be read in it."""
        return (self.language, self.fallback) if self.fallback else (self.language,)


@dataclass(frozen=True)
class Term:
    """A topic or an audience in one language; `slug` is its code, the same in all."""

    slug: str
    title: str
    description: str = ""
    picture: str = ""
    search_words: str = ""


Terms = dict[str, dict[str, Term]]  # {language: {slug: term}}, in their order


@dataclass(frozen=True)
class Portal:
    """The cities and the taxonomy that they share."""

    cities: tuple[City, ...]
    topics: Terms
    audiences: Terms
    codes: Mapping[str, Codes]  # "topic", "audience"
    restricted: tuple[str, ...] = ()  # treebeard's paths of pages that a view restriction hides
    closed: tuple[str, ...] = ()  # paths of home pages that their city does not show

    @cached_property
    def by_host(self) -> dict[str, City]:
        """{host, small letters: city}."""
        return {city.host: city for city in self.cities}

    @cached_property
    def by_slug(self) -> dict[str, City]:
        """{slug: city}."""
        return {city.slug: city for city in self.cities}

    @cached_property
    def by_settings_id(self) -> dict[int, City]:
        """{id of its CitySettings: city}, as documents name their city."""
        return {city.settings.pk: city for city in self.cities}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those of all cities."""
        return tuple(dict.fromkeys(language for city in self.cities for language in city.languages))

    @cached_property
    def hub(self) -> City | None:
        """The site that shows all cities, where there is one."""
        return next((city for city in self.cities if city.is_hub), None)

    @cached_property
    def communes(self) -> tuple[City, ...]:
        """The cities without the hub."""
        return tuple(city for city in self.cities if not city.is_hub)

    def home_of(self, page: Page) -> tuple[City, str] | None:
        """(city, language) whose tree holds `page`, or None."""
        for city in self.cities:
            for language, home in city.homes.items():
                if page.path.startswith(home.path):
                    return city, language
        return None

    def is_closed(self, page: Page) -> bool:
        """Whether `page` stands where a city shows nothing: in a language that is not open yet."""
        return bool(self.closed) and page.path.startswith(self.closed)

    def place_of(self, url_path: str) -> tuple[City, str] | None:
        """(city, language) whose tree holds, or held, what Wagtail calls by this `url_path`; or None."""
        for city in self.cities:
            for language, home in city.homes.items():
                if url_path.startswith(home.url_path):
                    return city, language
        return None

    def path_of(self, page: Page) -> str | None:
        """Address of `page` without host, such as /fr/actualites/, or None outside every city."""
        place = self.home_of(page)
        if not place:
            return None
        city, language = place
        return f"/{language}/{page.url_path[len(city.homes[language].url_path) :]}"


def get_portal() -> Portal:
    """The snapshot of what all cities share."""
    return generation.held("portal", _build_portal, (generation.CITIES,), is_noted=False)


def scope_of(request: HttpRequest) -> Scope:
    """What this request may see; `request.city` is set by the city middleware."""
    return scope_in(request.city, request.LANGUAGE_CODE)


def scope_in(city: City, language: str) -> Scope:
    """What a reader of a city's site in one of its languages may see."""
    first = city.languages[0]
    fallback = "" if language == first else first
    return Scope(None if city.is_hub else city.slug, language, city.settings.shows_shared_items, fallback)


def own_pages(city: City) -> QuerySet[Page]:
    """Live pages of a city's own trees in all its languages, aliases left out; the hub's own for the hub."""
    pages = Page.objects.none()
    for language, home in city.homes.items():
        pages |= Page.objects.filter(path__startswith=home.path, locale__language_code=language)
    return pages.filter(live=True, alias_of=None)


def _build_portal() -> Portal:
    terms: tuple[Terms, Terms] = ({}, {})
    named: tuple[list[Named], list[Named]] = ([], [])
    homes: dict[UUID, dict[str, Home]] = {}
    restricted, hidden = [], []
    for part, language, number, *texts in sorted(_shared_rows()):
        if part == HOMES:
            path, url_path, key, *_nothing = texts
            homes.setdefault(UUID(key), {})[language] = Home(number, path, url_path)
        elif part == DRAFTS:
            hidden.append((texts[0], UUID(texts[2])))
        elif part == RESTRICTED:
            restricted.append(texts[0])
        else:
            title, slug, description, picture, search_words, former_slugs = texts
            term = Term(slug, title, description, picture, search_words)
            terms[part].setdefault(language, {})[slug] = term
            named[part].append(Named(language, slug, former_slugs))
    cities = _cities(homes)
    codes = {"topic": Codes.of(named[TOPICS]), "audience": Codes.of(named[AUDIENCES])}
    closed = tuple(_closed(cities, homes, hidden))
    return Portal(cities, terms[TOPICS], terms[AUDIENCES], codes, tuple(restricted), closed)


def _closed(
    cities: tuple[City, ...], homes: Mapping[UUID, Mapping[str, Home]], hidden: list[tuple[str, UUID]]
) -> list[str]:
    """Paths of the home pages that a city does not show: those that are not published (`hidden`: pairs of
    path and translation key), and those in a language that it has not opened."""
    shown = {home.path for city in cities for home in city.homes.values()}
    keys = {key for key, own in homes.items() if any(home.path in shown for home in own.values())}
    paths = [(home.path, key) for key in keys for home in homes[key].values()]
    return sorted(path for path, key in [*paths, *hidden] if key in keys and path not in shown)


@lru_cache
def _cities_statement() -> str:
    """The SQL of the settings of every city with its site, the hub first. Writing these two anew each time
    would cost more than all the rest."""
    site = {name: F(f"site__{name}") for name in SITE}
    rows = CitySettings.objects.annotate(**site, root_key=F("site__root_page__translation_key"))
    return rows.order_by("-is_hub", "pk").query.sql_with_params()[0]


@lru_cache
def _shared_statement() -> tuple[str, tuple]:
    """SQL and parameters of what _shared_rows says."""
    locale, nothing = "locale__language_code", Cast(Value(""), TextField())
    terms, texts = (locale, "order", "title", "slug", "description"), [nothing] * 5
    words = ("search_words", "former_slugs")
    key = Cast("translation_key", TextField())
    columns = (locale, "pk", "path", "url_path", key, *texts[:3])
    homes = Page.objects.filter(depth=HOME_DEPTH).order_by()
    rows = (
        Topic.objects.order_by().values_list(Value(TOPICS), *terms, "picture", *words),
        Audience.objects.order_by().values_list(Value(AUDIENCES), *terms, nothing, *words),
        homes.filter(live=True).values_list(Value(HOMES), *columns),
        homes.filter(live=False).values_list(Value(DRAFTS), *columns),
        PageViewRestriction.objects.values_list(Value(RESTRICTED), nothing, Value(0), "page__path", *texts),
    )
    return rows[0].union(*rows[1:], all=True).query.sql_with_params()


def _shared_rows() -> list[tuple[Any, ...]]:
    """In one query: (part, language, order, title, slug, description, picture, search words, former slugs) of
    terms in their order, (part, language, id, path, address, translation key, "", "", "") of the home pages
    that are live, then of those that are not, and (part, "", 0, path, "", "", "", "", "") of pages that are
    hidden."""
    with connection.cursor() as cursor:
        cursor.execute(*_shared_statement())
        return cursor.fetchall()


_Row = tuple[Any, ...]
# {id of its settings: (its row, its home pages, the city made of them)}
_made: dict[int, tuple[_Row, Mapping[str, Home], City]] = {}


def _cities(homes: Mapping[UUID, dict[str, Home]]) -> tuple[City, ...]:
    """The cities; one whose row and home pages are those of the last time is the same object."""
    global _made
    with connection.cursor() as cursor:
        cursor.execute(_cities_statement())
        places = {column[0]: place for place, column in enumerate(cursor.description)}
        rows = {row[places["id"]]: row for row in cursor.fetchall()}
    keys = {number: UUID(str(row[places["root_key"]])) for number, row in rows.items()}
    own = {number: homes.get(key, {}) for number, key in keys.items()}
    kept = {number: made for number, made in _made.items() if made[:2] == (rows.get(number), own.get(number))}
    if changed := rows.keys() - kept.keys():
        numbers = ", ".join(map(str, changed))
        statement = f"SELECT * FROM ({_cities_statement()}) cities WHERE id IN ({numbers})"  # noqa: S608
        for settings in CitySettings.objects.raw(statement):
            number = settings.pk
            kept[number] = (rows[number], own[number], _city(settings, own[number]))
    _made = kept
    return tuple(kept[number][2] for number in rows if number in kept)  # one may be gone since


def _city(row: CitySettings, own: Mapping[str, Home]) -> City:
    site = row.site = Site(pk=row.site_id, **{name: getattr(row, name) for name in SITE})
    languages = tuple(row.languages or ["fr"])
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
