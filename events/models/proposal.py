from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import AnonymousProposal


class ActivityProposal(AnonymousProposal):
    """An activity that somebody without an account proposes for a list of a city.

    `dates` are [day, from, to] as ISO writes them, the hours "" where none was said; `rhythm` says in words
    how they go on. `venue` is the place of the directory that `place` names, if it names one. `facts` are
    {field of ActivityPage: value}, public contact included. `page` is the draft that was made of it.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    agenda = models.ForeignKey("events.AgendaPage", models.CASCADE, related_name="proposals")
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=4000)
    dates = models.JSONField(default=list)
    rhythm = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200)
    venue = models.ForeignKey("directory.PlacePage", models.SET_NULL, null=True, related_name="+")
    cost = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    page = models.ForeignKey("events.ActivityPage", models.SET_NULL, null=True, related_name="+")

    class Meta(AnonymousProposal.Meta):
        verbose_name = _("proposed activity")
        verbose_name_plural = _("proposed activities")

    def __str__(self):
        return f"{self.title}: {self.get_status_display()}"
