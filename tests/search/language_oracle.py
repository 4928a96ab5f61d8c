"""Documents in four languages, each written with known words of its own, and what a question must find in
them: each asked by the words of its language, without the analyser and without any engine."""

import random

from search.scoring import FEW
from tests.search import documents, word_oracle

# {language: {what the index holds: how people write it}}
WORDS = {
    "fr": {
        word: word_oracle.WORDS[word]
        for word in ("velo", "atelier", "travail", "lieu", "tri", "coeur", "rare")
    }
    | {"sport": ("sport", "sports"), "parking": ("parking", "Parkings")},
    "en": {
        "child": ("child", "children", "Child’s"),
        "library": ("library", "Libraries"),
        "swim": ("swim", "swimming"),
        "park": ("park", "parks"),
        "parking": ("parking", "Parkings"),
        "sport": ("sport", "Sports"),
        "rare": ("rare",),
    },
    "nl": {
        "kind": ("kind", "kinderen"),
        "fiets": ("fiets", "Fietsen"),
        "boom": ("boom", "bomen"),
        "bom": ("bom", "bommen"),
        "sport": ("sport", "sporten"),
        "park": ("park", "parken"),
    },
    "ar": {
        "مدرسه": ("مدرسة", "المدرسة", "والمَدرسه"),
        "خدمه": ("خدمات", "الخدمة"),
        "رحله": ("رحلة", "للرحلة"),
        "جامع": ("جامع", "الجامع"),
        "جامعه": ("جامعة", "الجامعات"),
        "12": ("12", "١٢"),
    },
}
CITIES = {city: word_oracle.CITIES[city] for city in ("roubaix", "tourcoing")}
UNKNOWN = "zzyzx"


def random_facts(seed, count):
    """{page id: fact}: a third of them have translations; `texts` are their words."""
    facts, chance = word_oracle.random_facts(seed, count), random.Random(seed)
    documents.translate(facts, seed, list(WORDS))
    for fact in facts.values():
        known = WORDS[fact.facets["locale"][0]]
        title, summary, body = (chance.sample(sorted(known), most) for most in (2, chance.randint(0, 2), 3))
        body += chance.choices(body, k=chance.choice((0, 0, 1, 4)))
        body += [chance.choice(list(CITIES))] if chance.random() < 0.1 else []
        fact.texts = word_oracle.Texts(title, summary, body)
        for word in dict.fromkeys((*title, *summary, *body)):
            fact.texts.spelled[word] = chance.choice((known | CITIES)[word])
        fact.title, fact.summary, fact.body = (
            " . ".join(fact.texts.spelled[word] for word in row) for row in fact.texts.rows
        )
    return facts


def random_words(chance, languages):
    """Words as somebody types them who knows some of several languages."""
    known = [way for language in languages for ways in WORDS[language].values() for way in ways]
    typed = chance.sample([*known, "Roubaix", "tourcoing"], chance.choice((1, 1, 2, 2, 3)))
    return [*typed, *([UNKNOWN] if chance.random() < 0.1 else [])]


def read(typed, language):
    """What the index of a language holds for what was typed."""
    folded = typed.lower()
    for word, ways in (WORDS[language] | CITIES).items():
        if folded in (way.lower() for way in ways):
            return word
    return f"?{folded}"


class Question:
    """What was `typed`, asked in the documents of each of the languages."""

    def __init__(self, typed, facts, city, languages):
        self.own = [languages[0]]
        self.each = {
            one: word_oracle.Question([read(w, one) for w in typed], facts, city, one) for one in languages
        }
        known = [any(q.is_known(q.asked[place]) for q in self.each.values()) for place in range(len(typed))]
        for question in self.each.values():
            words = (word for word, is_known in zip(question.asked, known, strict=True) if is_known)
            question.words = list(dict.fromkeys(words))
            question.is_single = len(dict.fromkeys(question.asked)) == 1

    def found(self, seen):
        strict = [fact for question in self.each.values() for fact in question.strict()]
        self.whole = {fact.number for fact in strict}
        if sum(fact in seen for fact in strict) >= FEW:
            return strict
        return [fact for question in self.each.values() for fact in question.loose()]

    def rank(self, fact):
        """What comes first by relevance. Among documents of one language the score alone decides."""
        score = self.each[fact.facets["locale"][0]].score(fact)
        is_first = len(self.each) == 1 or fact.number in self.whole
        return not is_first, fact.facets["locale"] != self.own, -score
