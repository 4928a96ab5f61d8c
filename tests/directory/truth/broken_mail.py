"""A mail server that is down."""

from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Sends nothing."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server")
