"""How often forms without an account, and wrong passwords, are sent."""

from django.db import models


class FormTally(models.Model):
    """Forms or wrong passwords counted today for one network, account, place or city, or one stamp used,
    under a keyed hash that changes every day.

    No address is kept; lines go after a day (core.anonymous.limits).
    """

    key = models.CharField(max_length=64, unique=True)
    day = models.DateField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.day}: {self.count}"
