"""The words of other registers -> codes of our categories, read once a run."""

import re
from collections import defaultdict

from core.codes import Codes, Named
from directory.models import Category
from directory.models.choices import PlaceKind
from search.analysis import fold

# Of the shipped tree, categories/tree.csv. What stands in none is a shop.
KINDS = {
    slug: kind.value
    for kind, slugs in {
        PlaceKind.SHOP: ("commerces", "restauration", "beaute", "entreprises", "pharmacie", "optique"),
        PlaceKind.SERVICE: (
            "sante", "services-publics", "enfance", "aines", "emploi", "coworking", "acces-wifi", "tourisme",
        ),
        PlaceKind.DIGITAL: ("numerique",),
        PlaceKind.ASSOCIATION: ("associations",),
        PlaceKind.CULTURE: ("culture", "sport"),
        PlaceKind.OUTDOORS: ("espaces-verts", "jeux", "aire-de-jeux"),
        PlaceKind.TRANSPORT: ("transport",),
    }.items()
    for slug in slugs
}  # fmt: skip


SHORTEST_BEGINNING = 4  # letters of a word that is cut short


class Categories:
    """`labels`: {code: name}. Each method finds a code, or "": `code` by one that a file names, `osm`,
    `acceslibre`, `naf`, `scdl` by the words of a register."""

    def __init__(self):
        self.parents, self.kinds, self.labels = {}, {}, {}
        self.words, self.wanted = defaultdict(dict), defaultdict(set)
        rows = Category.objects.filter(locale__language_code="fr").select_related("parent")
        self.codes = Codes.of(Named("fr", row.slug, row.former_slugs) for row in rows)
        for row in rows:
            self.labels[row.slug] = row.title
            self.parents[row.slug] = row.parent.slug if row.parent else ""
            self.kinds[row.slug] = next((KINDS[slug] for slug in row.every_slug if slug in KINDS), "")
            for register in ("osm", "acceslibre", "naf"):
                for line in filter(None, map(str.strip, getattr(row, register).splitlines())):
                    self._learn(register, line, row)
            if row.scdl_code:
                self._learn("scdl", row.scdl_code, row)
            self._learn("title", row.title, row)
            for words in filter(None, map(_singular, row.search_words.split(","))):
                self.wanted[words].add(row.slug)

    def _learn(self, register, word, row):
        """Of two categories that claim a word, the one on the second level is more precise."""
        key = word if register == "osm" else _naf(word) if register == "naf" else fold(word, " ")
        if key not in self.words[register] or row.parent_id:
            self.words[register][key] = row.slug

    def code(self, slug):
        """By its code, or what this was before."""
        code = self.codes.today(slug)
        return code if code in self.codes.codes else ""

    def osm(self, tags):
        """By the first tag that a category names, `key=*` last."""
        known = self.words["osm"]
        exact = (known.get(f"{key}={value}") for key, value in tags.items())
        any_value = (known.get(f"{key}=*") for key in tags)
        return next(filter(None, exact), None) or next(filter(None, any_value), "")

    def acceslibre(self, label):
        return self.words["acceslibre"].get(fold(label, " "), "") or self.named(label)

    def naf(self, code):
        """By a code of INSEE: « 10.71C », « 1071c » or « 10.71C Cuisson de produits »."""
        return self.words["naf"].get(_naf(code), "")

    def in_words(self, words):
        """By what an editor writes: a name of ours, one of acceslibre, a code, or what residents look for."""
        return self.acceslibre(words) or self.code(fold(words, "-")) or self.looked_for(words)

    def looked_for(self, words):
        """The only category that residents look for in these words: « Cordonnier »."""
        codes = self.wanted.get(_singular(words), ())
        return next(iter(codes)) if len(codes) == 1 else ""

    def abbreviated(self, words):
        """The only category of whose names the words are beginnings: « Boulang. »."""
        begun = [word for word in fold(words, " ").split() if len(word) >= SHORTEST_BEGINNING]
        if not begun:
            return ""
        names = [*self.words["title"].items(), *self.words["acceslibre"].items()]
        codes = {code for name, code in names if all(_begins(word, name) for word in begun)}
        return codes.pop() if len(codes) == 1 else ""

    def kind_of(self, code):
        """The sort of place (PlaceKind) that a category holds, or the one above it; "" if neither says."""
        return self.kinds.get(code) or self.kinds.get(self.parents.get(code), "")

    def scdl(self, code):
        return self.words["scdl"].get(fold(code, " "), "")

    def named(self, title):
        """By its own name."""
        return self.words["title"].get(fold(title, " "), "")


def _singular(words):
    return " ".join(word.removesuffix("s") for word in fold(words, " ").split())


def _begins(word, name):
    return any(part.startswith(word) for part in name.split())


def _naf(code):
    return re.sub(r"[\W_]", "", code).upper()[:5]
