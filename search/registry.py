"""What content apps tell search in `AppConfig.ready()`: their page types and their facets.

from search.registry import DocumentFields, DocumentType, Facet, register, register_facet

register(DocumentType(kind="news", model=NewsPage, label=_("News item"),
                      label_plural=_("News"), build=build_news, card="cms_pages/cards/news.html"))
register_facet(Facet("status", "statut", _("State"), choices=lambda portal, language: {...}))
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core import parameters
from core.codes import Codes
from core.sites import Portal
from search.conditions import Condition, Occurring
from search.occurrences import Occurrence
from search.wording import Wording

# The facet of the kind of a document, which every document has.
KIND = "kind"


@dataclass(frozen=True)
class DocumentFields:
    """What is particular to one kind of page; `search.documents` adds what every page has.

    `body` is its text, of which a list shows the passage that holds the words of a question; `keywords` are
    words that it is found by and nobody reads. `title`, `summary` and `published_at` replace the title,
    introduction and first publication of the page when given. `occurrences` are its dates, in any order.
    `values` are facet values ({"status": ["done"]}); "year" is filled from `published_at` unless given.
    `card` joins the common keys and must be JSON. `updated_at` replaces the page's last publication (a fact
    verified since). `openings` are (start, end), aware and half-open: every one that starts between the days
    of `search.openings.horizon()`, whole. A negative `weight` puts a document after the others. `over_on` is
    the last day of its matter, `listed_until` the last one on which lists and the search show it; at
    `live_until` it ends with something else, if that comes before its own end.
    """

    title: str = ""
    summary: str = ""
    body: str = ""
    keywords: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    occurrences: Sequence[Occurrence] = ()
    openings: Sequence[tuple[datetime, datetime]] = ()
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    card: Mapping = field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None
    place_name: str = ""
    address: str = ""
    is_free: bool | None = None
    min_age: int | None = None
    max_age: int | None = None
    weight: int = 0
    over_on: date | None = None
    listed_until: date | None = None
    live_until: datetime | None = None


@dataclass(frozen=True)
class DocumentType:
    """One kind of document: the page model it comes from, its builder, the template of its card.

    `build` gives None for a page that must be in no list. `prefetch` names relations that it reads,
    fetched once for a whole batch of pages. `counted` says how many of them in words: « 30 actualités »,
    « Aucune actualité ». `is_timed`: its card says whether it is open now. `renew()` yields the ids of
    pages whose document must be written again today although nobody changed them, for example because
    a holiday comes near (search.upkeep, every night). `version` grows whenever `build` says something else of
    the same page: the documents written before are then written again (search.versions).
    `search_words` are what residents type for all of them, between commas: « actus, nouvelles ». What the
    pages of a kind say may be `is_passing`: their titles are suggested after those of other kinds.
    `of_date(occurrence, now)` is what the card says of the date that it shows: `when`, in words, and a
    `status` in place of its own where the date does not take place as announced; `words_of_date(occurrence)`
    is the date alone, in words that stay right where they are read on another day (feeds, files). Both or
    neither. `said_again(document)` is what its card says of its facts in the language that is active, where
    that is not its own.
    """

    kind: str
    model: type
    label: str
    label_plural: str
    build: Callable[[Any], DocumentFields | None]
    card: str
    prefetch: tuple[str, ...] = ()
    counted: Callable[[int], str] | None = None
    is_timed: bool = False
    renew: Callable[[], Iterable[int]] | None = None
    version: int = 1
    of_date: Callable[[Occurrence, datetime], dict] | None = None
    words_of_date: Callable[[Occurrence], str] | None = None
    said_again: Callable[[Any], dict] | None = None
    search_words: str = ""
    is_passing: bool = False


Choices = Callable[[Portal, str], Mapping[str, Any]]


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list: a key of `values`, its GET parameter, the labels of its values.

    `choices(portal, language)` returns {value: label}; None: the value is its own label. `order` is
    "listed" (as `choices` lists them), "frequent" or "latest" (the greatest value first). `are_names`:
    labels are proper nouns, which keep their capital inside a sentence and are words of the documents
    (search.names); so are the labels of a facet with `search_words(portal, language)`, {value: what residents
    type for it, between commas}, and those words.

    `codes(portal)` reads former slugs of terms, which stand in links of long ago, as the codes of today.

    `parents(language)` returns {value: the value it is drawn under}, for a tree of two levels that `choices`
    lists in order; who has a value has its parent too. A branch is drawn once its value or one of those on
    it is chosen; from then on the narrower choice counts.

    A facet may be computed at the time of the request: `condition(value, now)` says which documents have a
    value of `choices`, or any other that `reads(value)`. `occurs(value, now)` makes it a facet of dates: one
    date of a document must meet a value of each such facet. `phrase(value)` is how a sentence says a value:
    « ouverts maintenant »; without it, a sentence says « filtre : valeur ». `wording` says all the values of
    a choice together, anywhere in the sentence (search.wording). `in_search`: the search of a site offers it;
    `is_suggested`: its labels are suggested while one types (search.suggestions).

    `said()` is {value: words of a question that may mean it, between commas}, in the active language: they
    are offered as filters (search.filter_words); `vague` is the value that says less than any other: « un
    enfant de 8 ans » is 8 years old.

    `one_press` (value, words, icon) is offered beside the filters; `panel` is the template that draws the
    choices when the filter is open, `panel_params` what else it asks for.
    `unasked(now)`: what is shown where no value of it is chosen, in whatever list.
    """

    name: str
    param: str
    label: str
    multiple: bool = True
    choices: Choices | None = None
    order: str = "listed"
    codes: Callable[[Portal], Codes] | None = None
    parents: Callable[[str], Mapping[str, str]] | None = None
    are_names: bool = False
    search_words: Choices | None = None
    said: Callable[[], Mapping[str, str]] | None = None
    vague: str = ""
    condition: Callable[[str, datetime], Condition] | None = None
    occurs: Callable[[str, datetime], Occurring] | None = None
    reads: Callable[[str], bool] | None = None
    phrase: Callable[[str], str] | None = None
    wording: Wording | None = None
    in_search: bool = False
    is_suggested: bool = False
    one_press: tuple[str, Any, str] | None = None
    panel: str = "core/components/values.html"
    panel_params: tuple[str, ...] = ()
    unasked: Callable[[datetime], Condition] | None = None

    @property
    def is_computed(self) -> bool:
        """No document has its values: they are worked out for each request."""
        return bool(self.condition or self.occurs)

    def arranged(self, counts: Mapping[str, int], labels: Mapping[str, Any]) -> list[str]:
        """The values of {value: count} in the order to show."""
        if self.order == "latest":
            return sorted(counts, reverse=True)
        is_listed = labels if self.order == "listed" else ()
        others = [value for value in counts if value not in is_listed]
        others.sort(key=lambda value: (-counts[value], str(labels.get(value, value))))
        return [*(value for value in is_listed if value in counts), *others]


