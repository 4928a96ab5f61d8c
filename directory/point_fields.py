"""The two numbers of a point, which editors set from the address or on a map. Without scripts they stay two
numbers."""

import json

from django import forms
from django.conf import settings
from django.forms.widgets import Script
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.sites import get_portal


def ground_of(city_slug: str) -> dict:
    """What a map in the admin needs to draw its ground."""
    return {
        "leaflet": static("js_lib_leaflet/leaflet.js"),
        "styles": static("js_lib_leaflet/leaflet.css"),
        "ground": reverse("directory_ground", args=[city_slug]),
        "tiles": settings.MAP_TILE_URL,
        "attribution": settings.MAP_ATTRIBUTION,
    }


class PointInput(forms.NumberInput):
    """The latitude; directory/points/pick.js puts the map before both numbers, and folds them away."""

    city_slug = ""
    page_id = 0

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"step": "any", **(attrs or {})})

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        if self.city_slug:
            attrs["data-point"] = json.dumps(self._asked() | {"words": _words()}, ensure_ascii=False)
        return attrs

    def _asked(self) -> dict:
        ground = ground_of(self.city_slug)
        ground["ground"] += f"?sans={self.page_id}"
        return ground | {"find": reverse("directory_point"), "city": self.city_slug}

    class Media:
        js = [Script("directory/points/pick.js", type="module")]
        css = {"all": ["directory/points/points.css"]}


class SetsPoint:
    """Of the form of a page that has `latitude` and `longitude`."""

    instance: Page
    parent_page: Page
    fields: dict[str, forms.Field]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "latitude" not in self.fields or "longitude" not in self.fields:
            return
        placed = self.instance if self.instance.path else self.parent_page
        home = get_portal().home_of(placed) if placed else None
        widget = PointInput()
        widget.city_slug = home[0].slug if home else ""
        widget.page_id = self.instance.pk or 0
        self.fields["latitude"].widget = widget


def _words() -> dict[str, str]:
    return {
        "find": _("Find the point"),
        "take": _("Take this point"),
        "found": _("Found: %(label)s"),
        "nearest": _("This address is not known exactly. The nearest: %(label)s"),
        "unknown": _("This address is not known: place the point on the map."),
        "unset": _(
            "No address service is set up here: only addresses of the directory are known. Place the point on"
            " the map."
        ),
        "down": _("The address service does not answer. Place the point on the map, or try again later."),
        "plain": _("This map has no streets: it shows the border of the town, and the places with a point."),
        "empty": _("Write the street first."),
        "failed": _("The search does not answer. Place the point on the map, or try again later."),
        "map": _("Map: click to set the point, drag it, or move it with the arrow keys"),
        "point": _("Point of this page. Arrow keys move it, with Shift further."),
        "set": _("The point is at %(latitude)s, %(longitude)s."),
        "none": _("No point yet: click on the map where it is. Without a point the page stands on no map."),
        "here": _("Place the point in the middle of the map"),
        "remove": _("Remove the point"),
        "numbers": _("The same as two numbers"),
    }
