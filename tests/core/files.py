"""Files that editors upload, good and bad, made from their bytes."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def picture(kind="JPEG", size=(60, 40), **options):
    """Bytes of a real image."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "#0e4f66").save(buffer, kind, **options)
    return buffer.getvalue()


def png_that_claims(width, height):
    """A PNG of 200 bytes whose header announces any size: decoded, it would fill the memory."""

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def gif_of(frames, size=(2000, 2000)):
    """An animation of many large frames that weighs little."""
    screen = b"GIF89a" + struct.pack("<HH", *size) + b"\x80\0\0" + b"\0" * 6
    frame = b"," + struct.pack("<HHHHB", 0, 0, *size, 0) + b"\x02\x02\x44\x01\0"
    return screen + frame * frames + b";"


def webp_that_claims(width, height):
    """An animated WebP without a frame whose header announces any size."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = (
        b"WEBPVP8X"
        + struct.pack("<I", 10)
        + b"\x02\0\0\0"
        + sides
        + b"ANIM"
        + struct.pack("<I", 6)
        + b"\0" * 6
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def archive(**members):
    """A ZIP file; `__` in a name stands for `/`, `_dot_` for `.`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in members.items():
            target.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


OFFICE = "http://schemas.openxmlformats.org"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def office_file(main="word/document.xml", types=""):
    """The smallest .docx whose main part has this name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr(
            "[Content_Types].xml",
            types
            or f'<Types xmlns="{OFFICE}/package/2006/content-types">'
            f'<Override PartName="/{main}" ContentType="{WORD}"/></Types>',
        )
        target.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Target="{main}"'
            f' Id="r1" Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        target.writestr(main, "<w:document/>")
    return buffer.getvalue()


def upload(name, content):
    """The file as a form receives it."""
    return SimpleUploadedFile(name, content)
