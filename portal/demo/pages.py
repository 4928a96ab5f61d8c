"""From the text files of content/ to published pages."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page

from cms_pages.models import ContentPage, ExperimentIndexPage, ExperimentPage, NewsPage
from directory.models import PlacePage
from portal.cities.navigation import stream
from portal.demo.lists import LISTS
from portal.demo.pictures import woven_image
from portal.demo.places import fill_place
from portal.demo.towns import HUB
from portal.writing.sources import read_sources
from portal.writing.stream import stream_of
from portal.writing.typography import french

CONTENT = Path(__file__).parent / "content"
LAB, NEWS, PLACES = "labo", "actualites", "lieux"
MODELS = {LAB: ExperimentPage, NEWS: NewsPage, PLACES: PlacePage, "": ContentPage}
FUNDING = "Projet cofinancé par l'Union européenne"
OPENED = datetime(2026, 9, 1, 7, tzinfo=UTC)
DIRECTORY = "Commerces et lieux"
UNPROVEN = " (Formulation de démonstration.)"

DISCLAIMERS = {
    "nouvelle": "Les faits, les lieux, les chiffres et les personnes de cette page sont inventés.",
    "atelier": "L'atelier et sa date sont réels ; les détails et les paroles sont inventés.",
    "labo": "Le projet, l'atelier et sa date sont réels ; l'hypothèse et les exemples sont inventés.",
    "projet": "Le projet L.I.V.E. est réel ; cette présentation a été écrite pour la démonstration.",
    "page": "Les adresses, les horaires et les engagements de cette page sont inventés.",
    "legal": "Les noms, les adresses et les téléphones de cette page sont inventés.",
    "lieu": "Ce lieu, son adresse, ses horaires et ses contacts sont inventés.",
    "lieux": "Les commerces et les lieux de cette liste sont inventés.",
    "liste": "Les nouvelles de 2026, leurs lieux et leurs personnages sont inventés.",
}
NOTICES = {PLACES: "lieu"}  # where a source does not say which


def disclaimer(key):
    """The notice at the foot of a page of the demonstration."""
    return french("Contenu de démonstration. " + DISCLAIMERS[key])


@dataclass
class Planter:
    """Plants sources. `cities`: {slug: CityParts}; `topics`, `audiences`, `categories`: {slug: term}."""

    cities: dict
    topics: dict
    audiences: dict
    categories: dict
    planted: dict = field(default_factory=dict)  # {key of a source or list: page}

    @cached_property
    def now(self):
        return timezone.now()

    def plant(self, source):
        """Create or complete the page of `source`, publish it (or schedule it) and return it."""
        city = self.cities[source.site]
        parent = self._parent(source, city)
        page = parent.get_children().filter(slug=source.slug).specific().first()
        if page is None:
            page = MODELS[source.section](title=source.text("title"), slug=source.slug, live=False)
            parent.add_child(instance=page)
        self._common(page, source, city)
        fills = {LAB: self._experiment, NEWS: self._news, PLACES: self._place, "": self._content}
        fills[source.section](page, source, city)
        page.save_revision().publish()
        self._keep_date(page, source)
        self.planted[source.key] = page
        return page

    def _keep_date(self, page, source):
        """Old news were published on their own day, pages that last on the first day of the portal; the
        document, written later, says so too."""
        if moment := source.moment("date") or (OPENED if source.section in ("", PLACES) else None):
            moment = min(moment, self.now)
            Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)

    def _parent(self, source, city):
        if source.section == PLACES:
            return self.planted[f"{source.site}/{PLACES}"]
        return {LAB: city.lab, NEWS: city.news, "": city.home}[source.section]

    def _common(self, page, source, city):
        page.title = source.text("title")
        page.introduction = self._filled(source.text("intro"), city)
        page.disclaimer = disclaimer(source.header.get("disclaimer", NOTICES.get(source.section, "nouvelle")))
        page.topics = [self.topics[slug] for slug in source.words("topics")]
        page.audiences = [self.audiences[slug] for slug in source.words("audiences")]
        page.shown_in = [self.cities[slug].settings for slug in source.words("shown")]
        page.tags.set([french(word) for word in source.words("tags")])
        page.body = self._stream(self._filled(source.body, city), source.site)
        if name := source.header.get("image"):
            page.listing_image = woven_image(name, source.header["alt"], city.settings, city.collection)
        if days := source.header.get("expires"):
            page.expire_at = self.now + timedelta(days=int(days))
        if days := source.header.get("starts"):
            page.go_live_at = self.now + timedelta(days=int(days))

    def _news(self, page, source, city):
        page.date = min(source.moment("date") or page.go_live_at, page.go_live_at or self.now)
        page.author = source.text("author")
        page.featured = "featured" in source.header
        related = [self.planted[key].pk for key in source.words("related")]
        page.related = stream(*(("page", number) for number in related))

    def _experiment(self, page, source, city):
        page.status = ExperimentPage.Status.DONE
        page.number = int(source.header["number"]) if "number" in source.header else None
        page.hypothesis = french(source.header["hypothesis"] + UNPROVEN)
        page.start_date, page.end_date = source.day("start"), source.day("end")
        page.date_precision = source.header.get("precision", "day")
        page.dates_text = source.text("dates")
        page.place = source.text("place")
        page.participants = source.text("participants")
        page.partners = source.text("partners")
        page.funding = french(FUNDING)
        page.results = self._stream(source.results, source.site)
        communes = [parts.settings for slug, parts in self.cities.items() if slug != HUB]
        page.shown_in = communes
        wanted = source.words("cities")
        page.partner_cities = [row for row in communes if not wanted or row.slug in wanted]

    def _place(self, page, source, city):
        fill_place(page, source, city.settings, self.categories, timezone.localdate(self.now))

    def _content(self, page, source, city):
        role = source.header.get("menu", "")
        page.notice = role if role in ContentPage.Notice.values else ""

    def _filled(self, text, city):
        """`text` with the contacts of its city in the places kept for them, such as {email}."""
        return text.format_map(_Contacts(city.settings)) if "{" in text else text

    def _stream(self, text, site):
        return stream_of(text, lambda key: self._page_id(key, site))

    def _page_id(self, key, site):
        if key.split("/")[0] not in self.cities:
            key = f"{site}/{key}"
        return self.planted[key].pk


class _Contacts(dict):
    """Fields of the settings of a city, read when a text names them."""

    def __init__(self, settings):
        super().__init__()
        self.settings = settings

    def __missing__(self, name):
        return ", ".join(str(getattr(self.settings, name)).splitlines())


def demo_sources():
    """Every source; the lab first, because news link to it."""
    return sorted(read_sources(CONTENT), key=lambda source: (source.section != LAB, source.key))


def plant_lists(cities):
    """Words of the lists, and {key: page} of the lists that texts may link to."""
    planted = {}
    for slug, parts in cities.items():
        for page in filter(None, (parts.news, parts.lab)):
            page.introduction = french(LISTS[slug][page.slug])
            page.disclaimer = disclaimer("labo" if isinstance(page, ExperimentIndexPage) else "liste")
            page.save_revision().publish()
            planted[f"{slug}/{page.slug}"] = page
        planted[f"{slug}/{PLACES}"] = _fill_directory(slug, parts.directory)
    return planted


def _fill_directory(slug, page):
    page.introduction = french(LISTS[slug][PLACES])
    page.disclaimer = disclaimer("lieux")
    page.save_revision().publish()
    return page
