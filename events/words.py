"""Facts of an activity in words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.ages import range_words
from events.models.choices import Level, Price


def ages_of(page):
    """« 6-10 ans », « dès 6 ans », « jusqu’à 3 ans », « tout âge », or "" where nobody said."""
    if page.is_for_all_ages:
        return _("All ages")
    first, last = page.min_age, page.max_age
    if first is not None and last is not None:
        return range_words(first, last)
    if first is not None:
        return ngettext("From %(age)s year", "From %(age)s years", first) % {"age": first}
    return (
        ngettext("Up to %(age)s year", "Up to %(age)s years", last) % {"age": last}
        if last is not None
        else ""
    )


def price_of(page):
    """« Gratuit », « 2 € », « De 0 à 4 € », « Payant », or "" where nobody said."""
    if page.price != Price.PAID:
        return pgettext("price", "Free") if page.price == Price.FREE else ""
    amounts = sorted({block.value["price"] for block in page.tariffs})
    if not amounts:
        return pgettext("price", "With a charge")
    if len(amounts) == 1:
        return euros(amounts[0])
    return euros_between(amounts[0], amounts[-1])


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
    if not amount:
        return pgettext("price", "Free")
    return pgettext("price", "€%(amount)s") % {"amount": _figures(amount, _places(amount))}


def euros_between(lowest, highest):
    """« De 0 à 4 € », « De 0,96 à 4,80 € »: both with cents where one has some."""
    places = max(_places(lowest), _places(highest))
    ends = {"lowest": _figures(lowest, places), "highest": _figures(highest, places)}
    return pgettext("price", "€%(lowest)s to €%(highest)s") % ends


def _places(amount):
    return 0 if amount == int(amount) else 2


def _figures(amount, places):
    return number_format(amount, places, force_grouping=True)
