"""Places for programs that draw maps: KML 2.2 (OGC 07-147r2), a Placemark for each place that has a point."""

from xml.sax.saxutils import escape

from core.text import xml_safe

TYPE = "application/vnd.google-earth.kml+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
FOOT = "</Document>\n</kml>\n"


def document(places):
    """The file, piece by piece."""
    yield HEAD
    yield from filter(None, map(placemark, places))
    yield FOOT


def placemark(place):
    """One place with its name, its address and its page, or "" where it has no point."""
    if place["latitude"] is None or place["longitude"] is None:
        return ""
    lines = (place["introduction"], place["street"], f"{place['postcode']} {place['town']}", place.url)
    words = "\n".join(filter(None, map(str.strip, lines)))
    return (
        f'<Placemark id="p{place["translation_key"]}"><name>{_text(place["title"])}</name>'
        f"<description>{_text(words)}</description>"
        f"<Point><coordinates>{place['longitude']},{place['latitude']}</coordinates></Point></Placemark>\n"
    )


def _text(words):
    return escape(xml_safe(words))
