"""The guide of editors says what the screens say, and opens at the chapter of the screen."""

import re
from html import unescape
from pathlib import Path

import polib
import pytest
import wagtail
from django.conf import settings
from django.urls import reverse

from portal.guide.chapters import FOLDER, NAMES, chapter_for, chapters
from portal.guide.markup import html_of

BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\]\(([^)]+)\)")


def french_words():
    """Every French message of ours and of Wagtail, in small letters, without « %(…)s » and what follows."""
    roots = [settings.BASE_DIR, Path(wagtail.__file__).parent]
    files = [path for root in roots for path in root.glob("*/locale/fr/LC_MESSAGES/django.po")]
    files.append(roots[1] / "locale" / "fr" / "LC_MESSAGES" / "django.po")
    entries = [entry for path in files for entry in polib.pofile(str(path))]
    return {text.lower() for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())}


def test_every_button_and_field_that_the_guide_names_is_on_a_screen():
    words = french_words()
    named = {name for chapter in chapters() for name in BOLD.findall(chapter.text)}
    assert not sorted(name for name in named if name.lower() not in words and name != "+")


def test_every_file_of_the_guide_is_a_chapter_and_every_link_leads_to_one():
    assert {path.stem for path in FOLDER.glob("*.md")} == set(NAMES)
    linked = {link for chapter in chapters() for link in LINK.findall(chapter.text)}
    assert linked <= {f"{name}.md" for name in NAMES}


def test_a_chapter_is_drawn_with_titles_that_can_be_led_to_lists_and_links():
    text = "# Titre\n\n## Une fin\n\n- un **mot**\n- deux,\n  trois\n\nVoir [là](alerte.md) & <b>."
    assert html_of(text) == (
        '<h2 id="une-fin">Une fin</h2>\n<ul><li>un <strong>mot</strong></li><li>deux, trois</li></ul>\n'
        '<p>Voir <a href="/admin/guide/alerte/">là</a> &amp; &lt;b&gt;.</p>'
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("screen", "chapter"),
    [
        ("/admin/", "tableau-de-bord"),
        ("/admin/alertes/nouvelle/", "alerte"),
        ("/admin/pages/add/directory/placepage/17/", "lieu"),
        ("/admin/activites/propositions/", "propositions"),
        ("/admin/imports/", "imports"),
        ("/admin/collecte/imports/", "collecte"),
        ("/admin/traductions/envois/3/", "traduire"),
        ("/admin/pages/add/directory/sectorpage/17/", "collecte"),
    ],
)
def test_a_screen_opens_its_chapter(screen, chapter):
    assert chapter_for(screen) == chapter


@pytest.mark.django_db
def test_the_menu_leads_to_the_guide_at_the_page_that_is_written(editor, two_towns):
    read = editor.get(reverse("wagtailadmin_pages:edit", args=[two_towns["tourcoing"].home.pk]))
    address = reverse("guide_chapter", args=["accueil-et-menus"])
    assert f'"url": "{address}"' in read.content.decode()
    assert "Déplacer une ligne du menu" in unescape(editor.get(address).content.decode())


@pytest.mark.django_db
def test_an_editor_meets_the_name_of_the_portal_and_no_word_of_wagtail(editor, client):
    login = unescape(client.get("/admin/login/", headers={"host": "live.localhost"}).content.decode())
    home = unescape(editor.get("/admin/", follow=True).content.decode())
    explorer = unescape(editor.get("/admin/pages/", follow=True).content.decode())
    assert "Tableau de bord - Portail L.I.V.E.</title>" in home
    assert "<h1>Portail L.I.V.E.</h1>" in login
    assert "Mot de passe" in login
    for word in ("Région", "Workflow", "Wagtail v", "guide.wagtail.org", "Password"):
        assert word not in login + home + explorer


@pytest.mark.django_db
def test_no_chapter_is_invented(editor):
    assert editor.get(reverse("guide_chapter", args=["inconnu"])).status_code == 404
