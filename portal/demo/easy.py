"""Easy versions (FALC): easy_texts/<city>/<name>.md says `title`, and `of` (the page below which it stands).

In its text `## …` is a title, any other paragraph one idea, `[card] …` one with the woven picture of that name.
"""

import re
from pathlib import Path

from django.utils.html import escape

from cms_pages.models import EasyPage
from portal.cities.navigation import stream
from portal.cities.skeleton import published
from portal.demo.pages import disclaimer
from portal.demo.pictures import woven_image
from portal.writing.sources import read_sources
from portal.writing.typography import french

FOLDER = Path(__file__).parent / "easy_texts"
SLUG = "facile"
_PICTURE = re.compile(r"\[(\w+)\] ")
_SENTENCE = re.compile(r"(?<=\.) (?=\w)")
PICTURES = {
    "bin": "Une poubelle",
    "calendar": "Un calendrier",
    "card": "Une carte",
    "flats": "Des immeubles",
    "hands": "Deux mains",
    "house": "Une maison",
    "kite": "Un cerf-volant",
    "phone": "Un téléphone",
    "screen": "Un écran",
    "shop": "Un magasin",
}


def plant_easy(planter):
    """The easy version of one page of each city."""
    for source in read_sources(FOLDER):
        city = planter.cities[source.site]
        whole = planter.planted[f"{source.site}/{source.header['of']}"]
        whole.refresh_from_db()
        text = planter.filled(source.body, city)
        page = EasyPage(
            title=source.text("title"),
            slug=SLUG,
            disclaimer=disclaimer("facile"),
            lines=stream(*(_block(paragraph, city) for paragraph in text.split("\n\n"))),
        )
        published(page, whole)


def _block(paragraph, city):
    if paragraph.startswith("## "):
        return "title", french(paragraph.removeprefix("## "))
    found = _PICTURE.match(paragraph)
    sentences = _SENTENCE.split(french(_PICTURE.sub("", paragraph)))
    text = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    return "line", {"text": text, "picture": _picture(found and found[1], city)}


def _picture(name, city):
    image = name and woven_image(name, PICTURES[name], city.settings, city.collection)
    return {"image": image.pk if image else None, "decorative": False, "alt_text": image.alt if image else ""}
