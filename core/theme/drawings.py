"""What the drawings of topics show, for those who choose one."""

from unicodedata import normalize

from django.utils.translation import pgettext_lazy

from core.theme.weaving import topics

LABELS = {
    "aid": pgettext_lazy("drawing", "First-aid kit"),
    "apple": pgettext_lazy("drawing", "Apple"),
    "ballon": pgettext_lazy("drawing", "Ball"),
    "ballot": pgettext_lazy("drawing", "Ballot box"),
    "bike": pgettext_lazy("drawing", "Bicycle"),
    "bin": pgettext_lazy("drawing", "Bin"),
    "book": pgettext_lazy("drawing", "Book"),
    "brush": pgettext_lazy("drawing", "Palette and brush"),
    "calendar": pgettext_lazy("drawing", "Calendar"),
    "card": pgettext_lazy("drawing", "Identity card"),
    "flats": pgettext_lazy("drawing", "Blocks of flats"),
    "gear": pgettext_lazy("drawing", "Cogwheel"),
    "hands": pgettext_lazy("drawing", "Heart in two hands"),
    "heart": pgettext_lazy("drawing", "Heart"),
    "horn": pgettext_lazy("drawing", "Megaphone"),
    "house": pgettext_lazy("drawing", "House"),
    "kite": pgettext_lazy("drawing", "Kite"),
    "mask": pgettext_lazy("drawing", "Theatre mask"),
    "museum": pgettext_lazy("drawing", "Museum"),
    "music": pgettext_lazy("drawing", "Music"),
    "phone": pgettext_lazy("drawing", "Telephone"),
    "satchel": pgettext_lazy("drawing", "Satchel"),
    "screen": pgettext_lazy("drawing", "Screen"),
    "shop": pgettext_lazy("drawing", "Shop"),
    "tram": pgettext_lazy("drawing", "Tram"),
    "tree": pgettext_lazy("drawing", "Tree"),
}


def drawing_choices():
    """(name, label) of every drawing there is, in the order of the labels."""
    named = [(name, LABELS.get(name, name)) for name in topics.drawings()]
    return sorted(named, key=lambda pair: normalize("NFD", str(pair[1])))  # É beside E
