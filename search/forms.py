"""Reads the query string. What it cannot read is ignored, and said so."""

import re
from dataclasses import replace
from datetime import date
from functools import cached_property

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core import reads
from core.days import TYPED_DAYS
from core.viewer import Viewer
from search.days import MOST_DAYS, days_shown
from search.listings import Listing
from search.nearby import RADII, is_point
from search.occurrences import FIRST_YEAR, LAST_YEAR
from search.protocol import index
from search.query import (
    BY_DAY,
    BY_DISTANCE,
    BY_NAME,
    BY_NEXT_DATE,
    BY_OPEN,
    BY_RELEVANCE,
    DATES,
    EVERYTHING,
    SORTS,
    SearchQuery,
    order_of_list,
    usual_sort,
)
from search.registry import facet_labels, facets

MOST_VALUES, LONGEST_VALUE, SHOWN = 40, 120, 40
LONGEST_QUESTION = 200
LONGEST_NAME = 100  # of a place to be near to
SORT_LABELS = {
    BY_RELEVANCE: gettext_lazy("By relevance"),
    BY_OPEN: gettext_lazy("Open first"),
    "date": gettext_lazy("Newest first"),
    "ancien": gettext_lazy("Oldest first"),
    BY_NAME: gettext_lazy("From A to Z"),
    "fraicheur": gettext_lazy("Latest update first"),
    BY_NEXT_DATE: gettext_lazy("Next dates first"),
    "distance": gettext_lazy("Nearest first"),
}
assert tuple(SORT_LABELS) == SORTS  # noqa: S101 (a typo must not start)


def read_form(viewer: Viewer, listing: Listing, params: QueryDict) -> "QueryForm":
    """The form that read the parameters of an address for a listing."""
    return QueryForm(
        params,
        portal=viewer.portal,
        language=viewer.language,
        fixed=listing.fixed,
        default_sort=listing.default_sort,
        dates_first=listing.dates_first,
    )


class ValuesField(forms.Field):
    """Every value of a repeated parameter, once each."""

    widget = forms.SelectMultiple

    def to_python(self, value):
        return list(dict.fromkeys(item for item in value or () if item))


class DayField(forms.DateField):
    """A day between 1900 and 2199, others overflow a time zone or a page; as machines or as people in France
    write it: « 2026-12-31 », « 31/12/2026 »."""

    def __init__(self, **options):
        super().__init__(required=False, input_formats=["%Y-%m-%d", *TYPED_DAYS], **options)

    def to_python(self, value):
        day = super().to_python(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("This year is out of range."))
        return day


def written_day(text: str) -> date | None:
    """The day that a list reads in its address; None where it is none."""
    try:
        return DayField().clean(text)
    except forms.ValidationError:
        return None


class PointField(forms.RegexField):
    """« 50.6923,3.1746 »: degrees of latitude and longitude, read to about ten metres."""

    def __init__(self, **options):
        super().__init__(r"^\s*[+-]?\d{1,3}(\.\d{1,20})?\s*,\s*[+-]?\d{1,3}(\.\d{1,20})?\s*\Z", **options)

    def clean(self, value):
        text = super().clean(value)
        point = tuple(round(float(degrees), 4) + 0.0 for degrees in text.split(",")) if text else None
        if point and not is_point(*point):
            raise forms.ValidationError(_("There is no such place."))
        return point


class WordsField(forms.Field):
    """Words on one line, without what cannot be printed."""

    def to_python(self, value):
        return _one_line(value)


def _one_line(value):
    """Printable characters, one space where there was any gap."""
    return re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in str(value or ""))).strip()


