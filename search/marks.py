"""The words of a question in the documents it found: marked once for a question and a state of a document."""

from collections.abc import Collection
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from core import generation
from search.highlight import Marker
from search.models import DocumentText, SearchDocument
from search.protocol import WordsHeld

MOST_KEPT = 4_000  # documents, of half a kilobyte each


class Marked(NamedTuple):
    """Safe HTML: the title, and the passage that shows the words (search.highlight)."""

    title: str
    passage: str


class Marks:
    """What a question marks in the documents of one answer, those with these keys: their texts are read when
    one of them is marked for the first time. `epoch`: of the index, in which versions mean something."""

    def __init__(self, words: WordsHeld, keys: Collection[str], epoch: UUID | None) -> None:
        self._words, self._keys = words, keys
        self._kept, self._epoch = generation.held("marked words", dict, ()), epoch
        self._markers: dict[str, Marker] = {}
        self._asked = {language: frozenset(tokens.items()) for language, tokens in words.tokens.items()}

    def of(self, document: SearchDocument) -> Marked:
        """The title and the passage of a document."""
        state = self._epoch, document.key, document.version
        key = *state, self._asked.get(document.locale), self._words.beginning
        return self._kept.get(key) or generation.keep(self._kept, key, self._mark(document), MOST_KEPT)

    def _mark(self, document: SearchDocument) -> Marked:
        marker = self._marker_in(document.locale)
        passage = marker.passage(document.summary, self._bodies.get(document.key, ""), document.title)
        return Marked(marker.marked(document.title), passage)

    def _marker_in(self, language: str) -> Marker:
        if language not in self._markers:
            tokens = self._words.tokens.get(language, {})
            self._markers[language] = Marker(tokens, language, beginning=self._words.beginning)
        return self._markers[language]

    @cached_property
    def _bodies(self) -> dict[str, str]:
        texts = DocumentText.objects.filter(document__key__in=self._keys)
        return dict(texts.values_list("document__key", "body"))
