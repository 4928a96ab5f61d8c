"""The large cards that open a section of a home page: two pictures side by side, never the same twice
where their topics leave a choice."""

from dataclasses import dataclass
from itertools import product

from search.hits import Hit

LEADS = 2


@dataclass(frozen=True)
class Lead:
    """A large card; `picture` is the woven drawing it shows without a photo, "" for the usual one."""

    item: Hit
    picture: str = ""


def leads_of(hits, topics):
    """The first hits as large cards. `topics`: {slug: Term} of the language, as the portal holds them."""
    leads = [Lead(hit) for hit in hits[:LEADS]]
    if len(leads) < LEADS or any(hit.card.get("image") for hit in hits[:LEADS]):
        return leads
    first, second = (_drawings(hit, topics) for hit in hits[:LEADS])
    # The second card gives way to the first, which turns to its next topic only if that must be.
    chosen = next((pair for pair in product(first, second) if pair[0] != pair[1]), (first[0], second[0]))
    return [Lead(hit, picture) for hit, picture in zip(hits, chosen, strict=False)]


def _drawings(hit, topics):
    """The drawings of its topics, in order; the portal's default without any."""
    own = [hit.card.get("picture", "")]
    own += [topics[topic["slug"]].picture for topic in hit.card.get("topics", ()) if topic["slug"] in topics]
    return [picture for picture in dict.fromkeys(own) if picture] or [""]
