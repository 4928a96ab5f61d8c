"""Sizes of an image, ready to be printed: what an <img> needs, and no query at print time."""

import logging

from django.db.models import prefetch_related_objects
from django.db.models.query import Prefetch
from wagtail.images import get_image_model

logger = logging.getLogger(__name__)

BODY_WIDTHS = (480, 800, 1280)
SHARE_SPEC = "fill-1200x630|format-jpeg|jpegquality-80"
BODY_SIZES = "(min-width: 62rem) 41rem, 100vw"


def _specs(widths):
    return [f"width-{width}|format-webp" for width in widths]


def picture(image, *, widths, sizes):
    """`src`, `srcset`, `sizes`, `width`, `height` of `image`; widths above its own are left out."""
    kept = [width for width in widths if width <= image.width] or [widths[0]]
    specs = _specs(kept)
    by_spec = image.get_renditions(*specs)
    renditions = [by_spec[spec] for spec in specs]
    return {
        "src": renditions[0].url,
        "srcset": ", ".join(f"{r.url} {r.width}w" for r in renditions) if len(renditions) > 1 else "",
        "sizes": sizes,
        "width": renditions[-1].width,
        "height": renditions[-1].height,
    }


def body_picture(image, *, widths=BODY_WIDTHS, sizes=BODY_SIZES):
    """An image of a page's body with its words, or None where there is none."""
    if not image:
        return None
    alt = (
        "" if getattr(image, "decorative", False) else getattr(image, "contextual_alt_text", "") or image.alt
    )
    return {**picture(image, widths=widths, sizes=sizes), "alt": alt, "credit": image.credit}


def share_picture(image):
    """`src`, `width`, `height` of an image as other sites show it beside a link; None when its file is
    gone or broken. JPEG, because few of them read anything newer."""
    try:
        rendition = image.get_rendition(SHARE_SPEC)
    except Exception:
        logger.exception("Image %s cannot be drawn", image.pk)
        return None
    return {"src": rendition.url, "width": rendition.width, "height": rendition.height}


def prefetch_body_renditions(images):
    """Read the renditions of all images of a body in one query."""
    if not images:
        return
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=_specs(BODY_WIDTHS))
    prefetch_related_objects(
        images, Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions")
    )
