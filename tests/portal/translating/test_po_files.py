"""A translator's PO file is read, and one that is none is refused with a sentence."""

from html import unescape

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation(editor, roubaix):
    """Of the guide into English."""
    editor.post(reverse("translating:send", args=[roubaix.guide.pk]), {"languages": ["en"]})
    return Translation.objects.get()


def upload(client, translation, content, **more):
    file = SimpleUploadedFile("guide.po", content) if content is not None else ""
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    return unescape(client.post(address, {"file": file, **more}, follow=True).content.decode())


def test_a_file_that_went_out_comes_back_translated(editor, translation):
    address = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    po = polib.pofile(editor.get(address).content.decode())
    for entry in po:
        entry.msgstr = f"English of {entry.msgid}"
    words = upload(editor, translation, str(po).encode())
    assert f"{len(po)} textes ont changé" in words
    assert StringTranslation.objects.filter(data="English of Guide").exists()
    assert "ne change aucun texte" in upload(editor, translation, str(po).encode())


def header(translation, *entries):
    return "\n".join(
        ['msgid ""', 'msgstr ""', f'"X-WagtailLocalize-TranslationID: {translation.uuid}\\n"', *entries]
    )


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\x89PNG\r\n\x1a\n\0\0",
        'msgid "é"'.encode("utf-16"),
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"',
        b'msgid "a"\nmsgid "b"',
        b'msgstr[99999999999999999999] "x"',
        b"x" * 2_000_001,
        b"/etc/passwd",
    ],
)
def test_a_hostile_file_gets_a_sentence(editor, translation, content):
    words = upload(editor, translation, content)
    assert any(part in words for part in ("fichier PO", "trop gros"))
    assert not StringTranslation.objects.exists()


def test_a_file_of_another_translation_is_refused(editor, translation):
    content = header(translation).replace(str(translation.uuid), "0" * 8).encode()
    assert "pour une autre page" in upload(editor, translation, content)


def test_words_that_are_a_script_reach_no_page(editor, translation):
    entry = ['msgctxt "title"', 'msgid "Guide"', 'msgstr "<script>alert(1)</script>"']
    upload(editor, translation, header(translation, *entry).encode())
    edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    editor.post(edit, {"action": "publish"})
    assert "<script>" not in translation.get_target_instance().title


def test_who_may_not_edit_the_page_uploads_nothing(translator, roubaix, editor):
    editor.post(reverse("translating:send", args=[roubaix.guide.pk]), {"languages": ["ar"]})
    arabic = Translation.objects.get()
    entry = ['msgctxt "title"', 'msgid "Guide"', 'msgstr "دليل"']
    upload(translator, arabic, header(arabic, *entry).encode())
    assert not StringTranslation.objects.exists()


def test_a_sign_that_is_not_closed_is_told(editor, translation):
    entry = ['msgctxt "title"', 'msgid "Guide"', 'msgstr "<b>Guide"']
    assert "1 texte a une faute" in upload(editor, translation, header(translation, *entry).encode())
    assert StringTranslation.objects.get().has_error
