"""The tree of categories as a process holds it: read in one query, once until one is changed."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models.signals import post_delete, post_save, pre_delete

from core import generation
from core.codes import Codes, Named, complete
from core.signals import count_term
from directory.models import Category, PlacePage
from search.marking import mark

COLUMNS = (
    "pk",
    "locale_id",
    "locale__language_code",
    "slug",
    "title",
    "parent__slug",
    "parent__title",
    "picture",
    "search_words",
    "former_slugs",
)


@dataclass(frozen=True)
class Branch:
    """A category in one language; `slug` is its code, the same in all, as is `parent`; `parent` and
    `parent_title` are empty on the first level."""

    slug: str
    title: str
    parent: str = ""
    parent_title: str = ""
    picture: str = ""
    search_words: str = ""
    former_slugs: tuple[str, ...] = ()

    @property
    def slugs(self):
        """What a place of this category is found by: its own and what holds it."""
        return [slug for slug in (self.parent, self.slug) if slug]


class Tree(NamedTuple):
    """Every category: {id: Branch}; {(id of its locale, code): Branch}; {language: {code: Branch}} in the
    editors' order; how codes are read."""

    by_id: dict[int, Branch]
    by_locale: dict[tuple[int, str], Branch]
    by_language: dict[str, dict[str, Branch]]
    codes: Codes

    def in_language(self, language):
        """{code: Branch}, each parent before its children; those without a title in that language as they are
        called in another."""
        branches = complete(self.by_language, language)
        children = defaultdict(dict)
        for code, branch in branches.items():
            children[branch.parent][code] = branch
        ordered = {}
        for code, root in children[""].items():
            ordered[code] = root
            ordered.update(children[code])
        return ordered


def categories():
    """The Tree there is now."""
    return generation.held("categories of places", _read, (generation.CITIES,), is_noted=False)


def branch_of(page):
    """The Branch of a place in the language of its page, or as it is called in another; None without one."""
    tree = categories()
    branch = tree.by_id.get(page.category_id)
    return branch and tree.by_locale.get((page.locale_id, branch.slug), branch)


def labels(portal, language):
    """{code: title} for a reader of a language, in the order of the tree."""
    return {code: branch.title for code, branch in branches_in(language).items()}


def search_words(portal, language):
    """{code: what residents type for it, between commas}."""
    return {code: branch.search_words for code, branch in branches_in(language).items()}


def parents(language):
    """{code: code of what holds it} of the categories of the second level."""
    return {code: branch.parent for code, branch in branches_in(language).items() if branch.parent}


def codes(portal):
    """How a code in an address is read."""
    return categories().codes


def branches_in(language):
    """{code: Branch} for a reader of a language (Tree.in_language)."""
    name, cities = f"categories in {language}", (generation.CITIES,)
    return generation.held(name, lambda: categories().in_language(language), cities, is_noted=False)


def category_changed(sender, instance, **kwargs):
    """Receiver: places say the code and the title of their category, and of what holds it, in their language
    even where they name it in another."""
    for key in ("category__translation_key", "category__parent__translation_key"):
        places = PlacePage.objects.filter(**{key: instance.translation_key})
        mark(places.values_list("pk", flat=True))


def connect():
    """Called once, when the app is ready: a new title shows at once."""
    for signal in (post_save, post_delete):
        signal.connect(count_term, sender=Category, dispatch_uid="generation-Category")
    for signal in (post_save, pre_delete):
        signal.connect(category_changed, sender=Category, dispatch_uid="search-Category")


def _read():
    rows = Category.objects.order_by("order", "title").values_list(*COLUMNS)
    by_id, by_locale, by_language, named = {}, {}, defaultdict(dict), []
    for pk, locale, language, slug, title, parent, parent_title, picture, search_words, former_slugs in rows:
        former = tuple(former_slugs.split())
        branch = Branch(slug, title, parent or "", parent_title or "", picture, search_words, former)
        by_id[pk] = by_locale[locale, slug] = by_language[language][slug] = branch
        named.append(Named(language, slug, former_slugs))
    return Tree(by_id, by_locale, dict(by_language), Codes.of(named))
