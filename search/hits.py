"""One result: enough to draw a card or a feed item without loading its page."""

from functools import cached_property

from search.registry import type_of_kind


class Hit:
    """A document seen from a city: its links are relative at home and absolute elsewhere."""

    def __init__(self, document, portal, scope):
        self._document = document
        self.city = portal.by_settings_id[document.city_id]
        here = scope.city or (portal.hub.slug if portal.hub else None)
        self.is_foreign = self.city.slug != here

    def __getattr__(self, name):
        return getattr(self._document, name)

    def __str__(self):
        return self._document.title

    @property
    def absolute_url(self):
        return f"{self.city.base_url}{self._document.path}"

    @property
    def url(self):
        return self.absolute_url if self.is_foreign else self._document.path

    @cached_property
    def type(self):
        """The registered DocumentType; None when its app is gone."""
        return type_of_kind(self._document.kind)

    @property
    def kind_label(self):
        return self.type.label if self.type else ""

    @property
    def card_template(self):
        return self.type.card if self.type else "search/card.html"
