"""Illustrations woven with Pillow, so that the demonstration has photographs to resize."""

from functools import cache
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from core.models import PortalImage
from core.theme.palette import Palette
from core.theme.weaving import topics
from core.theme.weaving.weaves import Look, weave_named
from portal.writing.typography import french

CELL = 32  # pixels of one crossing: 48 x 32 crossings make 1536 x 1024 pixels
GAP = 3
CREDIT = "Illustration de démonstration"
WEFT_YARNS = "bl"


def woven_image(name, alt, settings, collection):
    """The PortalImage of topic drawing `name` in the yarns of the city `settings`; made once."""
    title = french(f"Tissage « {name} », {settings.name}")
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


@cache
def _drawing(name, warp, weft, weave):
    yarns, _dark = Look(Palette("", warp, weft, weave)).yarns()
    rows = topics.picture(name, weave_named(weave))
    image = Image.new("RGB", (topics.WIDTH * CELL, topics.HEIGHT * CELL), yarns["s"])
    pen = ImageDraw.Draw(image)
    for y, row in enumerate(rows):
        for x, yarn in enumerate(row):
            if yarn != " ":
                pen.rectangle(_float(x, y, yarn), fill=yarns[yarn])
    return _png(image)


def _float(x, y, yarn):
    """Left, top, right, bottom of one crossing: a gap on the sides that the thread does not cross."""
    left, top = x * CELL, y * CELL
    if yarn in WEFT_YARNS:
        return left, top + GAP, left + CELL - 1, top + CELL - GAP - 1
    return left + GAP, top, left + CELL - GAP - 1, top + CELL - 1


def _png(image):
    out = BytesIO()
    image.quantize(32).save(out, "PNG")
    return out.getvalue()
