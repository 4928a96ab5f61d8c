"""Mail leaves by the worker, whatever the mail server does."""

import socket

import pytest
import time_machine
from django.core import mail as django_mail
from django.core.mail.backends import locmem
from django.core.validators import validate_email
from django.utils import timezone

from core import mail
from core.models import OutgoingMail
from tests.postgres import free_port

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def queue(settings):
    settings.EMAIL_BACKEND = "core.mail.QueuedBackend"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.2


def send(address="a@example.org"):
    django_mail.send_mail("Objet", "Texte", None, [address], html_message="<p>Texte</p>")


@pytest.fixture
def silent():
    """The port of a server that accepts and never speaks."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_mail_waits_for_the_worker_and_leaves_nothing_behind():
    send()
    assert django_mail.outbox == []
    mail.send_due.func()
    sent = django_mail.outbox[0]
    assert (sent.to, sent.alternatives[0][0]) == (["a@example.org"], "<p>Texte</p>")
    assert not OutgoingMail.objects.exists()


def test_a_silent_server_is_tried_once_for_all_and_again_later(settings, silent, caplog):
    settings.MAIL_TRANSPORT, settings.EMAIL_PORT = SMTP, silent
    send()
    send()
    mail.send_due.func()
    mail.send_due.func()
    assert [(m.tries, m.next_try_at > timezone.now()) for m in OutgoingMail.objects.all()] == [(1, True)] * 2
    assert "example.org" not in caplog.text


def test_a_dead_server_is_given_up_after_a_day(settings):
    settings.MAIL_TRANSPORT, settings.EMAIL_PORT = SMTP, free_port()
    send()
    for _ in range(len(mail.PAUSES) + 1):
        OutgoingMail.objects.update(next_try_at=timezone.now())
        mail.send_due.func()
    assert not OutgoingMail.objects.exists()


def test_an_address_that_no_mail_can_name_keeps_nothing_back():
    """Forms take it: each label is short enough, as people write it."""
    address = f"a@{'é' * 60}.fr"
    validate_email(address)
    send(address)
    send()
    mail.send_due.func()
    assert [sent.to for sent in django_mail.outbox] == [["a@example.org"]]


def test_a_batch_that_takes_long_is_sent_once_by_two_workers(monkeypatch):
    addresses = [f"{name}@example.org" for name in "abcd"]
    for address in addresses:
        send(address)
    with time_machine.travel(timezone.now(), tick=False) as clock:

        def send_slowly(backend, messages):
            clock.shift(90)
            django_mail.outbox += messages
            if len(django_mail.outbox) == 2:
                mail.send_due.func()  # the other worker

        monkeypatch.setattr(locmem.EmailBackend, "send_messages", send_slowly)
        mail.send_due.func()
    assert sorted(sent.to[0] for sent in django_mail.outbox) == addresses


def test_the_minute_timer_tries_again(django_capture_on_commit_callbacks):
    OutgoingMail.objects.create(words={})
    with django_capture_on_commit_callbacks():
        mail.enqueue_due()
    from django_tasks_db.models import DBTaskResult

    assert DBTaskResult.objects.filter(task_path="core.mail.send_due").count() == 1
