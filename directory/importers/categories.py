"""The words of other registers -> slugs of our categories, read once a run."""

import re
from collections import defaultdict

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


class Categories:
    """`in` tells whether a slug exists; `osm`, `acceslibre`, `naf`, `scdl` find one, or ""."""

    def __init__(self):
        self.slugs, self.parents = set(), {}
        self.words = defaultdict(dict)
        for row in Category.objects.filter(locale__language_code="fr").select_related("parent"):
            self.slugs.add(row.slug)
            self.parents[row.slug] = row.parent.slug if row.parent else ""
            for register in ("osm", "acceslibre", "naf"):
                for line in filter(None, map(str.strip, getattr(row, register).splitlines())):
                    self._learn(register, line, row)
            if row.scdl_code:
                self._learn("scdl", row.scdl_code, row)
            self._learn("title", row.title, row)

    def _learn(self, register, word, row):
        """Of two categories that claim a word, the one on the second level is more precise."""
        key = word if register == "osm" else _naf(word) if register == "naf" else fold(word, " ")
        if key not in self.words[register] or row.parent_id:
            self.words[register][key] = row.slug

    def __contains__(self, slug):
        return slug in self.slugs

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

    def kind_of(self, slug):
        """The sort of place (PlaceKind) that a category holds, or the one above it; "" if neither says."""
        return KINDS.get(slug) or KINDS.get(self.parents.get(slug), "")

    def scdl(self, code):
        return self.words["scdl"].get(fold(code, " "), "")

    def named(self, title):
        """By its own name."""
        return self.words["title"].get(fold(title, " "), "")


def _naf(code):
    return re.sub(r"[\W_]", "", code).upper()[:5]
