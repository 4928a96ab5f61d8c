"""From the text files of content/ to published pages."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page

from cms_pages.models import (
    ContentPage,
    ExperimentIndexPage,
    ExperimentPage,
    NewsIndexPage,
    NewsPage,
    ProcedureIndexPage,
    ProcedurePage,
)
from directory.models import DirectoryIndexPage, PlacePage
from events.models import ActivityPage, AgendaPage, PathwayPage, TrainingPage
from portal.cities.navigation import stream
from portal.demo.activities import change_dates, fill_activity, fill_pathway
from portal.demo.dates import Calendar
from portal.demo.lists import LISTS, WORKSHOPS
from portal.demo.pictures import woven_image
from portal.demo.places import fill_place
from portal.demo.procedures import fill_procedure
from portal.demo.shared import in_each_town
from portal.demo.towns import HUB
from portal.writing.sources import read_sources
from portal.writing.stream import stream_of
from portal.writing.typography import french

CONTENT = Path(__file__).parent / "content"
LAB, NEWS, PLACES, ACTIVITIES, TRAINING = "labo", "actualites", "lieux", "activites", "formations"
PROCEDURES = "demarches"
AFTER_OTHERS = (PROCEDURES, ACTIVITIES, TRAINING)  # they name places
MODELS = {
    LAB: ExperimentPage,
    NEWS: NewsPage,
    PLACES: PlacePage,
    PROCEDURES: ProcedurePage,
    ACTIVITIES: ActivityPage,
    TRAINING: TrainingPage,
    "": ContentPage,
}
FUNDING = "Projet cofinancé par l'Union européenne"
OPENED = datetime(2026, 9, 1, 7, tzinfo=UTC)
JUNIORS = {"title": "Juniors", "slug": "juniors", "ages_shown": ["3-5", "6-10", "11-14"]}
DIRECTORY = "Commerces et lieux"
UNPROVEN = " (Formulation de démonstration.)"

DISCLAIMERS = {
    "nouvelle": "Les faits, les lieux, les chiffres et les personnes de cette page sont inventés.",
    "atelier": "L'atelier et sa date sont réels ; les détails et les paroles sont inventés.",
    "labo": "Le projet, l'atelier et sa date sont réels ; l'hypothèse et les exemples sont inventés.",
    "projet": "Le projet L.I.V.E. est réel ; cette présentation a été écrite pour la démonstration.",
    "page": "Les adresses, les horaires et les engagements de cette page sont inventés.",
    "legal": "Les noms, les adresses et les téléphones de cette page sont inventés.",
    "lieu": "Ce lieu, son adresse, ses horaires, ses prix et ses contacts sont inventés.",
    "lieux": "Les commerces et les lieux de cette liste sont inventés.",
    "demarche": "Le prix, le délai, les guichets et les contacts de cette page sont inventés, sauf les règles et les prix de l'État.",
    "demarches": "Les démarches de cette liste ont été écrites pour la démonstration.",
    "activite": "Cette activité, ses dates, ses prix et ses contacts sont inventés.",
    "formation": "Cette formation, ses dates et ses contacts sont inventés.",
    "activites": "Les activités et les formations de cette liste sont inventées.",
    "passe": "Le projet, l'atelier et sa date sont réels ; cette page a été écrite pour la démonstration.",
    "facile": "Ce texte a été écrit pour la démonstration. Personne ne l'a encore relu.",
    "liste": "Les nouvelles de 2026, leurs lieux et leurs personnages sont inventés.",
}
NOTICES = {
    PLACES: "lieu",
    PROCEDURES: "demarche",
    ACTIVITIES: "activite",
    TRAINING: "formation",
}  # where a source does not say which

NOTICES_OF_LISTS = {
    ExperimentIndexPage: "labo",
    NewsIndexPage: "liste",
    ProcedureIndexPage: "demarches",
    DirectoryIndexPage: "lieux",
    AgendaPage: "activites",
}


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

    @cached_property
    def calendar(self):
        return Calendar(timezone.localdate(self.now))

    def reserve(self, sources):
        """Create the pages of `sources` that others name before they are planted."""
        for source in sources:
            parent = self._parent(source, self.cities[source.site])
            page = model_of(source)(title=source.text("title"), slug=source.slug, live=False)
            self.planted[source.key] = parent.add_child(instance=page)

    def plant(self, source):
        """Create or complete the page of `source`, publish it (or schedule it) and return it."""
        city = self.cities[source.site]
        parent = self._parent(source, city)
        page = parent.get_children().filter(slug=source.slug).specific().first()
        if page is None:
            page = model_of(source)(title=source.text("title"), slug=source.slug, live=False)
            parent.add_child(instance=page)
        self._common(page, source, city)
        self._fill(page, source, city)
        page.save_revision().publish()
        if source.section in (ACTIVITIES, TRAINING):
            change_dates(page, source)
        self._keep_date(page, source)
        self.planted[source.key] = page
        return page

    def _fill(self, page, source, city):
        fills = {
            ExperimentPage: self._experiment,
            NewsPage: self._news,
            PlacePage: self._place,
            ProcedurePage: self._procedure,
            ActivityPage: self._activity,
            TrainingPage: self._activity,
            PathwayPage: self._pathway,
            ContentPage: self._content,
        }
        fills[type(page)](page, source, city)

    def _keep_date(self, page, source):
        """Old news were published on their own day, pages that last on the first day of the portal; the
        document, written later, says so too."""
        lasts = source.section in ("", PLACES, PROCEDURES)
        if moment := self._moment(source) or (OPENED if lasts else None):
            moment = min(moment, self.now)
            Page.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)

    def _parent(self, source, city):
        if source.section == PLACES:
            return self.planted[f"{source.site}/{PLACES}"]
        parents = {
            LAB: city.lab,
            NEWS: city.news,
            PROCEDURES: city.procedures,
            ACTIVITIES: city.activities,
            TRAINING: city.training,
        }
        return parents.get(source.section, city.home)

    def _common(self, page, source, city):
        page.title = french(self.filled(source.header["title"], city))
        page.introduction = french(self.filled(source.header["intro"], city))
        page.disclaimer = disclaimer(source.header.get("disclaimer", NOTICES.get(source.section, "nouvelle")))
        page.topics = [self.topics[slug] for slug in source.words("topics")]
        page.audiences = [self.audiences[slug] for slug in source.words("audiences")]
        page.shown_in = [self.cities[slug].settings for slug in source.words("shown")]
        page.search_words = source.text("search_words")
        page.tags.set([french(word) for word in source.words("tags")])
        page.body = self._stream(self.filled(source.body, city), source.site)
        if name := source.header.get("image"):
            page.listing_image = woven_image(name, source.header["alt"], city.settings, city.collection)
        if days := source.header.get("expires"):
            page.expire_at = self.now + timedelta(days=int(days))
        if days := source.header.get("starts"):
            page.go_live_at = self.now + timedelta(days=int(days))

    def _news(self, page, source, city):
        page.date = min(self._moment(source) or page.go_live_at, page.go_live_at or self.now)
        page.author = source.text("author")
        page.featured = "featured" in source.header
        page.over_on = self.calendar.day(source.header["over"]) if "over" in source.header else None
        related = [self.planted[key].pk for key in source.words("related")]
        page.related = stream(*(("page", number) for number in related))

    def _moment(self, source):
        """When a source says that it was published, or None."""
        return self.calendar.moment(source.header["date"]) if "date" in source.header else None

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

    def _procedure(self, page, source, city):
        def page_id(section, word):
            return self._page_id(word if "/" in word else f"{section}/{word}", source.site)

        fill_procedure(page, source, timezone.localdate(self.now), page_id)

    def _activity(self, page, source, city):
        fill_activity(page, source, self.calendar, lambda word: self._named(word, source.site, PLACES))

    def _pathway(self, page, source, city):
        fill_pathway(page, source, lambda word: self._named(word, source.site, TRAINING))

    def _named(self, word, site, section):
        """The page that `slug` or `city/slug` means."""
        city, slash, slug = word.partition("/")
        return self.planted[f"{city}/{section}/{slug}" if slash else f"{site}/{section}/{word}"]

    def _content(self, page, source, city):
        role = source.header.get("menu", "")
        page.notice = role if role in ContentPage.Notice.values else ""

    def filled(self, text, city):
        """`text` with the contacts of its city and the days in the places kept for them, such as {email} and
        {day 12}."""
        return text.format_map(_Words(city.settings, self.calendar)) if "{" in text else text

    def _stream(self, text, site):
        return stream_of(text, lambda key: self._page_id(key, site))

    def _page_id(self, key, site):
        if key.split("/")[0] not in self.cities:
            key = f"{site}/{key}"
        return self.planted[key].pk


class _Words(dict):
    """Fields of the settings of a city and days, read when a text names them."""

    def __init__(self, settings, calendar):
        super().__init__()
        self.settings, self.calendar = settings, calendar

    def __missing__(self, name):
        if name.startswith("day "):
            return self.calendar.in_words(name.removeprefix("day "))
        return ", ".join(str(getattr(self.settings, name)).splitlines())


def demo_sources():
    """Every source after those that it may name: the lab, of which news speak, comes first; pathways, which
    name training, come last."""
    return sorted(in_each_town(read_sources(CONTENT)), key=_turn)


def _turn(source):
    turn = AFTER_OTHERS.index(source.section) + 1 if source.section in AFTER_OTHERS else 0
    return is_pathway(source), turn, source.section != LAB, source.key


def is_pathway(source):
    """Whether a source of the training is a pathway through it."""
    return "step 1" in source.header


def model_of(source):
    """The type of the page of a source."""
    return PathwayPage if is_pathway(source) else MODELS[source.section]


def plant_lists(cities):
    """Words of the lists, and {key: page} of the lists that texts may link to; those of activities for
    children are made here."""
    planted = {}
    for slug, parts in cities.items():
        juniors = parts.home.add_child(instance=AgendaPage(**JUNIORS))
        lists = (
            parts.procedures,
            parts.news,
            parts.lab,
            parts.directory,
            parts.activities,
            parts.training,
            juniors,
        )
        for page in filter(None, lists):
            page.introduction = french(LISTS[slug][page.slug])
            page.disclaimer = disclaimer(NOTICES_OF_LISTS[type(page)])
            if text := WORKSHOPS.get(f"{slug}/{page.slug}"):
                page.body = stream_of(text, lambda key: planted[key].pk)
            page.save_revision().publish()
            planted[f"{slug}/{page.slug}"] = page
    return planted
