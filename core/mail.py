"""Mail leaves by the worker: no page waits for a mail server, nor fails with it.

A mail is a row until the server took it, or until it was tried for a day; then the row goes. The server's own
words are not logged: they hold addresses.
"""

import logging
from collections import deque
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from core.models import OutgoingMail

logger = logging.getLogger(__name__)

# Minutes until a mail is tried again, after the first time, the second…: a day in all.
PAUSES = (2, 5, 15, 60, 180, 360, 720)
KEPT = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "extra_headers")
# This mail alone is refused, by the server or, with a ValueError, by Django, which cannot write its headers
# (the punycode of its domain is too long): the next may be taken.
OF_ONE_MAIL = (SMTPResponseException, SMTPRecipientsRefused, ValueError)


class QueuedBackend(BaseEmailBackend):
    """EMAIL_BACKEND: keeps mails for the worker, which sends them by `settings.MAIL_TRANSPORT`."""

    def send_messages(self, email_messages):
        for mail in email_messages:
            if mail.attachments:
                raise ValueError("Mail with attachments is not queued: link to the file.")
            words = {name: getattr(mail, name) for name in KEPT} | {"subtype": mail.content_subtype}
            words["alternatives"] = [list(pair) for pair in getattr(mail, "alternatives", ())]
            OutgoingMail.objects.create(words=_plain(words))
        transaction.on_commit(send_due.enqueue)
        return len(email_messages)


@task(priority=50)  # short, and somebody may wait for it
def send_due():
    """Send what is due; a server that is away is tried once for all of it."""
    mails = deque(OutgoingMail.objects.filter(next_try_at__lte=timezone.now()))
    if not mails:
        return
    try:
        with get_connection(settings.MAIL_TRANSPORT) as connection:
            while mails:
                # Just before it is sent: the first pause is soon over where many are.
                if _claim(mail := mails.popleft()):
                    _send(mail, connection)
    except OSError as error:  # smtplib's errors are some
        logger.warning("The mail server is away (%s): tried again later", type(error).__name__)
        for mail in mails:
            _claim(mail)
    _give_up()


def enqueue_due():
    """Every minute: what failed, or whose task was lost, is tried again."""
    if OutgoingMail.objects.filter(next_try_at__lte=timezone.now()).exists():
        send_due.enqueue()


def _claim(mail):
    """Whether this process sends it: whoever moves its next try has it."""
    pause = timedelta(minutes=PAUSES[min(mail.tries, len(PAUSES) - 1)])
    due = OutgoingMail.objects.filter(pk=mail.pk, tries=mail.tries)
    return due.update(tries=F("tries") + 1, next_try_at=timezone.now() + pause) == 1


def _send(mail, connection):
    words = dict(mail.words)
    subtype, headers = words.pop("subtype"), words.pop("extra_headers")
    message = EmailMultiAlternatives(**words, headers=headers, connection=connection)
    message.content_subtype = subtype
    try:
        message.send()
    except OF_ONE_MAIL as error:
        logger.warning("Mail %s was refused (%s)", mail.pk, type(error).__name__)
    else:
        mail.delete()


def _give_up():
    count = OutgoingMail.objects.filter(tries__gt=len(PAUSES)).delete()[0]
    if count:
        logger.error("Mails that could not be sent in a day were given up: %d", count)


def _plain(value):
    """Lazy words as text, for JSON."""
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if value is None else str(value)