_types: dict[str, DocumentType] = {}
_facets: dict[str, Facet] = {}
_choices: dict[str, list[Choices]] = {}
_unasked: dict[str, Callable[[datetime], Condition]] = {}


def register(document_type: DocumentType) -> None:
    """Make pages of a type searchable. Registering a kind again replaces it."""
    _types[document_type.kind] = document_type


def document_types() -> tuple[DocumentType, ...]:
    """Every registered type, in the order of registration."""
    return tuple(_types.values())


def type_of_kind(kind: str) -> DocumentType | None:
    """The type of a document, or None when its app is gone."""
    return _types.get(kind)


def is_item(kind: str) -> bool:
    """Whether documents of this kind are items of lists (BasePage.is_item); those of an app that is gone may
    be."""
    document_type = type_of_kind(kind)
    return document_type is None or getattr(document_type.model, "is_item", True)


def type_of_model(model: type) -> DocumentType | None:
    """The type that projects pages of exactly this model, or None."""
    return next((known for known in _types.values() if known.model is model), None)


def register_facet(facet: Facet) -> None:
    """Add a facet, or more labels to the facet of that name: each app names its own values."""
    _facets.setdefault(facet.name, facet)
    _choices.setdefault(facet.name, []).extend([facet.choices] if facet.choices else [])
    if facet.unasked:
        _unasked[facet.name] = facet.unasked
    parameters.register(facet.param)


def unasked() -> Mapping[str, Callable[[datetime], Condition]]:
    """{facet: what is shown where no value of it is chosen} of the facets that say so."""
    return _unasked


def facets() -> dict[str, Facet]:
    """The facets by name, as first registered."""
    return _facets


def facet_labels(name: str, portal: Portal, language: str) -> dict[str, Any]:
    """{value: label} of a facet from every app that registered it, in order."""
    labels: dict[str, Any] = {}
    for choices in _choices.get(name, ()):
        labels |= choices(portal, language)
    return labels
