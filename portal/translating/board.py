"""How far the translations of a city are: every published original in every language, in four queries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Length, Replace
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import cautious_slugify
from wagtail.models import Page, get_page_models
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.views.edit_translation import TabHelper

from core.models import PublishedWords
from core.sites import City, get_portal
from core.translated_words import UNREAD, is_older
from portal.translating.rights import NAMES
from portal.translating.sending import never_translated

MISSING, DRAFT, READY, OUTDATED, PUBLISHED = "missing", "draft", "ready", "outdated", "published"
STATES = {
    MISSING: _("Missing"),
    DRAFT: _("In progress"),
    READY: _("To publish"),
    OUTDATED: _("Outdated"),
    PUBLISHED: _("Up to date"),
}


MOST_TEXTS = 10


@dataclass(frozen=True)
class Entry:
    """One original in one language. `words`: about how many are left to translate; `translation_id`: None
    where it is missing."""

    city: City
    type_id: int
    type_name: str
    language: str
    state: str
    title: str
    original_id: int
    translation_id: int | None
    words: int

    @property
    def state_label(self) -> str:
        """In words."""
        return STATES[self.state]

    @property
    def language_name(self) -> str:
        """In the language itself."""
        return NAMES.get(self.language, self.language)


@dataclass
class Line:
    """What is left for one city, type of page and language: those of `entry`, one of its pages."""

    entry: Entry
    counts: Counter[str] = field(default_factory=Counter)
    words: int = 0

    @property
    def cells(self) -> list[tuple[str, int]]:
        """(state, number of pages), in the order of STATES."""
        return [(state, self.counts[state]) for state in STATES]


def entries(languages: Mapping[str, Iterable[str]], of: QuerySet[Page] | None = None) -> list[Entry]:
    """Every published original of these cities in every language of theirs: {slug: languages}. `of`: only
    what these pages translate."""
    cities = _cities(languages)
    codes = {code for city in cities for code in languages[city.slug]}
    originals = _in_first_language(cities)
    if of is not None:
        originals = originals.filter(translation_key__in=of.values("translation_key"))
    made = _translations(cities, languages, originals if of is not None else None)
    left = _words_left(originals, codes)
    types = _type_names()
    found = []
    for path, pk, title, key, type_id, digest, count in _originals(originals):
        city = next(city for city in cities if path.startswith(city.homes[city.languages[0]].path))
        for code in languages[city.slug]:
            translation = made.get((key, code))
            words = left.get((key, code), 0) if translation else count or 0
            state = _state(translation, digest, words)
            translation_id = translation and translation[0]
            found.append(Entry(city, type_id, types[type_id], code, state, title, pk, translation_id, words))
    return found


def left_of(translation: Page) -> dict[str, Any]:
    """What portal/translating/left.html takes of it; no entry where the language is not online, or the
    original is not."""
    place = get_portal().home_of(translation)
    of_it = Page.objects.filter(pk=translation.pk)
    found = entries({place[0].slug: (place[1],)}, of_it) if place else []
    entry = next(iter(found), None)
    tabs = _tabs_left(translation) if entry and entry.words else []
    return {"entry": entry, "PUBLISHED": PUBLISHED, "before": _said_before(translation), "tabs": tabs}


def _tabs_left(translation):
    """[(slug of a tab in the side-by-side editor, number of texts that nobody has translated yet)]"""
    original = Page.objects.filter(translation_key=translation.translation_key)
    left = _texts_left(original, {translation.locale.language_code})
    tabs = TabHelper(translation.specific).field_tab_mapping
    fields = (path.partition(".")[0] for path in left.values_list("context__path", flat=True))
    return list(Counter(cautious_slugify(tabs[name]) for name in fields if name in tabs).items())


def _said_before(page):
    """[(text of the original, its translation)] of texts that are others now and not translated again yet."""
    of_page = {"source__object_id": page.translation_key, "source__translations__target_locale": page.locale}
    segments, said = StringSegment.objects.filter(**of_page), StringTranslation.objects
    again = said.filter(translation_of=OuterRef("string"), context=OuterRef("context"), locale=page.locale)
    still_there = segments.filter(string=OuterRef("translation_of"), context=OuterRef("context"))
    rows = said.filter(locale=page.locale, context__in=segments.filter(~Exists(again)).values("context"))
    rows = rows.filter(~Exists(still_there)).order_by("-updated_at")
    return list(rows.values_list("translation_of__data", "data")[:MOST_TEXTS])


def drafts(languages: Mapping[str, Iterable[str]]) -> QuerySet[Page]:
    """Translations that are not published."""
    return _in_other_languages(_cities(languages), languages).filter(live=False)


def maybe_outdated(languages: Mapping[str, Iterable[str]]) -> QuerySet[Page]:
    """Published translations of words that no page says now: among them are all that are OUTDATED."""
    said = PublishedWords.objects.filter(
        page__translation_key=OuterRef("translation_key"), digest=OuterRef("published_words__of_original")
    )
    pages = _in_other_languages(_cities(languages), languages).filter(live=True)
    pages = pages.exclude(published_words__of_original="")
    return pages.filter(~Exists(said), published_words__isnull=False)


def maybe_ready(languages: Mapping[str, Iterable[str]]) -> QuerySet[Page]:
    """Pages among which are all that are READY: drafts, and what was brought up to date again."""
    return drafts(languages) | maybe_outdated(languages)


def lines(of: Iterable[Entry]) -> list[Line]:
    """Entries counted by city, language and type, in this order."""
    found: dict[tuple[str, str, str], Line] = {}
    for entry in of:
        line = found.setdefault((entry.city.name, entry.language, entry.type_name), Line(entry))
        line.counts[entry.state] += 1
        line.words += entry.words
    return [line for _key, line in sorted(found.items())]


def words_by_language(of: Iterable[Entry]) -> list[tuple[str, int]]:
    """[(name of a language, words left to translate)]"""
    found: Counter[str] = Counter()
    for entry in of:
        found[entry.language_name] += entry.words
    return sorted(found.items())


def _type_names():
    """{id: name} of the types of pages, in the language of the screen."""
    types = ContentType.objects.get_for_models(*get_page_models())
    return {found.pk: capfirst(model._meta.verbose_name) for model, found in types.items()}


def _state(translation, digest, words):
    if translation is None:
        return MISSING
    _pk, is_live, of_original, has_editor = translation
    if is_live and not is_older(of_original, digest):
        return PUBLISHED
    if words or (is_live and not has_editor):
        return OUTDATED if is_live else DRAFT
    return READY


def _cities(languages):
    return [city for city in get_portal().cities if city.slug in languages]


def _originals(pages):
    pages = pages.filter(live=True, alias_of=None)
    pages = pages.exclude(content_type__in=never_translated()).order_by("path")
    words = ("published_words__digest", "published_words__count")
    return pages.values_list("path", "pk", "title", "translation_key", "content_type_id", *words)


def _in_first_language(cities):
    trees = [Q(path__startswith=city.homes[city.languages[0]].path) for city in cities]
    return Page.objects.filter(reduce(or_, trees, Q(pk=None)))


def _in_other_languages(cities, languages):
    trees = [
        Q(path__startswith=city.homes[code].path, locale__language_code=code)
        for city in cities
        for code in languages[city.slug]
    ]
    return Page.objects.filter(reduce(or_, trees, Q(pk=None)))


def _translations(cities, languages, originals=None):
    """{(translation key, language): (id, whether it is live, digest of what it says, whether it has the
    side-by-side editor, which knows what is left)}; `originals`: of these only."""
    pages = _in_other_languages(cities, languages)
    if originals is not None:
        pages = pages.filter(translation_key__in=originals.values("translation_key"))
    of_page = {"source__object_id": OuterRef("translation_key"), "target_locale": OuterRef("locale")}
    has_editor = Exists(Translation.objects.filter(**of_page, enabled=True))
    own = ("pk", "live", "published_words__of_original", has_editor)
    rows = pages.values_list("translation_key", "locale__language_code", *own)
    return {(key, code): row for key, code, *row in rows}


# As core.translated_words.is_word: a letter outside tags, no address.
SAYS_SOMETHING = r"(^|>)[^<]*[A-Za-zÀ-ÖØ-öø-ÿœŒ]"
AN_ADDRESS = r"^((/|https?://|mailto:|tel:)\S*|\S+@\S+)$"


def _words_left(originals, codes):
    """{(translation key, language): words of the originals that nobody has translated yet}, counted as
    core.translated_words does."""
    rows = _texts_left(originals, codes).order_by().values_list("source__object_id", "code")
    return {(key, code): words for key, code, words in rows.annotate(words=Sum(F("spaces") + 1))}


def _texts_left(originals, codes):
    unread = [Q(context__path=name) | Q(context__path__startswith=f"{name}.") for name in UNREAD]
    said = StringTranslation.objects.filter(
        translation_of=OuterRef("string_id"),
        context=OuterRef("context_id"),
        locale=OuterRef("target"),
        has_error=False,
    )
    segments = StringSegment.objects.filter(
        source__object_id__in=originals.values("translation_key"),
        source__translations__enabled=True,
        source__translations__target_locale__language_code__in=codes,
    ).exclude(reduce(or_, unread))
    segments = segments.filter(string__data__regex=SAYS_SOMETHING).exclude(string__data__regex=AN_ADDRESS)
    return segments.annotate(
        target=F("source__translations__target_locale"),
        code=F("source__translations__target_locale__language_code"),
        spaces=Length("string__data") - Length(Replace("string__data", Value(" "), Value(""))),
    ).filter(~Exists(said))
