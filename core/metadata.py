"""What a photo says beside its pixels: where it was taken, when, with which phone, by whom.

Everything published can be downloaded, so none of it is kept (GDPR, article 5: data minimisation).
"""

from io import BytesIO

import numpy as np
from django.core.files.uploadedfile import InMemoryUploadedFile
from PIL import Image, ImageOps

ORIENTATION = 0x0112  # EXIF: how the camera was held
# How Pillow names EXIF, XMP, IPTC and comments in what it reads.
KEYS = ("exif", "xmp", "XML:com.adobe.xmp", "Raw profile type exif", "photoshop", "comment")
# Modes of grey scans with 16 bits a pixel: what draws sizes would take all above 255 for white.
DEEP = ("I", "I;16", "I;16B", "I;16L")
QUALITY = {"JPEG": 92, "WEBP": 90, "AVIF": 80}


def without_metadata(file):
    """`file` itself if it says nothing but pixels, else the same image without the rest: upright, in its
    own format and colours, greys of 16 bits in 8. `file` is an upload that core.uploads has found to be an
    image."""
    file.seek(0)
    with Image.open(file) as image:
        image.load()
        content = _redrawn(image) if _is_telling(image) or image.mode in DEEP else None
    file.seek(0)
    if content is None:
        return file
    content_type = getattr(file, "content_type", None)
    return InMemoryUploadedFile(content, None, file.name, content_type, content.getbuffer().nbytes, None)


def _is_telling(image):
    # A phone's MPO holds a second picture, with its own metadata.
    texts = getattr(image, "text", None)
    return bool(image.format == "MPO" or image.getexif() or texts or any(key in image.info for key in KEYS))


def _redrawn(image):
    kind = "JPEG" if image.format == "MPO" else image.format
    animated = kind != "JPEG" and getattr(image, "is_animated", False)
    is_turned = image.getexif().get(ORIENTATION, 1) != 1 and not animated
    options = {"icc_profile": image.info.get("icc_profile"), "save_all": animated}
    if kind in QUALITY:
        options["quality"] = "keep" if image.format == "JPEG" and not is_turned else QUALITY[kind]
    if image.mode in DEEP:
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if is_turned:
        image = ImageOps.exif_transpose(image)
    for key in KEYS:
        image.info.pop(key, None)
    content = BytesIO()
    image.save(content, kind, **options)
    content.seek(0)
    return content
