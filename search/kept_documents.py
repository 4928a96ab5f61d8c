"""Documents that this process has read, kept for one generation and one version of the index.

Reading twenty rows costs more than drawing twenty kept cards: once read, they are read again only when
something was published.
"""

from core import generation

MOST_DOCUMENTS = 2_000  # of about three kilobytes each


def known(index, numbers):
    """{number: document} if all were read from this very version of the index, else None."""
    documents = _kept().get((index.epoch, index.version))
    if documents is None or not documents.keys() >= numbers:
        return None
    return {number: documents[number] for number in numbers}


def remember(index, rows):
    """Keep documents that were read from this very version of the index."""
    documents = _kept().setdefault((index.epoch, index.version), {})
    if len(documents) + len(rows) > MOST_DOCUMENTS:
        documents.clear()
    documents.update(rows)


def _kept():
    return generation.held("documents", lambda number: {})
