"""Mail that waits for the worker (core.mail)."""

from django.db import models
from django.utils import timezone


class OutgoingMail(models.Model):
    """One mail, with its address and text, until it has left or is given up."""

    words = models.JSONField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self):
        return f"{self.pk}: {self.tries}"
