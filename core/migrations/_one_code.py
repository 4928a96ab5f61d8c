"""A code for each term of a shared list, the same in every language, where each language had a slug."""

from collections import defaultdict

LONGEST = 80


def give_codes(model):
    """Each term takes the slug of the oldest of its translations, and the others keep theirs as a former one.

    A term without translations that has the slug of one which lacks its language is its translation: lists
    took both for the same. A slug that still means two terms is the code of neither, so that old addresses
    lead to the right one in each language.
    """
    families = _families(model)
    users = defaultdict(set)
    for key, rows in families.items():
        for row in rows:
            users[row.slug].add(key)
    for key, rows in families.items():
        code = rows[0].slug
        if users[code] != {key}:
            code = _free(code, rows[0].locale.language_code, users)
            users[code].add(key)
        for row in rows:
            if row.slug != code:
                model.objects.filter(pk=row.pk).update(slug=code, former_slugs=row.slug)


def take_codes_back(model):
    """Each row has again the first slug that it had, where no other of its language has it."""
    for row in model.objects.exclude(former_slugs="").order_by("pk"):
        slug = row.former_slugs.split()[0]
        if not model.objects.filter(slug=slug, locale=row.locale_id).exists():
            model.objects.filter(pk=row.pk).update(slug=slug)


def _families(model):
    """{translation key: rows}, the oldest first, once those that belong together are joined."""
    families = defaultdict(list)
    for row in model.objects.select_related("locale").order_by("pk"):
        families[row.translation_key].append(row)
    first_with = {}
    for rows in families.values():
        first_with.setdefault(rows[0].slug, rows)
    for key, rows in list(families.items()):
        known = first_with[rows[0].slug]
        if len(rows) > 1 or known is rows or rows[0].locale_id in {row.locale_id for row in known}:
            continue
        model.objects.filter(pk=rows[0].pk).update(translation_key=known[0].translation_key)
        known += families.pop(key)
    return families


def _free(slug, language, users):
    """« nature-fr », or « nature-fr-2 »: what no term is called in any language."""
    number, ending = 1, f"-{language}"
    while (code := slug[: LONGEST - len(ending)] + ending) in users:
        number += 1
        ending = f"-{language}-{number}"
    return code
