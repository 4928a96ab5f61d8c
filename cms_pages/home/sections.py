"""From the blocks of a home page, as they are stored, to its sections."""

from cms_pages.home import lists, ways
from cms_pages.home.section import Section, Surroundings
from cms_pages.home.today import today

BUILDERS = {
    "today": today,
    "deeds": ways.deeds,
    "numbers": ways.numbers,
    "news": lists.news,
    "agenda": lists.agenda,
    "lab": lists.lab,
    "listing": lists.listing,
    "text": ways.text,
    "map": ways.map_of_city,
    "audiences": lists.audiences,
    "topics": lists.topics,
    "cities": ways.cities,
    "follow": ways.follow,
}


def sections_of(raw_blocks, around: Surroundings) -> list[Section]:
    """Sections in the editor's order; what they ask for is not read yet."""
    return [
        BUILDERS[block["type"]](block["value"], f"section-{number}", around)
        for number, block in enumerate(raw_blocks, start=1)
    ]