class QueryForm(forms.Form):
    """GET of a listing. `query` is what could be read, `notices` says what could not; `conflicts` are those
    of parameters that make no sense together.

    A facet that the listing fixes cannot be widened from the address.
    """

    base_fields: dict[str, forms.Field]

    q = WordsField(required=False, label=pgettext_lazy("filter", "Words"))
    partout = forms.ChoiceField(
        required=False, choices=[("1", "1")], label=pgettext_lazy("filter", "In all cities")
    )
    du = DayField(label=pgettext_lazy("filter", "From"))
    au = DayField(label=pgettext_lazy("filter", "Until"))
    dates = forms.ChoiceField(
        required=False, choices=[(value, value) for value in DATES], label=pgettext_lazy("filter", "Dates")
    )
    pres = PointField(required=False, label=pgettext_lazy("filter", "Near"))
    autour = WordsField(required=False, label=pgettext_lazy("filter", "Near"))
    rayon = forms.ChoiceField(
        required=False,
        choices=[(str(metres), metres) for metres in RADII],
        label=pgettext_lazy("filter", "Distance"),
    )
    tri = forms.ChoiceField(
        required=False, choices=tuple(SORT_LABELS.items()), label=pgettext_lazy("filter", "Order")
    )
    page = forms.RegexField(r"^0*[1-9]\d{0,5}\Z", required=False, label=pgettext_lazy("filter", "Page"))

    def __init__(self, params, *, portal, language, fixed=None, default_sort="date", dates_first=False):
        # Copying and reading a field costs more than all the rest of a short query.
        self.base_fields = {name: field for name, field in self.base_fields.items() if name in params}
        super().__init__(params)
        self.portal, self.language = portal, language
        self.fixed, self.default_sort, self.dates_first = fixed or EVERYTHING, default_sort, dates_first
        self.notices, self.conflicts = [], []
        self.asked = [facet for facet in facets().values() if facet.param in params]
        for facet in self.asked:
            self.fields[facet.param] = ValuesField(required=False, label=facet.label)
        self.full_clean()
        self.query = self._read()

    def _read(self):
        for name in self.errors:
            self._ignore(self.fields[name].label, self.data.get(name))
        found = self.cleaned_data
        query = SearchQuery(
            words=self._words(found.get("q") or ""),
            everywhere=bool(found.get("partout")),
            start=found.get("du"),
            end=found.get("au"),
            near=found.get("pres"),
            near_name=(found.get("autour") or "")[:LONGEST_NAME] if found.get("pres") else "",
            radius=int(found["rayon"]) if found.get("pres") and found.get("rayon") else None,
            dates=self._dates(found.get("dates") or ""),
            sort=found.get("tri") or "",
            page=int(found.get("page") or 1),
        )
        for facet in self.asked:
            query = query.selecting(facet.name, self._known(facet, found.get(facet.param, ())))
        return self._consistent(query, int(found.get("page") or 1))

    def _dates(self, dates):
        """Only a list of what has dates shows them otherwise."""
        if dates and not self.fixed.dates:
            self._ignore(self.fields["dates"].label, dates)
        return dates if self.fixed.dates not in ("", dates) else ""

    def _words(self, words):
        if len(words) <= LONGEST_QUESTION:
            return words
        self.notices.append(
            _("Only the first %(count)d characters of your search are used.") % {"count": LONGEST_QUESTION}
        )
        return words[:LONGEST_QUESTION].strip()

    def _consistent(self, query, page):
        changes = {"page": page}
        if query.start and query.end and query.start > query.end:
            self._conflict(_("The last day comes before the first: both are ignored."))
            changes |= {"start": None, "end": None}
        if query.dates == BY_DAY and query.start and query.end:
            self._say_days_left_out(query)
        if query.sort in self._orders_not_said(query):
            changes["sort"] = ""
        return replace(query, **changes)

    def _say_days_left_out(self, query):
        _first, last = days_shown(query.start, query.end, query.start)
        if last < query.end:
            self._conflict(_("Day by day, a list shows %(count)d days at most.") % {"count": MOST_DAYS})

    def _conflict(self, words):
        self.notices.append(words)
        self.conflicts.append(words)

    def _orders_not_said(self, query):
        """Without words there is no relevance, without a place no distance, without dates no next one; places
        are open; day by day there is one order; and what goes without saying."""
        if query.dates == BY_DAY:
            return set(SORTS)
        usual = order_of_list(query, self.default_sort, self.dates_first)
        is_possible = {
            BY_RELEVANCE: query.words,
            BY_OPEN: self.default_sort == BY_OPEN,
            BY_NEXT_DATE: self.fixed.dates or usual == BY_NEXT_DATE,
            BY_DISTANCE: query.near,
        }
        impossible = {sort for sort, given in is_possible.items() if not given}
        return impossible | {usual_sort(query.words, query.near, usual)}

    def _known(self, facet, values):
        if len(values) > MOST_VALUES:
            self.notices.append(
                _("Only the first %(count)d values of “%(filter)s” are used.")
                % {"count": MOST_VALUES, "filter": facet.label}
            )
            values = values[:MOST_VALUES]
        if facet.codes:
            codes = facet.codes(self.portal)
            values = list(dict.fromkeys(codes.today(value, self.language) for value in values))
        fixed = self.fixed.selected(facet.name)
        known = []
        for value in values:
            if not self._exists(facet, value) or (fixed and value not in fixed):
                self._ignore(facet.label, value)
            elif value not in fixed or len(fixed) > 1:
                known.append(value)
        return self._narrowest(facet, known) if facet.multiple else known[:1]

    def _narrowest(self, facet, values):
        """A branch of a tree gives way to what was chosen on it."""
        parents = facet.parents(self.language) if facet.parents and values else {}
        return [value for value in values if value not in {parents.get(other) for other in values}]

    def _exists(self, facet, value):
        if len(value) > LONGEST_VALUE or not value.isprintable():
            return False
        if value in facet_labels(facet.name, self.portal, self.language):
            return True
        if facet.is_computed:
            return bool(facet.reads and facet.reads(value))
        return index().has_known(facet.name, value) or (
            self._is_refreshed and index().has_known(facet.name, value)
        )

    @cached_property
    def _is_refreshed(self):
        """The index looked at again, once per address: a value may just have been published."""
        reads.note(reads.ANY)
        return bool(index().refresh())

    def _ignore(self, label, value):
        value = _one_line(value)
        shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
        self.notices.append(
            _("The filter “%(filter)s” does not know “%(value)s”: it is ignored.")
            % {"filter": label, "value": shown}
        )
