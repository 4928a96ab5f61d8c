"""Signs in a translated text: a bold word is closed, and no link of the original is lost."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation

from portal.translating.marks import fault_of

CALL = 'Appelez le <a id="a1">03 53 01 00 20</a>.'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('Call <a id="a1">03 53 01 00 20</a>.', None),
        ('Call <b><a id="a1">03 53</a></b><br/>first, 5 < 6.', None),
        ("Call 03 53 01 00 20.", "a1"),
        ('Call <b>now <a id="a1">03 53</a>.', "<b>"),
        ('Call now</b> <a id="a1">03 53</a>.', "<b>"),
        ('<b>Call <i><a id="a1">03 53</a></b></i>.', "<b>"),
    ],
)
def test_signs_go_in_pairs_and_links_stay(text, fault):
    said = fault_of(text, CALL)
    assert fault in said if fault else said is None


@pytest.mark.django_db
def test_the_editor_says_what_is_wrong_when_a_text_is_saved(editor, roubaix):
    editor.post(reverse("translating:send", args=[roubaix.guide.pk]), {"languages": ["en"]})
    translation = Translation.objects.get()
    title = StringSegment.objects.get(source=translation.source, context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, title.pk])

    def save(text):
        form = "application/x-www-form-urlencoded"
        return editor.put(address, urlencode({"value": text}), content_type=form).json()["error"]

    assert "va par deux" in save("A <b>guide")
    assert save("A <b>guide</b>") is None
