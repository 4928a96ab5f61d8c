"""Menu, footer and alerts of each city, as columns of its home pages.

They end with the structure of the cities that they lead into: an item of a list to which a menu leads counts
as structure when it is published (lead_to), others leave menus as they are.
"""

import json
import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.utils.dateparse import parse_datetime
from wagtail.models import Page

from core import generation, reads
from core.alternates import address_for
from core.models import CityRootPage
from core.navigation import Alert, FooterColumn, Link, Navigation, linked_page_ids, own_link
from core.siblings import for_reader
from core.sites import get_portal

STREAMS = ("menu", "footer", "alerts")
# The title of a home page in another language than the first says what stands under the name of the city.
TEXTS = ("disclaimer", "seo_title")
# Rows of a city's menus: a home page, or a page that they lead to, published or not.
HOME, WITHDRAWN, TARGET = 0, 1, 2
NOTHING = ""  # the column that a home page has more
NO_PAGE = 0
# {city: ids of the pages that its menus led to when they were last read}: a guess, which spares a query.
_expected: dict[str, tuple[int, ...]] = {}


def navigation_for(city, language):
    """The Navigation of a City in a language, as it is published."""
    structure = [reads.structure_of(city.slug)]
    return generation.held(f"navigation of {city.slug}", lambda: _published(city), structure).get(
        language, Navigation()
    )


def navigation_of(home):
    """The Navigation of a home page as it stands, saved or not: what its preview shows."""
    found = get_portal().home_of(home)
    if not found:
        return Navigation()
    streams = [list(getattr(home, name).raw_data) for name in STREAMS]
    texts = (home.disclaimer, home.seo_title)
    return _navigations(found[0], {found[1]: (*streams, *texts)}, {})[found[1]]


def lead_to(keys):
    """Whether a menu, a footer or an alert of any city leads to pages with one of these translation keys. To
    be asked under the lock of publications: a menu that changes meanwhile is counted after them."""
    generation.refresh()
    structures = [reads.structure_of(city.slug) for city in get_portal().cities]
    led_to = generation.held("pages that menus lead to", _keys_led_to, structures, is_noted=False)
    return not led_to.isdisjoint(keys)


def _keys_led_to():
    """Translation keys: a menu leads to the page in its own language."""
    texts, found = [Cast(name, TextField()) for name in STREAMS], set()
    for model in CityRootPage.__subclasses__():
        for columns in model.objects.live().order_by().values_list(*texts):
            found.update(*(linked_page_ids(json.loads(text or "null") or []) for text in columns))
    return set(Page.objects.order_by().filter(pk__in=found).values_list("translation_key", flat=True))


def tagline_in(city, language):
    """The words under the name of a city, in a language; "" where nobody has written them in it."""
    return navigation_for(city, language).tagline


def _published(city):
    """{language: Navigation} of all languages; one query where the menus lead where they led before."""
    languages = {home.page_id: language for language, home in city.homes.items()}
    homes, targets, expected = {}, {}, _expected.get(city.slug, ())
    if not languages:
        return homes
    with connection.cursor() as cursor:
        for model in CityRootPage.__subclasses__():
            sql = _statement(model, len(languages), len(expected))
            cursor.execute(sql, [HOME, *languages, WITHDRAWN, NOTHING, *(expected or [NO_PAGE])])
            for part, pk, *texts in cursor.fetchall():
                if part != HOME:
                    targets[pk] = Target(pk, *texts[:3], int(texts[3]), part == TARGET)
                else:
                    streams = (json.loads(text or "null") or [] for text in texts[: -len(TEXTS)])
                    homes[languages[pk]] = (*streams, *texts[-len(TEXTS) :])
    _expected[city.slug] = tuple(sorted(_linked_from(homes)))
    return _navigations(city, homes, dict.fromkeys(expected) | targets)


def _linked_from(homes):
    """Ids of the pages that the menus of {language: columns} lead to."""
    return set().union(
        *(linked_page_ids(raw) for columns in homes.values() for raw in columns[: -len(TEXTS)])
    )


@lru_cache(maxsize=1_000)
def _statement(model, homes, targets):
    """The SQL of these columns of so many home pages, of which no block is made, and of so many pages that
    they may lead to."""
    texts = [Cast(name, TextField()) for name in (*STREAMS, *TEXTS)]
    columns = model.objects.order_by().filter(pk__in=range(homes)).values_list(Value(HOME), "pk", *texts)
    led_to = Page.objects.order_by().filter(pk__in=range(targets or 1))
    addresses = [Cast(name, TextField()) for name in Target._fields[1:-1]]
    part = Cast("live", IntegerField()) + Value(WITHDRAWN)
    nothing = Cast(Value(NOTHING), TextField())
    rows = columns.union(led_to.values_list(part, "pk", *addresses, nothing), all=True)
    sql, params = rows.query.sql_with_params()
    assert params == (HOME, *range(homes), WITHDRAWN, NOTHING, *range(targets or 1))  # noqa: S101 (their order)
    return sql


