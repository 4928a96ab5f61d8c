"""One more language for a city: everything that its pages need to be written in it, then its opening."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, PageLogEntry, Site

from cms_pages.models import ContentPage, ExperimentIndexPage, NewsIndexPage, ProcedureIndexPage
from core import generation, reads
from core.models import CitySettings
from core.publishing import publish_values
from core.translated_words import note_translation
from directory.models import DirectoryIndexPage
from events.models import AgendaPage
from portal.cities.filling import Filled, fill
from portal.cities.rights import share_rights
from portal.cities.skeleton import shipped_slugs
from portal.cities.terms import plant_terms
from portal.cities.translators import make_translators, translators_of
from portal.writing.catalogue import Catalogue, read_catalogue
from search.marking import mark

__all__ = [
    "LanguageParts",
    "LanguageRefusedError",
    "create_language",
    "fill",
    "language_name",
    "pages_to_make",
    "shipped_words",
]

# In the history of a page, with the revision that was online: what was taken away with its language.
UNPUBLISHED, WITH_ITS_LANGUAGE = "wagtail.unpublish", {"with": "language"}
WORDS = Path(__file__).parent / "words"
# Lists that a city has once: by what they are called when the portal makes them.
TITLES = {
    ProcedureIndexPage: "Démarches",
    NewsIndexPage: "Actualités",
    ExperimentIndexPage: "Labo L.I.V.E.",
    DirectoryIndexPage: "Commerces et lieux",
}
AGENDAS = {
    AgendaPage.Shows.ACTIVITIES: "Activités",
    AgendaPage.Shows.BOTH: "Activités",
    AgendaPage.Shows.TRAINING: "Formations",
}


class LanguageRefusedError(ValueError):
    """What was asked cannot be made; the message is a sentence."""


@dataclass(frozen=True)
class LanguageParts:
    """What a city has in a language. `made`: the pages that this run made; `incomplete`: those of them that
    lack words; `terms`: titles of the shared lists that stay in the first language; `group`: its translators,
    None where administrators did away with it."""

    city: CitySettings
    locale: Locale
    home: Page
    group: Group | None
    made: tuple[Page, ...] = ()
    incomplete: dict[Page, tuple[str, ...]] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    is_new: bool = True


def create_language(
    city_slug: str,
    code: str,
    *,
    words: Catalogue | None = None,
    by: Any = None,
    say: Callable[[str], None] = lambda line: None,
) -> LanguageParts:
    """Make what is missing of a language in a city, then let visitors in. `words`: more than those that are
    shipped; `say(title)` is told each page.

    Each page is made in a transaction of its own: an interrupted run is finished by the next one, and what
    exists is left as it is. Raises LanguageRefusedError.
    """
    city = city_to_translate(city_slug, code)
    locale = Locale.objects.get_or_create(language_code=code)[0]
    catalogue = Catalogue(shipped_words(code, city) | (words or {}))
    original = city.site.root_page.specific
    terms = plant_terms(original.locale, locale, catalogue)
    made = []
    for page, its_words, even_incomplete in pages_to_make(original, catalogue):
        if not page.has_translation(locale):
            say(page.title)
            made.append(fill(page, locale, its_words, by=by, even_incomplete=even_incomplete))
        elif code not in city.languages:
            _publish_again(page.get_translation(locale), by)
    Site.clear_site_root_paths_cache()
    home = original.get_translation(locale)
    _sign(home.specific, catalogue.words_for(city.tagline), by)
    if code in city.languages:  # rights are as administrators have left them since
        group = translators_of(city, [locale])
    else:
        share_rights(original, locale)
        group = make_translators(city, [locale])
    is_new = _open(city, home, code)
    return LanguageParts(
        city=city,
        locale=locale,
        home=home,
        group=group,
        made=tuple(filled.page for filled in made),
        incomplete=_lacking(made),
        terms=tuple(terms),
        is_new=is_new,
    )


def pages_to_make(home: Page, catalogue: Catalogue):
    """(page, words that it may take, whether it is published without all of them) of a city, parents first:
    its home page, its lists and the pages that every city starts with. Where editors call a list otherwise,
    what it stands for is its title: pages below need it."""
    yield home, catalogue, True
    used = set()
    for page in home.get_children().live().specific():
        title = TITLES.get(type(page)) or AGENDAS.get(getattr(page, "shows", None))
        if title and title not in used:
            used.add(title)
            yield page, catalogue.with_words(page.title, catalogue.words_for(title)), True
        elif title or (isinstance(page, ContentPage) and page.slug in shipped_slugs()):
            yield page, catalogue, False


def shipped_words(code: str, city: CitySettings) -> Catalogue:
    """What the portal brings for the first pages of a city, in a language; its name is the same in all."""
    path = WORDS / f"{code}.po"
    words = read_catalogue(path, name=city.name) if path.exists() else Catalogue()
    return words.with_words(city.name, city.name)


def language_name(code: str) -> str:
    """« anglais », “English”: as it is written in a sentence of the language that is active."""
    name = _(Locale(language_code=code).language_name)
    return name if get_language() == "en" else name.lower()


def city_to_translate(slug: str, code: str) -> CitySettings:
    """The city, which may be translated into that language. Raises LanguageRefusedError."""
    city = CitySettings.objects.select_related("site__root_page__locale").filter(slug=slug).first()
    if city is None:
        names = ", ".join(CitySettings.objects.order_by("slug").values_list("slug", flat=True))
        raise LanguageRefusedError(
            _("No city is called %(slug)s. There are: %(names)s.") % {"slug": slug, "names": names}
        )
    codes = [known for known, _name in settings.LANGUAGES]
    if code not in codes:
        raise LanguageRefusedError(
            _("The portal does not know the language %(code)s. It knows: %(codes)s.")
            % {"code": code, "codes": ", ".join(codes)}
        )
    if code == city.languages[0]:
        raise LanguageRefusedError(
            _("%(city)s is written in %(language)s already: it is its first language.")
            % {"city": city.name, "language": language_name(code)}
        )
    return city


def _sign(home: Page, tagline: str, by: Any) -> None:
    """The words under the name of the city are the title of its home page."""
    if tagline and not home.seo_title:
        publish_values(home, {"seo_title": tagline}, by=by)


def _publish_again(page: Page, by: Any) -> None:
    """What was online when the language was removed; what somebody has drafted since goes on waiting."""
    taken = PageLogEntry.objects.filter(page=page, action=UNPUBLISHED).order_by("timestamp").last()
    if not page.live and taken and taken.data == WITH_ITS_LANGUAGE and taken.revision:
        taken.revision.publish(user=by, skip_permission_checks=True)


def _lacking(made: list[Filled]) -> dict[Page, tuple[str, ...]]:
    return {filled.page: filled.missing for filled in made if filled.missing}


def _open(city, home, code):
    """Let visitors in, last of all; whether they were not before."""
    with transaction.atomic():
        row = CitySettings.objects.filter(pk=city.pk)
        opened = row.select_for_update().values_list("languages", flat=True).get()
        if code in opened:
            return False
        row.update(languages=[*opened, code])  # none is saved: what all cities share has not changed
        pages = home.get_descendants(inclusive=True)
        mark(pages.values_list("pk", flat=True))
        generation.bump(city.slug, beside=(generation.CITIES, reads.homes_in(code)))
        for page in pages.live().specific():
            note_translation(page)
    city.refresh_from_db(fields=["languages"])
    return True
