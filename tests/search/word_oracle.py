"""Documents written with known words, and what a question must find in them: no analyser here."""

import random

from tests.search import documents

# {what the index holds: how people write it}
WORDS = {
    "velo": ("vélo", "Vélos", "VÉLO", "velo"),
    "velodrome": ("vélodrome", "vélodromes"),
    "atelier": ("l’atelier", "ateliers", "d'atelier"),
    "travail": ("travaux", "travail"),
    "lieu": ("lieux", "Lieu"),
    "lieue": ("lieue", "lieues"),
    "tri": ("tri", "Tris"),
    "tribunal": ("tribunal",),
    "numerique": ("numérique", "numériques"),
    "coeur": ("cœur", "coeurs"),
    "c++": ("C++", "c++"),
    "weekend": ("week-end", "week‑ends"),
    "obrien": ("O’Brien", "o'brien"),
    "2026": ("2026",),
    "rare": ("rare",),
}
FREQUENT = [word for word in WORDS if word != "rare"]
FILLING = ("le", "la", "de", "et", "dans les", "aux", "pour")


def written(chance, word):
    return chance.choice(WORDS[word])


def text_of(chance, words):
    return " ".join(f"{written(chance, word)} {chance.choice(FILLING)}" for word in words)


def random_facts(seed, count):
    """{page id: fact} with a title, a summary and a body; `held` are its words."""
    chance, facts = random.Random(seed), documents.random_facts(seed, count)
    for fact in facts.values():
        title, summary, body = (chance.sample(FREQUENT, most) for most in (2, chance.randint(0, 2), 3))
        if chance.random() < 0.02:
            body = [*body, "rare"]
        fact.title, fact.summary, fact.body = (text_of(chance, words) for words in (title, summary, body))
        fact.held = {*title, *summary, *body}
    return facts


def found_by(facts, asked, seen):
    """The facts that a question of these words finds; `seen` are those of the scope."""
    whole = [fact for fact in facts if set(asked) <= fact.held]
    if any(fact in seen for fact in whole):
        return whole
    unfinished = [fact for fact in facts if set(asked[:-1]) <= fact.held and begins(fact, asked[-1])]
    if any(fact in seen for fact in unfinished):
        return unfinished
    most = max((len(set(asked) & fact.held) for fact in seen), default=0)
    return [fact for fact in facts if most and len(set(asked) & fact.held) >= most]


def begins(fact, word):
    """Whether a word of the document begins so; words of fewer than three letters are finished."""
    plain = word.isalnum() and word not in {"weekend", "obrien"}
    return word in fact.held or (plain and any(held.startswith(word) for held in fact.held))
