"""The words of other registers -> slugs of our categories, read once a run."""

from collections import defaultdict

from directory.models import Category
from search.documents import folded


class Categories:
    """`in` tells whether a slug exists; `osm`, `acceslibre`, `naf`, `scdl` find one, or ""."""

    def __init__(self):
        self.slugs = set()
        self.words = defaultdict(dict)
        for row in Category.objects.filter(locale__language_code="fr").select_related("parent"):
            self.slugs.add(row.slug)
            for register in ("osm", "acceslibre", "naf"):
                for line in filter(None, map(str.strip, getattr(row, register).splitlines())):
                    self._learn(register, line, row)
            if row.scdl_code:
                self._learn("scdl", row.scdl_code, row)
            self._learn("title", row.title, row)

    def _learn(self, register, word, row):
        """Of two categories that claim a word, the one on the second level is more precise."""
        key = word if register == "osm" else folded(word)
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
        return self.words["acceslibre"].get(folded(label), "") or self.named(label)

    def naf(self, code):
        return self.words["naf"].get(folded(code), "")

    def scdl(self, code):
        return self.words["scdl"].get(folded(code), "")

    def named(self, title):
        """By its own name."""
        return self.words["title"].get(folded(title), "")
