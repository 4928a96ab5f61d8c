"""Forty questions to the generated documents, in the classes that a report is made of."""

from dataclasses import dataclass, field

from core.sites import Scope
from search.query import SearchQuery
from tests.bench.search.corpus import AUDIENCES, TOPICS

FACETS = ("kind", "topic", "audience", "year", "city")
NATURE, CULTURE, SPORT = TOPICS[0], TOPICS[1], TOPICS[2]


@dataclass(frozen=True)
class Question:
    """A query as the search page makes it."""

    kind: str
    query: SearchQuery
    city: str | None = None
    facets: tuple[str, ...] = field(default=FACETS)

    @property
    def scope(self):
        return Scope(self.city, "fr")


def _ask(kind, *questions):
    return [
        Question(kind, SearchQuery(words, chosen, sort=chosen.pop("sort", "")), city)
        for words, city, chosen in questions
    ]


def questions(words):
    """All of them; `words` is the vocabulary of the documents, the most frequent first."""
    return [*FREQUENT, *_rare(words), *OTHERS]


def _rare(words):
    places = ((2_000, None), (6_000, "roubaix"), (15_000, None), (25_000, None))
    return _ask("rare word", *((words[rank], city, {}) for rank, city in places))


FREQUENT = [
    *_ask(
        "frequent word",
        ("quartier", None, {}),
        ("ville", "roubaix", {}),
        ("travaux", None, {}),
        ("les habitants", "tourcoing", {}),
        ("services", None, {}),
    ),
    *_ask(
        "one word",
        ("théâtre", None, {}),
        ("compost", "roubaix", {}),
        ("passeport", "marcq", {}),
        ("ludothèque", None, {}),
        ("coworking", "tourcoing", {}),
    ),
    *_ask(
        "two words",
        ("atelier vélo", None, {}),
        ("marché place", "roubaix", {}),
        ("fermeture piscine", "tourcoing", {}),
        ("ville quartier", None, {}),
        ("scrutin passeport", None, {}),
        ("concert gratuit jardin", None, {}),
    ),
]
OTHERS = [
    *_ask(
        "phrase",
        ("« conseil municipal »", None, {}),
        ("« fête de la musique »", None, {}),
        ("« droit au logement »", "roubaix", {}),
        ("« marché de Noël »", None, {}),
    ),
    *_ask(
        "unfinished word",
        ("bibliothè", None, {}),
        ("patrimoi", "roubaix", {}),
        ("stationn", None, {}),
        ("quartier médiath", None, {}),
    ),
    *_ask(
        "with filters",
        ("projet", "roubaix", {"topic": (NATURE,)}),
        ("quartier", None, {"topic": (NATURE, CULTURE), "kind": ("news",)}),
        ("concert", None, {"year": ("2025", "2026"), "audience": (AUDIENCES[0],)}),
        ("vélo", "marcq", {"kind": ("experiment", "news"), "topic": (SPORT,), "year": ("2026",)}),
        ("budget participatif", None, {"city": ("roubaix", "tourcoing")}),
        ("rue", None, {"audience": AUDIENCES[:3], "topic": TOPICS[3:6], "sort": "date"}),
    ),
    *_ask(
        "by date or title",
        ("école", None, {"sort": "date"}),
        ("parc", "roubaix", {"sort": "ancien"}),
        ("enfants", None, {"sort": "titre"}),
        ("musée exposition", "tourcoing", {"sort": "titre"}),
    ),
    *_ask("nothing found", ("xylofroug", None, {}), ("zzyzx plouquandre", "roubaix", {})),
]
