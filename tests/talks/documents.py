"""How a talk is found and drawn."""

from search.details import detail_context
from search.registry import DocumentFields, DocumentType
from tests.talks.models import TalkPage


def build_talk(page):
    """Found by its words and its room."""
    return DocumentFields(body=f"{page.title} {page.room}", card={"room": page.room})


def talk_context(page, request):
    """What talks/talk_page.html draws."""
    return detail_context(page, request) | {"room": page.room.upper()}


TALK = DocumentType(
    kind="talk",
    model=TalkPage,
    label="Conférence",
    label_plural="Conférences",
    build=build_talk,
    card="talks/card.html",
)
