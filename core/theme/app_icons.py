"""The weave of a city as icons in pixels: old browsers, telephones, the application manifest."""

import io
from functools import lru_cache

from PIL import Image, ImageDraw

from core.theme import motifs
from core.theme.weaving.pixels import paint_cloth

SMALL, TOUCH = 32, 180  # pixels: a browser's tab, an iPhone's home screen
SIZES = (SMALL, TOUCH, 192, 512)
CROSSINGS = 8  # across an icon


def url(slug, size):
    """Address of an icon, without host."""
    return f"/icones/{slug}/{size}.{motifs.dresses()[slug].digest}.png"


@lru_cache(maxsize=64)
def drawn(look, size):
    """The icon as PNG, `size` pixels wide and high."""
    image = Image.new("RGB", (size, size))
    paint_cloth(ImageDraw.Draw(image), look.weave, look.yarns()[0], -(-size // CROSSINGS), (size, size))
    file = io.BytesIO()
    image.quantize(16, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def manifest(city):
    """The application manifest of a city, as values ready for JSON."""
    return {
        "id": "/",
        "name": f"{city.name} – {city.tagline}" if city.tagline else city.name,
        "short_name": city.name,
        "lang": city.languages[0],
        "start_url": f"/{city.languages[0]}/",
        "scope": "/",
        "display": "browser",
        "theme_color": city.settings.warp,
        "background_color": city.settings.weft,
        "icons": [
            {"src": url(city.slug, size), "sizes": f"{size}x{size}", "type": "image/png"}
            for size in SIZES
            if size > TOUCH
        ],
    }
