"""What residents of a city searched: how often, with which success, week by week, and what editors did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.sites import City, scope_in
from search.analysis import read_words
from search.document_words import exactly
from search.names import Index, met, rows_of
from search.protocol import Search, index
from search.query import SearchQuery
from search.questions import read_question
from search.workbench.models import AskedQuestion, Promotion, Synonym

WEEKS, DAYS_COUNTED = 12, 30
MOST = 200  # questions, the most asked: each is asked again to see what it finds now
VIEWS = {
    "": _("All"),
    "sans-resultat": _("Without result"),
    "sans-clic": _("No page opened"),
    "affinees": _("Refined"),
}
HEIGHT, STEP = 20, 5  # of a trend, and of each of its weeks


@dataclass(frozen=True)
class Row:
    """One question of the last 30 days: how often it was asked, refined, and a page opened from its results;
    how many `results` it has now; how often it was asked in each of the last weeks. `synonyms` of editors
    that it uses, as they were written, and titles of pages that are `promoted` for it today."""

    words: str
    language: str
    asks: int
    refined: int
    followed: int
    results: int
    weeks: tuple[int, ...]
    synonyms: tuple[str, ...]
    promoted: tuple[str, ...]

    @property
    def bars(self):
        """(x, y, height) of each week in the drawing."""
        most = max(*self.weeks, 1)
        heights = [round(HEIGHT * count / most) for count in self.weeks]
        return [(STEP * place, HEIGHT - height, height) for place, height in enumerate(heights)]


def rows_of_city(city: City, view: str = "") -> list[Row]:
    """The most asked questions of a city, those of a view (VIEWS) only."""
    today = timezone.localdate()
    rows = AskedQuestion.objects.filter(
        city_id=city.settings.pk, day__gt=today - timedelta(days=DAYS_COUNTED)
    )
    sums = {name: Sum(name) for name in ("asks", "refined", "followed")}
    asked = list(rows.values("words", "language").annotate(**sums).order_by("-asks", "words")[:MOST])
    totals, weeks = _totals(city, asked), _weeks(city, asked, today)
    seen = {language: scope_in(city, language).languages for language in {row["language"] for row in asked}}
    languages = set().union(*seen.values())
    synonyms = {language: _synonyms(city, language) for language in languages}
    promoted = {language: _promoted(city, language, today) for language in languages}
    found = [
        Row(
            **row,
            results=total,
            weeks=weeks[row["language"], row["words"]],
            synonyms=_used(row["words"], seen[row["language"]], synonyms),
            promoted=_promoted_for(row["words"], seen[row["language"]], promoted),
        )
        for row, total in zip(asked, totals, strict=True)
    ]
    return [row for row in found if _is_in(row, view)]


def _is_in(row, view):
    if view == "sans-resultat":
        return not row.results
    if view == "sans-clic":
        return row.results and not row.followed
    return row.refined if view == "affinees" else True


def _totals(city: City, asked: Iterable[dict]) -> list[int]:
    """How many results each question has at this moment, as a visitor of the city sees them."""
    searches = [
        Search(SearchQuery(words=row["words"]), scope_in(city, row["language"]), page_size=1) for row in asked
    ]
    return [answer.total for answer in index().answer(searches, timezone.now()).each] if searches else []


def _weeks(city: City, asked: Iterable[dict], today: date) -> dict[tuple[str, str], tuple[int, ...]]:
    """{(language, words): asks of each week, the oldest first}."""
    counts = {(row["language"], row["words"]): [0] * WEEKS for row in asked}
    rows = AskedQuestion.objects.filter(
        city_id=city.settings.pk,
        day__gt=today - timedelta(weeks=WEEKS),
        words__in={words for _, words in counts},
    )
    for language, words, day, asks in rows.values_list("language", "words", "day", "asks"):
        if (language, words) in counts:
            counts[language, words][WEEKS - 1 - (today - day).days // 7] += asks
    return {asked: tuple(weeks) for asked, weeks in counts.items()}


def _synonyms(city: City, language: str) -> Index:
    """What editors wrote of words, by what is asked."""
    rows = Synonym.objects.filter(Q(city=None) | Q(city_id=city.settings.pk), language=language)
    whole: dict[tuple[str, ...], frozenset[str]] = {}
    for synonym in rows:
        for asked, _meant in synonym.pairs():
            for row in rows_of(asked, language):
                whole[row] = whole.get(row, frozenset()) | {synonym.words}
    return Index(whole)


def _used(text: str, languages: Iterable[str], synonyms: Mapping[str, Index]) -> tuple[str, ...]:
    """Those that a text asks with, in any of the languages that its page shows."""
    found: set[str] = set()
    for language in languages:
        beside = tuple(other for other in languages if other != language)
        found.update(*met(read_question(text, language, beside).words, synonyms[language]))
    return tuple(sorted(found))


def _promoted(city: City, language: str, today: date) -> dict[str, dict[str, None]]:
    """{question as search.promotions compares it: titles of pages}."""
    rows = Promotion.objects.filter(city_id=city.settings.pk, language=language, page__live=True)
    rows = rows.exclude(ends_on__lt=today).exclude(starts_on__gt=today)
    found: dict[str, dict[str, None]] = {}
    for row in rows.select_related("page"):
        for words in exactly(read_words(row.words, language)):
            found.setdefault(words, {})[row.page.title] = None
    return found


def _promoted_for(
    text: str, languages: Iterable[str], promoted: Mapping[str, Mapping[str, Iterable[str]]]
) -> tuple[str, ...]:
    """Titles of pages promoted for a text in any of the languages that its page shows."""
    asked = ((language, words) for language in languages for words in exactly(read_words(text, language)))
    titles = (title for language, words in asked for title in promoted[language].get(words, ()))
    return tuple(dict.fromkeys(titles))
