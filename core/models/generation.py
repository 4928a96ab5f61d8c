from django.db import models


class Counter(models.Model):
    """How often something that answers read has changed: one row for each of core.generation's scopes."""

    scope = models.CharField(max_length=60, primary_key=True)
    value = models.PositiveBigIntegerField()

    def __str__(self):
        return f"{self.scope}: {self.value}"
