"""Where a page is: the steps from the home page down to it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import generation
from core.reads import structure_of
from core.siblings import for_reader
from core.sites import get_portal

MOST_KEPT = 500  # parents of pages, per city and process


class PageRow(NamedTuple):
    """What a step or a link needs of a page, published or not, where threads may share it."""

    pk: int
    path: str
    depth: int
    title: str
    url_path: str
    content_type_id: int
    live: bool

    def is_child_of(self, page):
        return self.live and self.depth == page.depth + 1 and self.path.startswith(page.path)


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumb; the page itself has no address. `language` is that of what it leads to, where
    it is not the reader's."""

    title: str
    url: str = ""
    language: str = ""


def home_crumb(request):
    """The first step: the home page of this city."""
    return Crumb(_("Home"), f"/{request.LANGUAGE_CODE}/")


def crumbs_of(page, request, around=None):
    """The steps to `page`; `around`: pages among which its ancestors are, where they have been read."""
    rows = pages_around(page) if around is None else around
    above = [link_to(row, request) for row in rows if page.is_descendant_of(row)]
    return [home_crumb(request), *filter(None, above), Crumb(page.title)]


def link_to(page, request):
    """A page as a step or an entry of a list, in the language of the reader where it is published in it; None
    where it is in none."""
    found = for_reader(request.portal, page, request.LANGUAGE_CODE)
    return found and Crumb(found[1].title, found[1].path, found[1].foreign_to(request.LANGUAGE_CODE))


def pages_around(page, linked=(), with_children=False):
    """Ancestors below the home page, children if asked for, and the pages `linked`, in one query at most:
    the ancestors alone are kept for all the pages below them."""
    above = tuple(page.path[:length] for length in range(3 * page.steplen, len(page.path), page.steplen))
    if linked or with_children:
        return _read(above, tuple(linked), page if with_children else None)
    return _ancestors(page, above) if above else []


def _ancestors(page, above):
    found = get_portal().home_of(page)
    if not found:
        return _read(above)
    city = found[0].slug
    kept = generation.held(f"ancestors in {city}", dict, [structure_of(city)])
    rows = kept.get(above)
    if rows is None:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        rows = kept[above] = _read(above)
    return rows


def _read(above, linked=(), parent=None):
    """The pages at these paths, of these numbers, and right under a parent, in the order of the tree,
    published or not."""
    children = [parent.depth + 1, f"{parent.path}%"] if parent else []
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(above), len(linked), bool(parent)), [*above, *linked, *children])
        return [PageRow(*row) for row in cursor.fetchall()]


@lru_cache(maxsize=1_000)
def _statement(paths, numbers, with_children):
    """The SQL of so many paths, numbers and a parent. Writing it anew for each page would cost more than all
    the rest of reading these rows."""
    wanted = Q(path__in=list(map(str, range(paths)))) | Q(pk__in=range(numbers))
    wanted |= Q(depth=0, path__startswith="") if with_children else Q()
    rows = Page.objects.filter(wanted).order_by("path").values_list(*PageRow._fields)
    sql, params = rows.query.sql_with_params()
    children = (0, "%") if with_children else ()
    assert params == (*map(str, range(paths)), *range(numbers), *children)  # noqa: S101 (their order)
    return sql
