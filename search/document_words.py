"""The words of one document: tokens for the engines, written words for suggestions."""

from dataclasses import dataclass, field

from search import analysis

# A tsvector holds one megabyte; no page of a town has so many different words.
MOST_CHARACTERS = 400_000


@dataclass(frozen=True)
class DocumentWords:
    """Each token once, where it weighs most: in the title, in the summary and around it, in the body.

    `spellings` is {written word in lower case: token}.
    """

    title: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    spellings: dict[str, str] = field(default_factory=dict)


def words_of(record):
    """The DocumentWords of a Record, in the language of its page."""
    language, texts = record.columns["locale"], texts_of(record)
    seen, parts, room = set(), [], MOST_CHARACTERS
    for text in texts:
        part = []
        for token in analysis.tokens(text, language):
            room -= 0 if token in seen else len(token) + 8
            if token not in seen and room > 0:
                seen.add(token)
                part.append(token)
        parts.append(tuple(part))
    spellings = analysis.spellings("\n".join(texts), language)
    return DocumentWords(*parts, {word: token for word, token in spellings.items() if token in seen})


def texts_of(record):
    """Title; summary with the names of topics, keywords and places, and the words that residents use for it;
    body and what it is found by besides."""
    columns = record.columns
    card = columns["card"]
    names = [term["title"] for term in [*card.get("topics", ()), *card.get("tags", ())]]
    around = [columns["summary"], *names, card.get("search_words"), columns["place_name"], columns["address"]]
    return columns["title"], "\n".join(filter(None, around)), f"{record.body}\n{record.keywords}"
