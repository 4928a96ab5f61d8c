"""The tree of categories as a process holds it: read in one query, once until one is changed."""

from dataclasses import dataclass

from django.db.models.signals import post_delete, post_save

from core import generation
from core.signals import count_change
from directory.models import Category

COLUMNS = ("pk", "locale__language_code", "slug", "title", "parent__slug", "parent__title", "picture")


@dataclass(frozen=True)
class Branch:
    """A category in one language; `parent` and `parent_title` are empty on the first level."""

    slug: str
    title: str
    parent: str = ""
    parent_title: str = ""
    picture: str = ""

    @property
    def slugs(self):
        """What a place of this category is found by: its own and what holds it."""
        return [slug for slug in (self.parent, self.slug) if slug]


def branches():
    """({id: Branch}, {language: {slug: Branch}}), each parent before its children, in the editors' order."""
    return generation.held("categories of places", _read, ())


def branch_of(page):
    """The Branch of a place, or None."""
    return branches()[0].get(page.category_id)


def labels(portal, language):
    """{slug: title} of a language, in the order of the tree."""
    return {slug: branch.title for slug, branch in branches()[1].get(language, {}).items()}


def parents(language):
    """{slug: slug of what holds it} of the categories of the second level."""
    return {slug: branch.parent for slug, branch in branches()[1].get(language, {}).items() if branch.parent}


def connect():
    """Called once, when the app is ready: a new title shows at once."""
    for signal in (post_save, post_delete):
        signal.connect(count_change, sender=Category, dispatch_uid="generation-Category")


def _read():
    rows = Category.objects.order_by("order", "title").values_list(*COLUMNS)
    by_id, by_language, children = {}, {}, {}
    roots = []
    for pk, language, slug, title, parent, parent_title, picture in rows:
        branch = Branch(slug, title, parent or "", parent_title or "", picture)
        by_id[pk] = branch
        (children.setdefault((language, parent), []) if parent else roots).append((language, branch))
    for language, root in roots:
        found = by_language.setdefault(language, {})
        found[root.slug] = root
        found.update({branch.slug: branch for _language, branch in children.get((language, root.slug), ())})
    return by_id, by_language
