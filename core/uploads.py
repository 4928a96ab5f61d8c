"""What an uploaded file really is, read from its first bytes and never decoded before its size is known."""

import zipfile
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from core import office

# Extension: Pillow's formats. Some phones write a JPEG with a second, smaller picture and call it MPO.
IMAGE_FORMATS = {
    "avif": ("AVIF",),
    "gif": ("GIF",),
    "jpeg": ("JPEG", "MPO"),
    "jpg": ("JPEG", "MPO"),
    "png": ("PNG",),
    "webp": ("WEBP",),
}
OPEN_DOCUMENT = {"odp": b"presentation", "ods": b"spreadsheet", "odt": b"text"}
TEXTS = ("csv", "ics", "txt")
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg")
HEAD = 1024  # bytes
# Bytes of a file name: systems take 255, and what makes a name unlike others is added to it.
LONGEST_NAME = 200


def extension_of(file):
    """The extension of the name, in lower case, without its dot."""
    return PurePath(file.name or "").suffix.lower()[1:]


def shorten_name(file):
    """Cut the name of `file` to what file systems take, keeping its extension."""
    name = PurePath(file.name)
    room = LONGEST_NAME - len(name.suffix.encode())
    if len(name.stem.encode()) > room > 0:
        file.name = name.stem.encode()[:room].decode(errors="ignore") + name.suffix


def check_image(file):
    """Raise a ValidationError, in words for an editor, unless `file` is an image of a size we can draw."""
    extension = extension_of(file)
    if extension not in settings.WAGTAILIMAGES_EXTENSIONS:
        known = ", ".join(settings.WAGTAILIMAGES_EXTENSIONS)
        raise ValidationError(
            _("Images of this kind are not accepted. Accepted: %(known)s.") % {"known": known}
        )
    if file.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise ValidationError(_too_heavy(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE))
    try:
        problem = _image_problem(file, IMAGE_FORMATS[extension])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        problem = _too_many_pixels()
    except Exception:  # decoders raise anything at all on a damaged file
        problem = _("This file is damaged, or is not the image that its name says.")
    finally:
        file.seek(0)
    if problem:
        raise ValidationError(problem)


def check_document(file):
    """Raise a ValidationError unless the content of `file` is what its extension says."""
    extension = extension_of(file)
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        known = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise ValidationError(
            _("Files of this kind are not accepted. Accepted: %(known)s.") % {"known": known}
        )
    if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise ValidationError(_too_heavy(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE))
    try:
        genuine = _is_genuine(file, extension)
    except (zipfile.BadZipFile, ParseError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError):
        genuine = False
    finally:
        file.seek(0)
    if not genuine:
        raise ValidationError(_("This file is damaged, or is not the document that its name says."))


def _image_problem(file, formats):
    """Width and height come from the header; pixels are decoded only when there are few enough."""
    file.seek(0)
    with Image.open(file, formats=formats) as image:
        frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
        if image.width * image.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            return _too_many_pixels()
        image.load()
    return None


def _is_genuine(file, extension):
    file.seek(0)
    head = file.read(HEAD)
    if extension == "pdf":
        return b"%PDF-" in head
    if extension in TEXTS:
        return _is_plain_text(file, head, extension)
    with zipfile.ZipFile(file) as archive:
        if extension in office.MAIN_PARTS:
            return office.holds(archive, extension)
        with archive.open("mimetype") as part:
            return part.read(100) == b"application/vnd.oasis.opendocument." + OPEN_DOCUMENT[extension]


def _is_plain_text(file, head, extension):
    if any(sign in head.lower() for sign in MARKUP) or (
        extension == "ics" and b"BEGIN:VCALENDAR" not in head
    ):
        return False
    file.seek(0)
    return not any(b"\0" in chunk for chunk in file.chunks())


def _too_heavy(limit):
    return _("This file is too large: %(limit)d MB at most.") % {"limit": limit // 1024**2}


def _too_many_pixels():
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return _("This image is too large: %(limit)d million pixels at most, all frames counted.") % {
        "limit": limit
    }
