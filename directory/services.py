"""What commands, imports and the demonstration ask of the directory."""

import csv
from pathlib import Path

from django.db import transaction
from wagtail.models import Locale

from directory.models import Category

SHIPPED = Path(__file__).parent / "categories"
LANGUAGES = ("fr", "en", "nl", "ar")  # French first: it gives the others their translation key
WORDS_OF_REGISTERS = {"osm": " ", "acceslibre": "|", "naf": " "}
COPIED = ("slug", "picture", "scdl_theme", "scdl_code", *WORDS_OF_REGISTERS)


def shipped_categories():
    """The rows of categories/tree.csv as dicts, parents first; lists have one word a line. Those of
    categories/search_words.csv are their `search_words`: {language: words between commas}."""
    words = {row.pop("slug"): row for row in _rows_of("search_words.csv")}
    rows = _rows_of("tree.csv")
    for row in rows:
        row["search_words"] = words[row["slug"]]
        for name, separator in WORDS_OF_REGISTERS.items():
            row[name] = row[name].replace(separator, "\n")
    return rows


def _rows_of(name):
    with (SHIPPED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_categories():
    """Create the shipped categories that are missing, in each language the portal has of the tree; those
    that exist, by whatever code, stay as editors made them. Returns how many were created."""
    found = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=LANGUAGES)}
    known = Category.by_slug()
    before = len(known)
    for order, row in enumerate(shipped_categories()):
        source = next(filter(None, (known.get((row["slug"], locale.pk)) for locale in found.values())), None)
        for language in filter(found.get, LANGUAGES):
            key = row["slug"], found[language].pk
            if key not in known:
                known[key] = _create(row, order, language, found[language], source, known)
            source = source or known[key]
    return len(known) - before


@transaction.atomic
def translate_categories(original, locale):
    """Give every category of the locale `original` its shipped title in another, where it has none there. The
    titles of those that are not shipped are returned: they stay as they are."""
    shipped = {row["slug"]: row for row in shipped_categories()}
    known = {row.translation_key: row for row in Category.objects.filter(locale=locale)}
    left = []
    rows = Category.objects.filter(locale=original).select_related("parent")
    for category in sorted(rows, key=lambda row: row.parent_id is not None):
        if category.translation_key in known:
            continue
        row = next(filter(None, map(shipped.get, category.every_slug)), None)
        if row is None or not row.get(locale.language_code):
            left.append(category.title)
            continue
        translation = category.copy_for_translation(locale)
        translation.title = row[locale.language_code]
        translation.search_words = row["search_words"].get(locale.language_code, "")
        if category.parent:
            translation.parent = known.get(category.parent.translation_key, category.parent)
        translation.save()
        known[category.translation_key] = translation
    return left


def ensure_categories():
    """Categories are shipped: a directory without any gets them before its first import."""
    if not Category.objects.exists():
        load_categories()


def _create(row, order, language, locale, source, known):
    category = Category(
        locale=locale,
        order=order,
        title=row[language],
        search_words=row["search_words"].get(language, ""),
        parent=known.get((row["parent"], locale.pk)),
        **{name: row[name] for name in COPIED},
    )
    if source:
        category.translation_key = source.translation_key
    category.save()
    return category
