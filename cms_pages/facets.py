"""Values that editorial pages put into facets of their own."""

FEATURED = "oui"
FEATURED_ONLY = {"featured": (FEATURED,)}
NEWSROOM = "newsroom"
