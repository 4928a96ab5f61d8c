"""A plain BM25 with frequencies over the same tokens: what the portal's order is compared with."""

from collections import Counter, defaultdict
from math import log

from search.analysis import readings, tokens, written_words

K1, B = 1.2, 0.75


class BM25:
    """Ranks texts, {document: text}, by the words that they have in common with a question."""

    def __init__(self, texts: dict[str, str], language: str = "fr"):
        self.language = language
        counts = {document: _frequencies(text, language) for document, text in texts.items()}
        self._lengths = {document: found.total() for document, found in counts.items()}
        self._average = sum(self._lengths.values()) / max(1, len(texts))
        self._documents = defaultdict(dict)
        for document, found in counts.items():
            for token, frequency in found.items():
                self._documents[token][document] = frequency

    def order(self, question: str, among: set[str], count: int = 20) -> list[str]:
        """The best documents of those `among`, without those that hold no word of the question."""
        scores = defaultdict(float)
        for token in tokens(question, self.language):
            held = self._documents.get(token, {})
            idf = log(1 + (len(self._lengths) - len(held) + 0.5) / (len(held) + 0.5))
            for document, frequency in held.items():
                length = self._lengths[document] / self._average
                scores[document] += idf * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length))
        held = sorted(among & scores.keys())
        return sorted(held, key=lambda document: -scores[document])[:count]


def _frequencies(text, language):
    """{token: how often}, every reading of every word."""
    words = (word for _start, _end, word in written_words(text, language))
    return Counter(token for word in words for reading in readings(word, language) for token in reading)
