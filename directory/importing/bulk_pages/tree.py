"""Where new pages stand: paths as treebeard gives them, slugs and addresses as Wagtail does."""

from collections.abc import Sequence

from django.db.models import F
from django.utils.translation import gettext as _
from treebeard.numconv import NumConv
from wagtail.models import Page

from core.slugs import slug_of
from directory.reading.errors import FileRefusedError

LONGEST_SLUG = 80
NUMBERS = NumConv(Page.alphabet)


def place_in_tree(parent: Page, pages: Sequence[Page], nameless: str) -> None:
    """Give unsaved pages their place after the last child of `parent`, whose row is locked: one writer at a
    time. `nameless`: the slug of a title without letters."""
    parent = Page.objects.select_for_update().filter(pk=parent.pk).first()
    if parent is None:
        raise FileRefusedError(_("The directory was deleted during the import."))
    children = parent.get_children()
    last = children.order_by("-path").values_list("path", flat=True).first()
    step = NUMBERS.str2int(last[-Page.steplen :]) if last else 0
    wanted = [(slug_of(page.title)[:LONGEST_SLUG].strip("-") or nameless) for page in pages]
    used = _used_slugs(children, wanted)
    for position, (page, slug) in enumerate(zip(pages, wanted, strict=True), start=1):
        page.slug = _free(slug, used)
        page.depth, page.path = parent.depth + 1, parent.path + _written(step + position)
        page.url_path = f"{parent.url_path}{page.slug}/"
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))


def _written(step):
    return NUMBERS.int2str(step).rjust(Page.steplen, Page.alphabet[0])


def _used_slugs(children, wanted):
    """Slugs that begin like one of those wanted."""
    used = set(children.filter(slug__in=wanted).values_list("slug", flat=True))
    for slug in sorted(used):
        used.update(children.filter(slug__startswith=f"{slug}-").values_list("slug", flat=True))
    return used


def _free(slug, used):
    free, number = slug, 1
    while free in used:
        number += 1
        free = f"{slug}-{number}"
    used.add(free)
    return free
