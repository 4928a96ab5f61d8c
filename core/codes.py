"""Terms of shared lists (topics, audiences, categories) by code, the same in every language; what they were
called before, read as the codes of today (docs/adr/0018)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from django.conf import settings


class Titled(Protocol):
    """What has a title in one language."""

    @property
    def title(self) -> str: ...


T = TypeVar("T", bound=Titled)


class Named(NamedTuple):
    """A term in one language: its code, and its former slugs separated by spaces."""

    language: str
    code: str
    former_slugs: str = ""


@dataclass(frozen=True)
class Codes:
    """The codes of a list, and what was written in their place: {(language, former slug): code}, where
    language "" stands for any."""

    codes: frozenset[str]
    former: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, terms: Iterable[Named]) -> "Codes":
        """Those of every language. What two languages said of two terms is, elsewhere, what the first
        language of the portal said."""
        terms, former = list(terms), {}
        for term in sorted(terms, key=lambda term: term.language != settings.LANGUAGE_CODE):
            for slug in term.former_slugs.split():
                former.setdefault((term.language, slug), term.code)
                former.setdefault(("", slug), term.code)
        return cls(frozenset(term.code for term in terms), former)

    def today(self, slug: str, language: str = "") -> str:
        """The code that a slug in an address of a language means; what no term was ever called stays."""
        if slug in self.codes:
            return slug
        return self.former.get((language, slug)) or self.former.get(("", slug), slug)


def complete(terms: Mapping[str, Mapping[str, T]], language: str) -> dict[str, T]:
    """{code: term} of {language: {code: term}}: those of a language in their order, then those that it lacks,
    in the first language of the portal if possible."""
    found = dict(terms.get(language, {}))
    for other in sorted(terms, key=lambda other: other != settings.LANGUAGE_CODE):
        for code, term in terms[other].items():
            found.setdefault(code, term)
    return found
