"""The orders of a snapshot: sorted lists of (what a document is sorted by, its number)."""

from bisect import bisect_left

from search.database import arrays


def sorted_by(keys, key):
    """The order of {number: Keys} by `key(Keys)`; None leaves a document out."""
    return sorted((at, number) for number, found in keys.items() if (at := key(found)) is not None)


def patch(order, places, key, before, after, numbers):
    """Make an order of the documents `before` one of those `after`, and the places in it (or None): only
    `numbers` differ."""
    for number in numbers:
        left = key(before[number]) if number in before else None
        entered = key(after[number]) if number in after else None
        if left == entered:
            continue
        if left is not None:
            place = bisect_left(order, (left, number))
            del order[place]
            if places is not None:
                arrays.leave(places, place)
        if entered is not None:
            place = bisect_left(order, (entered, number))
            order.insert(place, (entered, number))
            if places is not None:
                arrays.enter(places, place, number)
