"""The admin says what is wrong with an upload, under the field, and never fails."""

import io

import pytest
from PIL import Image

from core.models import PortalDocument, PortalImage
from tests.core import files

BAD_IMAGES = {
    "truncated": ("a.jpg", files.picture()[:400], "Ce fichier est abîmé"),
    "bomb": ("a.png", files.png_that_claims(30_000, 30_000), "Cette image est trop grande"),
    "page": ("a.jpg", b"<html></html>", "Ce fichier est abîmé"),
    "svg": ("a.svg", b"<svg/>", "pas accepté"),
    "empty": ("a.jpg", b"", "vide"),
    "animation": ("a.gif", files.gif_of(50), "Cette image est trop grande"),
}
bad_images = pytest.mark.parametrize(("name", "content", "expected"), BAD_IMAGES.values(), ids=BAD_IMAGES)


@bad_images
def test_adding_one_image(send, name, content, expected):
    fields = {"title": "Place", "alt": "Une place", "file": files.upload(name, content)}
    response = send("wagtailimages:add", fields)
    assert response.status_code == 200
    assert expected in response.content.decode()


@bad_images
def test_adding_several_images(send, name, content, expected):
    response = send("wagtailimages:add_multiple", {"title": "Place", "files[]": files.upload(name, content)})
    assert response.json()["success"] is False
    assert expected in response.json()["error_message"]


def test_a_bad_image_leaves_nothing_behind(send):
    send("wagtailimages:add", {"title": "Place", "alt": "x", "file": files.upload("a.jpg", b"<html>")})
    assert not PortalImage.objects.exists()


def test_a_good_image_is_kept(send):
    send(
        "wagtailimages:add",
        {"title": "Place", "alt": "Une place", "file": files.upload("a.jpg", files.picture())},
    )
    assert PortalImage.objects.get().width == 60


def test_a_good_image_among_several_waits_for_its_text(send):
    response = send(
        "wagtailimages:add_multiple",
        {"title": "Place", "files[]": files.upload("a.png", files.picture("PNG"))},
    )
    assert response.json()["success"] is True
    assert "uploaded-image-" in response.json()["form"]


def test_the_file_of_an_image_may_only_give_way_to_another_image(send):
    send(
        "wagtailimages:add",
        {"title": "Place", "alt": "Une place", "file": files.upload("a.jpg", files.picture())},
    )
    image = PortalImage.objects.get()
    fields = {"title": "Place", "alt": "Une place", "file": files.upload("a.jpg", b"<html>")}
    response = send("wagtailimages:edit", fields, image.pk)
    assert "Ce fichier est abîmé" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [("a.pdf", b"<html>", "Ce fichier est abîmé"), ("a.html", b"<p>", "pas accepté"), ("a.pdf", b"", "vide")],
)
def test_adding_a_bad_document(send, name, content, expected):
    response = send("wagtaildocs:add", {"title": "Arrêté", "file": files.upload(name, content)})
    assert expected in response.content.decode()
    assert "extension" not in " ".join(response.context["form"].errors["file"])
    assert len(response.context["form"].errors["file"]) == 1
    assert not PortalDocument.objects.exists()


def test_adding_a_bad_document_among_several(send):
    response = send(
        "wagtaildocs:add_multiple", {"title": "Arrêté", "files[]": files.upload("a.pdf", b"<html>")}
    )
    assert "Ce fichier est abîmé" in response.json()["error_message"]


def test_a_good_document_is_kept_and_always_saved_never_shown(send, visit):
    send("wagtaildocs:add", {"title": "Arrêté", "file": files.upload("a.pdf", b"%PDF-1.7")})
    response = visit(PortalDocument.objects.get().url)
    assert response.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("letter", ["a", "é", "漢", "𠀀"])
def test_a_name_longer_than_file_systems_take_is_cut(send, letter):
    fields = {"title": "Arrêté", "file": files.upload(f"{letter * 200}.pdf", b"%PDF-1.7")}
    send("wagtaildocs:add", fields)
    name = PortalDocument.objects.get().file.name.rpartition("/")[2]
    assert len(name.encode()) <= 255
    assert name.endswith(".pdf")


def test_a_grey_of_16_bits_is_kept_as_the_same_grey_in_8(send):
    scan = io.BytesIO()
    Image.new("I;16", (60, 40), 40_000).save(scan, "PNG")
    fields = {"title": "Plan", "alt": "Un plan", "file": files.upload("a.png", scan.getvalue())}
    send("wagtailimages:add", fields)
    with Image.open(PortalImage.objects.get().file.path) as kept:
        assert (kept.mode, kept.getpixel((1, 1))) == ("L", 156)
