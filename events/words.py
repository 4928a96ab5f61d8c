"""Facts of an activity in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.models.choices import Level, Price

NO_BREAK = "\N{NO-BREAK SPACE}"


def ages_of(page):
    """« 6-10 ans », « dès 6 ans », « jusqu’à 3 ans », « tout âge », or "" where nobody said."""
    if page.is_for_all_ages:
        return _("All ages")
    first, last = page.min_age, page.max_age
    if first is not None and last is not None:
        if first == last:
            return _("%(age)s years old") % {"age": first}
        return _("%(first)s-%(last)s years") % {"first": first, "last": last}
    if first is not None:
        return _("From %(age)s years") % {"age": first}
    return _("Up to %(age)s years") % {"age": last} if last is not None else ""


def price_of(page):
    """« Gratuit », « 2 € », « De 0 à 4 € », « Payant », or "" where nobody said."""
    if page.price != Price.PAID:
        return pgettext("price", "Free") if page.price == Price.FREE else ""
    amounts = sorted({block.value["price"] for block in page.tariffs})
    if not amounts:
        return pgettext("price", "With a charge")
    if len(amounts) == 1:
        return euros(amounts[0])
    return _("%(lowest)s to %(highest)s") % {"lowest": _amount(amounts[0]), "highest": euros(amounts[-1])}


def labels_of(codes, choices):
    """Labels of the codes that are known."""
    return [str(choices(code).label) for code in codes if code in choices.values]


def level_of(page):
    """« Débutant », of training that says its level."""
    level = getattr(page, "level", "")
    return str(Level(level).label) if level in Level.values else ""


def tariffs_of(page):
    """[{group, price, note}] in words, in the order of the editor."""
    values = [block.value for block in page.tariffs]
    return [
        {"group": value["group"], "price": euros(value["price"]), "note": value["note"] or ""}
        for value in values
    ]


def euros(amount):
    """« 2 € », « 2,50 € »; nothing is free."""
    return f"{_amount(amount)}{NO_BREAK}€" if amount else pgettext("price", "Free")


def _amount(amount):
    return number_format(amount, 0 if amount == int(amount) else 2)
