"""Draws the picture of a shared page, 1200 x 630: band, name, title, skyline; and keeps it on disk."""

import io
import logging
import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont, features

from core.templatetags.portal import typographic
from core.theme.lines import broken, shortened
from core.theme.weaving.jacquard import picture_paths
from core.theme.weaving.pixels import paint, paint_cloth
from core.theme.weaving.skylines import HEIGHT as SKYLINE_HEIGHT
from core.theme.weaving.skylines import skyline

logger = logging.getLogger(__name__)

WIDTH, HEIGHT = 1200, 630
MARGIN, CELL = 72, 6
NAME_SIZE, NAME_LINE = 40, 140
TITLE_TOP = 178
FONTS = Path(__file__).parent / "fonts"
MOST_KEPT = 2_000  # pictures, of about 20 kB each
MISSING = "\uffff"  # no font draws it
ARABIC = re.compile("[\u0620-\u06ff]")
# Letters of Arabic take the shape of their place in a word by a library that Pillow's own packages have, and
# one that was compiled elsewhere may lack.
SHAPES_ARABIC = features.check("raqm")


@dataclass(frozen=True)
class Typeface:
    """A font, and the sizes of a title in it, the largest first: (size, line height, lines)."""

    file: Path
    sizes: tuple[tuple[int, int, int], ...]
    direction: str | None = None

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The font in this size, in pixels."""
        return ImageFont.truetype(self.file, size)


LATIN = Typeface(FONTS / "AtkinsonHyperlegibleNext_800ExtraBold.ttf", ((76, 84, 2), (64, 71, 3), (50, 57, 4)))
FROM_RIGHT_TO_LEFT = Typeface(
    FONTS / "NotoSansArabic_800ExtraBold.ttf", ((64, 94, 2), (54, 79, 3), (42, 61, 4)), "rtl"
)


def drawn(look, name, title):
    """The picture as PNG."""
    yarns = look.yarns()[0]
    image = Image.new("RGB", (WIDTH, HEIGHT), yarns["b"])
    draw = ImageDraw.Draw(image)
    weave = look.weave
    band = weave.height * max(1, 8 // weave.height) * CELL
    paint_cloth(draw, weave, yarns, CELL, (WIDTH, band))
    paint(draw, picture_paths(skyline(look)), yarns, CELL, (0, HEIGHT - SKYLINE_HEIGHT * CELL))
    face = FROM_RIGHT_TO_LEFT if ARABIC.search(title) and SHAPES_ARABIC else LATIN
    _write(draw, face, NAME_LINE, [name], NAME_SIZE, 0, yarns["d"])
    size, height, lines = _set(printable(title, face), face)
    _write(draw, face, TITLE_TOP + size, lines, size, height, yarns["d"])
    file = io.BytesIO()
    image.quantize(128, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def printable(title, face=LATIN):
    """The title as a printer sets it, without signs that the typeface lacks; nothing, if it lacks letters."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", unicodedata.normalize("NFC", title))
    font = face.at(NAME_SIZE)
    missing = bytes(font.getmask(MISSING))
    known = {c for c in set(text) if c.isprintable() and bytes(font.getmask(c)) != missing} | {" "}
    if any(c.isalpha() for c in set(text) - known):
        return ""
    kept = "".join(c for c in text if c in known or unicodedata.category(c) == "Zs")
    return typographic(re.sub(r" +", " ", kept).strip())


def _set(title, face):
    """(size, line height, lines): as large as the room allows."""
    for size, height, most in face.sizes:
        measure = face.at(size).getlength
        if lines := broken(title, measure, WIDTH - 2 * MARGIN, most):
            return size, height, lines
    return size, height, shortened(title, measure, WIDTH - 2 * MARGIN, most)


def _write(draw, face, baseline, lines, size, height, colour):
    font = face.at(size)
    x, anchor = (WIDTH - MARGIN, "rs") if face.direction else (MARGIN, "ls")
    for line in lines:
        draw.text((x, baseline), line, font=font, fill=colour, anchor=anchor, direction=face.direction)
        baseline += height


def kept(name, make):
    """The picture of that file name from disk, or made now and put there."""
    folder = Path(settings.VAR_DIR) / "partage"
    file = folder / name
    try:
        return file.read_bytes()
    except OSError:
        content = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(content)
        unfinished.rename(file)
        _drop_oldest(folder)
    except OSError:
        logger.exception("The picture of a shared page cannot be kept")
    return content


def _drop_oldest(folder):
    """Keep the folder small: a picture that goes is drawn again when it is asked for."""
    with os.scandir(folder) as entries:
        files = [entry.path for entry in entries]
    if len(files) > MOST_KEPT:
        ages = sorted((os.stat(path).st_mtime, path) for path in files)
        for _age, path in ages[: len(files) - MOST_KEPT + MOST_KEPT // 10]:
            Path(path).unlink(missing_ok=True)
