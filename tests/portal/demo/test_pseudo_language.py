"""Every word that residents are shown is content, or a message that translators find; in both directions."""

import json
import re
from html import escape
from inspect import getsource

import pytest
from django.core import mail
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client
from django.test.signals import template_rendered
from django.utils import translation
from lxml import html

from cms_pages.models import ContentPage
from core.sites import get_portal
from core.theme.gallery import registry, samples
from directory.exports import datasets
from directory.layers import kinds
from directory.models import PlacePage, Proposal
from directory.truth import mails
from events.models import ActivityProposal, AgendaPage
from events.proposals.mails import send_answer
from portal.messages.extraction import uses
from search.workbench import counting
from tests.architecture.sources import templates
from tests.browser.addresses import absolute, addresses
from tests.portal.demo.visible_text import everything_written, normalised, unmarked
from tests.pseudo_language import EDITORS, OPEN, pseudo_language

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db, pytest.mark.slow]

WORN_BY = "fr"  # so that every page of the demo shows it

# What is shown where a page has a translation, and easy versions of pages.
NOT_IN_THE_DEMO = {
    "core/components/languages.html",
    "core/components/outdated.html",
    "cms_pages/easy_page.html",
}
# Lines of a calendar that its reader shows.
SHOWN_LINE = re.compile(
    r"^(?:SUMMARY|DESCRIPTION|LOCATION|COMMENT|NAME|X-WR-CALNAME|X-WR-CALDESC)\b[^:]*:(.*)$", re.M
)
# Keys of structured data whose values search engines show.
SHOWN_KEYS = ("name", "headline", "description", "text")


def more_addresses():
    """What tests in a browser leave out: pages of the apps, and a page for each notice."""
    portal = get_portal()
    home = portal.by_slug["roubaix"].home_url("fr")
    found = {path: home + path for path in ("plan-du-site/", "mots-cles/", "une-erreur/merci/")}
    found |= {"remark": f"{home}une-erreur/?sur=/fr/", "gallery": home.replace("/fr/", "/composants/")}
    found |= {face: f"{home}lieux/{face}" for face in ("integrer/", "liste.html", "liste.rss")}
    found["a street in two sectors"] = f"{home}collecte/?adresse=boulevard+du+Grand-Fil"
    for notice in ContentPage.Notice.values:
        if page := ContentPage.objects.live().filter(locale__language_code="fr", notice=notice).first():
            found[f"notice {notice}"] = absolute(portal, page)
    return found


def calendars(asked):
    """Addresses of calendars: of a list, of one activity, of the collections of a sector."""
    agenda = asked["agenda, each date"].partition("?")[0]
    one = {name: f"{asked[name]}agenda.ics" for name in ("Activity", "Collection sector")}
    return one | {"a list of activities": f"{agenda}liste.ics"}


class Answers:
    """Every kind of page in every state, forms sent empty, calendars and mails, in the pseudo-language; then
    each template again, from right to left."""

    def __init__(self):
        self.drawn, self.drawn_by = set(), {}
        asked = addresses() | more_addresses()
        # Samples of the gallery, and names of French schemas.
        in_code = " ".join(getsource(module) for module in (samples, registry, kinds, datasets))
        states = " ".join(
            f"{part.name}-{state.name}" for part in registry.COMPONENTS for state in part.states
        )
        self.content = f"{everything_written()}{normalised(f'{in_code} {states}')} "
        template_rendered.connect(self._note)
        with pseudo_language(worn_by=WORN_BY):
            self.pages = {name: self._page(name, address) for name, address in asked.items()}
            for name in ("correction", "proposed activity", "remark"):
                self.pages[f"{name}, sent empty"] = source_of(asked[name], data={})
            self.pages["refused"] = source_of(asked["remark"], data={}, origin="https://exemple.fr")
            self.calendars = {name: source_of(path) for name, path in calendars(asked).items()}
            self.mails = mails_written()
        with pseudo_language(worn_by=WORN_BY, from_right_to_left=True):
            self.mirrored = {name: source_of(asked[name]) for name in self._each_template()}
            self.mails += mails_written()
        template_rendered.disconnect(self._note)
        counting.flush()  # what was searched, while the transaction can take it back

    def _page(self, name, address):
        before, self.drawn = self.drawn, set()
        source = source_of(address)
        self.drawn_by[name], self.drawn = self.drawn, self.drawn | before
        return source

    def _each_template(self):
        """As few pages as draw every template."""
        seen = set()
        for name, drawn in sorted(self.drawn_by.items(), key=lambda item: -len(item[1])):
            if drawn - seen:
                seen |= drawn
                yield name

    def _note(self, sender, template, **kwargs):
        self.drawn.add("core/errors/404.html" if template.name == "404.html" else template.name)


