"""A city's motifs by name, as SVG, and their addresses."""

DEFAULT_TOPIC = "house"


def url(slug, motif):
    return f"/motifs/{slug}/{motif}.0.svg"
