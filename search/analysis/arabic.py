"""Arabic: letters that are written in several ways are folded (folding.py); here are the article and the
plural of feminine words, and nothing else. No broken plural is guessed, no root is looked for: « جامع »
(mosque) is no « جامعة » (university), « خدم » (servants) no « خدمة » (service).
"""

import re

from search.analysis.asking import Asking
from search.analysis.folding import fold

__all__ = ["ASKING", "SHORT_FOR", "STOP_WORDS", "UNITS", "stem", "without_article"]


def _words(text):
    return frozenset(fold(word) for word in text.split())


SHORT_FOR: dict[str, str] = {}
UNITS: dict[str, str] = {}

# The article, alone or after « and », « in », « so », « like »; « for the » is written « لل ».
PREFIXES = ("وال", "بال", "فال", "كال", "ولل", "ال", "لل")
_ARTICLE = re.compile(rf"^(?:{'|'.join(PREFIXES)})(?=..)")
# What begins like the article and is a word of its own.
_NO_ARTICLE = _words("الله التي الذي الذين والدة والد والدي بالغ بالغة بالغين")

PLURAL = re.compile(r"(?<=...)ات$")
# Words whose singular would be another one: requests are no students, girls no intention.
_KEPT = _words("طلبات بنات نبات نباتات حياة اوقات اصوات ابيات اموات وقات")


STOP_WORDS = _words(
    """في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين أن إن كان كانت هو هي هم نحن أنا أنت ما لا لم
    لن و أو ثم قد كل بعض بين عند حتى إذا كما لكن بعد قبل له لها لهم لي لنا لك به بها فيه فيها منه منها
    عليه عليها إليه إليها يا أي"""
)

ASKING = Asking.of(
    words=" ".join(
        _words("كيف أين متى هل ماذا لماذا كم أيمكن يمكن يمكنني أريد أرغب أود أبحث مرحبا شكرا فضلك رجاء")
    ),
    openers=" ".join(_words("كيف أين هل يمكنني أريد أود")),
    between=" ".join(_words("يمكن يمكنني أن أريد لي")),
    verbs=" ".join(_words("أجد أحصل الحصول العثور أفعل أعرف أذهب أقدم")),
    phrases="\n".join(
        " ".join(fold(word) for word in phrase.split())
        for phrase in ("من فضلك", "كم من الوقت", "في أي يوم", "في أي ساعة", "أحتاج إلى", "هل يوجد", "هل هناك")
    ),
)


def stem(word):
    """« خدمات » as « خدمة »."""
    bare = without_article(word)
    if word in _KEPT or (bare and bare in _KEPT):
        return word
    return PLURAL.sub("ه", word)


def without_article(folded):
    """A folded word without the article that it may begin with, or ""."""
    if folded in _NO_ARTICLE:
        return ""
    found = _ARTICLE.match(folded)
    return folded[found.end() :] if found else ""
