"""The palettes of the demonstration, and dresses made of them."""

from core.theme.motifs import dress_cities
from core.theme.palette import Palette

HUB = Palette("hub", "#37333f", "#dfd6c8", "twill", is_hub=True)
ROUBAIX = Palette("roubaix", "#a3223a", "#f6bdb1", "houndstooth")
TOURCOING = Palette("tourcoing", "#0e4f66", "#f4c05e", "herringbone")
MARCQ = Palette("marcq", "#2b5a34", "#d5dc74", "basket")
ALL = (HUB, ROUBAIX, TOURCOING, MARCQ)


def dresses(*palettes):
    """What these cities wear, by slug."""
    return dress_cities(palettes or ALL)
