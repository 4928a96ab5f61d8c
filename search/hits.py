"""One result: enough to draw a card or a feed item without loading its page."""

from functools import cached_property

from django.utils import timezone

from search import nearby
from search.registry import type_of_kind


class Hit:
    """A document seen from a city: its links are relative at home and absolute elsewhere.

    With the `marker` of a question and the `body` of the document, `marked_title` and `passage` are
    safe HTML that shows its words. `now` is when it is seen, `near` from where.
    """

    def __init__(self, document, portal, scope, marker=None, body="", *, now=None, near=None):
        self._document, self._marker, self._body = document, marker, body
        self._now, self._near = now or timezone.now(), near
        if marker:
            self.pk = None  # drawn for this question: core.templatetags.kept must not keep it
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
    def marked_title(self):
        """The title with its words marked, or "" without a question."""
        return self._marker.marked(self._document.title) if self._marker else ""

    @cached_property
    def passage(self):
        """Where the words are, in the summary or the body; "" without a question."""
        return self._marker.passage(self._document.summary, self._body) if self._marker else ""

    @cached_property
    def type(self):
        """The registered DocumentType; None when its app is gone."""
        return type_of_kind(self._document.kind)

    @cached_property
    def opening(self):
        """Its State at this moment (search.openings); None for what has no timetable."""
        return self._document.openings and self._document.openings.state_until(self._now)[0]

    @cached_property
    def changes_at(self):
        """When its card will say something else (core.templatetags.kept), or None. « Ouvre demain » ends
        at midnight."""
        if not (self._document.openings and self.type and self.type.is_timed):
            return None
        return self._document.openings.state_until(self._now)[1]

    @cached_property
    def distance(self):
        """Metres from the place that was asked for, or None."""
        point = self._document.latitude, self._document.longitude
        return nearby.distance(self._near, point) if self._near and nearby.is_point(*point) else None

    @property
    def distance_label(self):
        """« à 350 m », or ""."""
        return "" if self.distance is None else nearby.words_of(self.distance)

    @property
    def kind_label(self):
        return self.type.label if self.type else ""

    @property
    def card_template(self):
        return self.type.card if self.type else "search/card.html"
