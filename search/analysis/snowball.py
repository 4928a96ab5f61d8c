"""English and Dutch: the Snowball stemmers, which their plurals and verb forms suit well."""

from functools import cached_property
from threading import Lock

from search.analysis.asking import Asking


class SnowballLanguage:
    """What french.py says of French, of another language. A stemmer keeps its word in itself: one thread at a
    time."""

    SHORT_FOR: dict[str, str] = {}
    UNITS: dict[str, str] = {}

    def __init__(self, algorithm, stop_words, asking):
        self.STOP_WORDS = frozenset(stop_words.split())
        self.ASKING = asking
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
    Asking.of(
        words="how when where why does do should could would want wanted hello please",
        openers="how where what when",
        between="can could do does i you we one to is it are there should",
        verbs="get find do go",
        phrases="""
        how many
        how much
        how long
        looking for
        i need
        like to
        """,
    ),
)
DUTCH = SnowballLanguage(
    "dutch",
    """aan al als bij dan dat de der deze die dit door een en er haar had heb het hij hun ik in is je kan maar
    me met mijn naar niet nog nu of om ons ook op over te tot u uit van voor was wat we wel wij worden wordt
    ze zich zijn zo zou""",
    Asking.of(
        words="hoe wanneer waar waarom welk welke hoeveel wie moet mag wil graag vinden hallo",
        openers="hoe waar wat",
        between="kan kunnen ik je men moet mag er",
        verbs="doen krijgen",
        phrases="""
        op zoek naar
        ik zoek
        """,
    ),
)
