from django.db import models


class Generation(models.Model):
    """The one row that numbers the state of the whole portal; see core.generation."""

    value = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="core_one_generation")]

    def __str__(self):
        return str(self.value)
