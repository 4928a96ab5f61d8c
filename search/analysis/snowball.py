"""English and Dutch: the Snowball stemmers, which their plurals and verb forms suit well."""

from functools import cached_property
from threading import Lock


class SnowballLanguage:
    """`stem` and `STOP_WORDS` of a language. A stemmer keeps its word in itself: one thread at a time."""

    QUESTION_WORDS = frozenset()

    def __init__(self, algorithm, stop_words):
        self.STOP_WORDS = frozenset(stop_words.split())
        self._algorithm, self._lock = algorithm, Lock()

    @cached_property
    def _stemmer(self):
        import snowballstemmer  # half a second, for portals that have these languages

        return snowballstemmer.stemmer(self._algorithm)

    def stem(self, word):
        """The stem of a folded word, never empty."""
        with self._lock:
            return self._stemmer.stemWord(word) or word


ENGLISH = SnowballLanguage(
    "english",
    """a an and are as at be been but by can do for from had has have he her his i if in into is it its me my
    no not of on or our she so that the their them they this to was we were what which who will with you
    your""",
)
DUTCH = SnowballLanguage(
    "dutch",
    """aan al als bij dan dat de der deze die dit door een en er haar had heb het hij hun ik in is je kan maar
    me met mijn naar niet nog nu of om ons ook op over te tot u uit van voor was wat we wel wij worden wordt
    ze zich zijn zo zou""",
)
