"""Documents written with known words, and what a question must find in them: no analyser here."""

import random
import re

from tests.search import documents, oracle

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
# Words of every document of the city, whether its texts say them or not.
CITIES = {
    "roubaix": ("Roubaix", "ROUBAIX"),
    "tourcoing": ("Tourcoing", "tourcoing"),
    "marcq": ("Marcq-en-Barœul", "marcq en baroeul"),
}
FREQUENT = [word for word in WORDS if word != "rare"]
FILLING = ("le", "la", "de", "et", "dans les", "aux", "pour")


def written(chance, word):
    return chance.choice((WORDS | CITIES)[word])


def text_of(chance, words):
    return " ".join(f"{written(chance, word)} {chance.choice(FILLING)}" for word in words)


def random_facts(seed, count):
    """{page id: fact} with a title, a summary and a body; `held` are its words."""
    chance, facts = random.Random(seed), documents.random_facts(seed, count)
    for fact in facts.values():
        title, summary, body = (chance.sample(FREQUENT, most) for most in (2, chance.randint(0, 2), 3))
        if chance.random() < 0.02:
            body = [*body, "rare"]
        if chance.random() < 0.1:
            body = [*body, chance.choice(list(CITIES))]
        fact.title, fact.summary, fact.body = (text_of(chance, words) for words in (title, summary, body))
        fact.held = {*title, *summary, *body, *fact.facets["city"]}
    return facts


def found_by(facts, asked, seen, typed):
    """The facts that a question of these words finds; `seen` are those of the scope, `typed` is the
    last word as it was written."""
    beginning = beginning_of(typed)
    whole = [fact for fact in facts if set(asked) <= fact.held]
    if any(fact in seen for fact in whole):
        return whole
    unfinished = [
        fact for fact in facts if set(asked[:-1]) <= fact.held and begins(fact, asked[-1], beginning)
    ]
    if any(fact in seen for fact in unfinished):
        return unfinished
    most = max((len(set(asked) & fact.held) for fact in seen), default=0)
    return [fact for fact in facts if most and len(set(asked) & fact.held) >= most]


def beginning_of(typed):
    """What a last word may be the beginning of; none for compounds and words of two letters."""
    last = oracle.folded(re.sub(r"^[ld]['’]", "", typed.split(" ")[-1]))
    is_plain = typed.split(" ")[-1].isalnum() or re.match(r"^[ld]['’]", typed)
    return last if is_plain and len(last) > 2 else ""


def begins(fact, word, beginning):
    """Whether the document has the word, or one that begins so."""
    return word in fact.held or bool(beginning and any(held.startswith(beginning) for held in fact.held))
