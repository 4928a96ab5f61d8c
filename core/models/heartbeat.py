"""When the programs beside the web server were seen last (core.heartbeats)."""

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """One row for the minute timer, one for the worker."""

    program = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.program}: {self.at}"
