"""The models every app builds on."""

from core.models.city import CitySettings
from core.models.generation import Counter
from core.models.heartbeat import Heartbeat
from core.models.mail import OutgoingMail
from core.models.media import PortalDocument, PortalImage, PortalRendition
from core.models.pages import BasePage, CityRootPage, PageTag
from core.models.proposals import AnonymousProposal
from core.models.tally import FormTally
from core.models.taxonomy import Audience, Topic
from core.models.words import PublishedWords

__all__ = [
    "AnonymousProposal",
    "Audience",
    "BasePage",
    "CityRootPage",
    "CitySettings",
    "Counter",
    "FormTally",
    "Heartbeat",
    "OutgoingMail",
    "PageTag",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PublishedWords",
    "Topic",
]