def source_of(address, data=None, origin=None):
    host, path = address.removeprefix("http://").split("/", 1)
    client = Client(headers={"host": host, "origin": origin or f"http://{host}"})
    response = client.get(f"/{path}") if data is None else client.post(f"/{path}", data)
    return response.content.decode()


def mails_written():
    """To those who wrote, to the owner of a place, and to a town: subject and body of each."""
    place = PlacePage.objects.live().filter(locale__language_code="fr").exclude(owner_email="").first()
    before = len(mail.outbox)
    mails.send_link(place)
    for status in Proposal.Status.values:
        changes = {"phone": "03 20 00 00 00"}
        said = Proposal.objects.create(place=place, email="x@example.fr", status=status, changes=changes)
        mails.send_answer(said, words="")
    agenda = AgendaPage.objects.live().filter(locale__language_code="fr").first()
    for status in ActivityProposal.Status.values:
        said = ActivityProposal.objects.create(
            agenda=agenda, title="Fête", email="x@example.fr", status=status
        )
        send_answer(said, words="")
    remark = render_to_string("cms_pages/mail_remark.txt", {"page": place.full_url, "remark": place.title})
    return [remark, *(f"{sent.subject}\n{sent.body}" for sent in mail.outbox[before:])]


@pytest.fixture(scope="module")
def answers(demo, django_db_blocker):
    """Read once: the pseudo-language and what it made are gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic(), translation.override(WORN_BY):
        found = Answers()
        transaction.set_rollback(True)
    return found


def test_every_visible_text_of_a_page_is_marked_or_content(answers):
    faults = {name: unmarked(source, answers.content) for name, source in answers.pages.items()}
    assert not {name: found for name, found in faults.items() if found}


def test_the_same_holds_from_right_to_left(answers):
    faults = {name: unmarked(source, answers.content) for name, source in answers.mirrored.items()}
    assert not {name: found for name, found in faults.items() if found}
    assert [name for name, source in answers.mirrored.items() if 'dir="rtl"' not in source] == []


def test_every_line_of_a_mail_is_marked_or_content(answers):
    faults = [unmarked(f"<p>{text}</p>", answers.content) for text in answers.mails]
    assert faults
    assert not [found for found in faults if found]


def test_every_shown_line_of_a_calendar_is_marked_or_content(answers):
    faults = {
        name: unmarked(f"<p>{lines_of(text)}</p>", answers.content)
        for name, text in answers.calendars.items()
    }
    assert all(SHOWN_LINE.search(text) for text in answers.calendars.values())
    assert not {name: found for name, found in faults.items() if found}


def lines_of(calendar):
    """What a calendar shows, unfolded (RFC 5545, 3.1)."""
    shown = SHOWN_LINE.findall(re.sub(r"\r?\n[ \t]", "", calendar).replace("\r", ""))
    return escape("\n".join(dict.fromkeys(shown)).replace("\\n", "\n").replace("\\", ""))


def test_structured_data_says_what_is_marked_or_content(answers):
    said = {
        name: "\n".join(texts_of_data(source)) for name, source in answers.pages.items() if name != "gallery"
    }
    faults = {
        name: unmarked(f"<p>{escape(text)}</p>", answers.content) for name, text in said.items() if text
    }
    assert not {name: found for name, found in faults.items() if found}


def texts_of_data(source):
    """The texts of the structured data of a page that search engines show."""
    for data in html.fromstring(source.encode()).xpath("//script[@type='application/ld+json']/text()"):
        yield from _shown(json.loads(data))


def _shown(node):
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, (dict, list)):
            yield from _shown(value)
        elif key in SHOWN_KEYS and isinstance(value, str):
            yield value


def test_residents_are_shown_no_message_of_the_admin(answers):
    pages = {name: source for name, source in answers.pages.items() if name != "gallery"}
    assert not [name for name, source in pages.items() if OPEN + EDITORS in source]
    assert not [text for text in answers.mails if OPEN + EDITORS in text]


def test_every_template_that_says_something_was_drawn(answers):
    paths = {path: name for name, path in templates().items()}
    speaking = {paths[use.path] for use in uses() if use.is_public and use.path in paths}
    assert speaking - answers.drawn <= NOT_IN_THE_DEMO
