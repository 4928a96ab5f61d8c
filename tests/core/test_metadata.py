"""A published photo says nothing of the person who took it."""

import io

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from core.metadata import without_metadata
from core.models import PortalImage
from tests.core import files

GPS, ORIENTATION, MODEL = 0x8825, 0x0112, 0x0110
PLACE = {1: "N", 2: (50.0, 41.0, 24.0), 3: "E", 4: (3.0, 10.0, 30.0)}


def photo(kind="JPEG", orientation=1, size=(60, 40), **options):
    """A photo that says where it was taken."""
    exif = Image.Exif()
    exif[MODEL], exif[ORIENTATION] = "Téléphone", orientation
    exif.get_ifd(GPS).update(PLACE)
    return files.picture(kind, size, exif=exif, **options)


def cleaned(name, content):
    """The bytes that are kept of an upload."""
    return without_metadata(files.upload(name, content)).read()


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_sample_says_where_it_was_taken(kind):
    assert opened(photo(kind)).getexif().get_ifd(GPS)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_position_is_kept(kind):
    image = opened(cleaned(f"a.{kind.lower()}", photo(kind)))
    assert (image.format, dict(image.getexif()), image.getexif().get_ifd(GPS)) == (kind, {}, {})


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_held_upright_stays_upright(kind):
    assert opened(cleaned(f"a.{kind.lower()}", photo(kind, orientation=6))).size == (40, 60)


def test_colours_keep_their_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert opened(cleaned("a.jpg", photo(icc_profile=profile))).info["icc_profile"] == profile


def test_the_words_of_a_png_are_not_kept():
    words = PngInfo()
    words.add_text("Author", "Camille")
    assert b"Camille" not in cleaned("a.png", files.picture("PNG", pnginfo=words))


def test_the_comment_of_a_jpeg_is_not_kept():
    assert b"Camille" not in cleaned("a.jpg", files.picture(comment="Camille"))


def test_the_second_picture_of_a_phone_goes_too():
    second = Image.new("RGB", (60, 40), "#a3223a")
    content = files.picture("MPO", save_all=True, append_images=[second], exif=opened(photo()).getexif())
    image = opened(cleaned("a.jpg", content))
    assert (image.format, dict(image.getexif())) == ("JPEG", {})


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_an_image_without_metadata_is_kept_as_it_is(kind):
    content = files.picture(kind)
    assert cleaned(f"a.{kind.lower()}", content) == content


def test_what_an_editor_uploads_is_published_without_its_position(send):
    fields = {"title": "Place", "alt": "Une place", "file": files.upload("a.jpg", photo(orientation=6))}
    send("wagtailimages:add", fields)
    image = PortalImage.objects.get()
    with image.file.open() as file:
        kept = Image.open(file)
        assert (kept.size, (image.width, image.height), dict(kept.getexif())) == ((40, 60), (40, 60), {})
