"""Facts of an activity in words."""

from decimal import Decimal
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from core.phrasing import in_a_row
from events.ages import ALL_AGES, range_words
from events.models.choices import Availability, Level, Price

PLACES = {Availability.OPEN: "open", Availability.FEW: "few", Availability.FULL: "full"}


def ages_of(page):
    """« 6-10 ans », « dès 6 ans », « jusqu’à 3 ans », « tout âge », or "" where nobody said."""
    return _ages(page.min_age, page.max_age, page.is_for_all_ages)


def _ages(first, last, is_for_all):
    if is_for_all:
        return _("All ages")
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
    return _price(page.price, amounts_of(page))


def amounts_of(page):
    """The lowest and the highest tariff, one where they are the same, or none."""
    amounts = [block.value["price"] for block in page.tariffs]
    return tuple(sorted({min(amounts), max(amounts)})) if amounts else ()


def _price(price, amounts):
    if price != Price.PAID:
        return pgettext("price", "Free") if price == Price.FREE else ""
    if not amounts:
        return pgettext("price", "With a charge")
    return euros(*amounts) if len(amounts) == 1 else euros_between(*amounts)


def said_again(document):
    """What the document of an activity says of its facts, in the language that is active."""
    values, amounts = document.values, tuple(document.card.get("amounts", ()))
    price, level, availability = (
        next(iter(values.get(name, ())), "") for name in ("price", "level", "availability")
    )
    is_for_all = {"0+", ALL_AGES} <= set(values.get("years", ()))
    ages = document.min_age, document.max_age, is_for_all
    return _said_again(*ages, price, amounts, level, availability, get_language())


@lru_cache(maxsize=2048)
def _said_again(first, last, is_for_all, price, amounts, level, availability, _language):
    return {
        "ages": _ages(first, last, is_for_all),
        "price": _price(price, tuple(map(Decimal, amounts))),
        "level": str(Level(level).label) if level in Level.values else "",
        "status": status_of(availability),
    }


def status_of(availability):
    """{kind, label} of whether there is room, as the organiser says; None where nobody said."""
    kind = PLACES.get(availability)
    return {"kind": kind, "label": str(Availability(availability).label)} if kind else None


def labels_of(codes, choices):
    """Labels of the codes that are known."""
    return [str(choices(code).label) for code in codes if code in choices.values]


def in_a_line(labels):
    """« Français, arabe »: in French the name of a language begins small, unless it opens the line."""
    following = [label[:1].lower() + label[1:] if get_language() == "fr" else label for label in labels[1:]]
    return in_a_row([*labels[:1], *following])


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
