"""What is written to people without an account. Text only, in the language of the page that
they used.

Every mail waits in the database for the worker (core.mail): it is kept together with what is said of it.
"""

from django.contrib import messages
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core.sites import get_portal

LONGEST_ANSWER = 2_000  # characters


class NoSiteError(Exception):
    """A page is in no city that has a site: its home page is not published. In words for the editor."""


def home_of(page):
    """(City, language) of a page. NoSiteError where no site shows it: an address would lead nowhere."""
    home = get_portal().home_of(page)
    if home is None:
        raise NoSiteError(_("The home page of the city is not published: nothing can be sent."))
    return home


def language_of(page):
    """The language of a page: who used it is written to in it. NoSiteError where no site shows it."""
    return home_of(page)[1]


def write(page, recipient, subject, template, context):
    """Write to somebody in the name of the city of `page`, which gets what is replied."""
    city, _language = home_of(page)
    text = render_to_string(template, context | {"city": city})
    reply_to = [city.settings.email] if city.settings.email else None
    EmailMessage(" ".join(subject.split()), text, to=[recipient], reply_to=reply_to).send()


def answer(request, decided, send_answer):
    """Send the words that an editor wrote below a proposal, by `send_answer(proposal, words=…)`, and tell the
    editor so."""
    email, words = decided.email, request.POST.get("words", "")[:LONGEST_ANSWER].strip()
    try:
        send_answer(decided, words=words)
    except NoSiteError as error:
        messages.error(request, str(error))
        return
    messages.success(request, _("The answer is on its way to %(email)s.") % {"email": email})
