"""Illustrations woven with Pillow, so that the demonstration has photographs to resize."""

from functools import lru_cache
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from core.models import PortalImage
from core.theme.palette import Palette, channels
from core.theme.weaving import topics
from core.theme.weaving.weaves import Look, weave_named
from portal.writing.typography import french

CELL = 27  # pixels of one crossing: 48 x 32 crossings make 1296 x 864 pixels
GAP = 2
CREDIT = "Illustration de démonstration"
WEFT_YARNS = "bl"


def woven_image(name, alt, settings, collection):
    """The PortalImage of topic drawing `name` in the yarns of the city `settings`; made once."""
    title = french(f"{alt}, {settings.name}")
    found = PortalImage.objects.filter(title=title, collection=collection).first()
    if found:
        return found
    drawing = _drawing(name, settings.warp, settings.weft, settings.weave)
    return PortalImage.objects.create(
        title=title,
        alt=french(alt),
        credit=CREDIT,
        collection=collection,
        file=ContentFile(drawing, f"tissage-{settings.slug}-{name}.png"),
    )


@lru_cache(maxsize=500)
def _drawing(name, warp, weft, weave):
    """A PNG with a palette: one colour a yarn, the first one beneath."""
    yarns, _dark = Look(Palette("", warp, weft, weave)).yarns()
    letters = ["s", *sorted(set(yarns) - {"s"})]
    image = Image.new("P", (topics.WIDTH * CELL, topics.HEIGHT * CELL), 0)
    image.putpalette([channel for letter in letters for channel in channels(yarns[letter])])
    pen = ImageDraw.Draw(image)
    for y, row in enumerate(topics.picture(name, weave_named(weave))):
        for x, yarn in enumerate(row):
            if yarn != " ":
                pen.rectangle(_float(x, y, yarn), fill=letters.index(yarn))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _float(x, y, yarn):
    """Left, top, right, bottom of one crossing: a gap on the sides that the thread does not cross."""
    left, top = x * CELL, y * CELL
    if yarn in WEFT_YARNS:
        return left, top + GAP, left + CELL - 1, top + CELL - GAP - 1
    return left + GAP, top, left + CELL - GAP - 1, top + CELL - 1
