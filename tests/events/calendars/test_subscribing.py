"""How people put a calendar into their telephone, as a page tells them."""

import re

from django.template.loader import render_to_string
from django.utils.translation import override

ADDRESS = "https://roubaix.example/fr/activites/liste.ics?tarif=gratuit&jour=mercredi"


def drawn(**context):
    with override("fr"):
        return render_to_string("events/parts/subscribe.html", {"address": ADDRESS, **context})


def test_telephones_get_a_link_and_others_the_address_to_copy():
    html = drawn()
    escaped = ADDRESS.replace("&", "&amp;")
    assert f'href="{escaped.replace("https", "webcal")}"' in html
    assert re.search(rf'<input [^>]*value="{re.escape(escaped)}" readonly', html)


def test_each_system_has_its_sentence():
    html = drawn()
    assert all(name in html for name in ("iPhone", "Android", "Outlook", "Thunderbird"))


def test_a_calendar_that_is_cut_says_so():
    assert "les 500 prochaines dates au plus" in drawn(most=500)
    assert "au plus" not in drawn()