def _navigations(city, homes, targets):
    """{language: Navigation} of {language: raw data of STREAMS, and TEXTS}. `targets`: {id: Target, None
    where there is no such page} of the pages that have been read."""
    if unread := _linked_from(homes) - targets.keys():
        rows = Page.objects.order_by().filter(pk__in=unread).values_list(*Target._fields)
        targets = targets | {row[0]: Target(*row) for row in rows}
    navigations, first = {}, city.languages[0]
    for language, (menu, footer, alerts, *texts) in homes.items():
        originals = homes[first][STREAMS.index("alerts")] if first in homes and language != first else ()
        told = _with_those_of(originals, alerts, first)
        navigations[language] = _navigation(menu, footer, told, texts, _Linker(city, targets, language))
    return navigations


def _navigation(menu, footer, alerts, texts, linker):
    disclaimer, seo_title = texts
    is_first = linker.language == linker.city.languages[0]
    with reads.gathered() as scopes:
        columns = [FooterColumn(c["title"], linker.links(list_items(c["links"]))) for c in _values(footer)]
        navigation = Navigation(
            menu=linker.links(_values(menu)),
            footer=tuple(column for column in columns if column.links),
            alerts=tuple(_alert(raw, linker, language) for raw, language in alerts),
            disclaimer=disclaimer,
            tagline=linker.city.tagline if is_first else seo_title,
        )
        if linked_page_ids(linker.city.settings.social_links.raw_data):  # the footer's, to whatever page
            reads.note(reads.ANY)
    return replace(navigation, scopes=frozenset(scopes))


class Target(NamedTuple):
    """A page that a menu leads to, published or not."""

    pk: int
    path: str
    url_path: str
    title: str
    content_type_id: int
    live: bool


class _Linker:
    """Turns link values into links, relative inside a city, absolute to another; notes what they read."""

    def __init__(self, city, targets, language):
        self.portal, self.city, self.targets, self.language = get_portal(), city, targets, language

    def link(self, raw):
        """A Link to the page in this language, else in the one that it has; None when it is gone or not
        published, or the city has no such address."""
        if raw.get("address"):
            return own_link(raw, self.city, self.language)
        if not raw.get("page"):
            return self.typed(raw) if raw.get("url") else None
        page = self.targets.get(raw["page"])
        place = page and self.portal.home_of(page)
        reads.note(reads.structure_of(place[0].slug) if place else reads.ANY)
        found = for_reader(self.portal, page, self.language, is_noted=False) if place else None
        if not found:
            return None
        city, shown = found
        base = "" if city.slug == self.city.slug else city.base_url
        return Link(raw["label"], base + shown.path, page.pk, shown.foreign_to(self.language))

    def typed(self, raw):
        """The link to an address that an editor typed."""
        url, foreign = address_for(raw["url"], self.city, self.language)
        return Link(raw["label"], url, language=foreign)

    def links(self, raws):
        return tuple(link for link in map(self.link, raws) if link)


def _values(raw):
    return [item["value"] for item in raw]


def list_items(raw_list):
    """Values of a ListBlock's raw data, with or without item ids."""
    return [item.get("value", item) for item in raw_list or ()]


def _with_those_of(originals, alerts, first):
    """[(raw alert, its language where it is not that of the home page, else "")]: the home page's own, and
    those of the first language that it has none like. What was copied and not translated is in the first."""
    words = {raw.get("id"): raw["value"]["title"] for raw in originals}
    own = [(raw, first if words.get(raw.get("id")) == raw["value"]["title"] else "") for raw in alerts]
    paired = {raw.get("id") for raw in originals}
    known = {raw.get("id") for raw in alerts}
    known |= {_occasion(raw) for raw in alerts if raw.get("id") not in paired}
    return own + [(raw, first) for raw in originals if not {raw.get("id"), _occasion(raw)} & known]


def _occasion(raw):
    """What two alerts say alike in two languages: how grave it is, from when to when."""
    value = raw["value"]
    moments = (_moment(value.get(name)) for name in ("starts_at", "ends_at"))
    return value.get("severity"), *moments


def _alert(raw, linker, language):
    value = raw["value"]
    title, text = value["title"], value.get("text") or ""
    links = linker.links(list_items(value.get("link")))
    return Alert(
        key=re.sub(r"\W+", "-", f"{raw.get('id')} {title} {text}".lower())[:200],
        severity=value.get("severity") or "info",
        title=title,
        text=text,
        link=links[0] if links else None,
        starts_at=_moment(value.get("starts_at")),
        ends_at=_moment(value.get("ends_at")),
        language=language,
    )


def _moment(raw):
    """From the stored text, or as a draft holds it."""
    return raw if raw is None or isinstance(raw, datetime) else parse_datetime(raw)
