"""What was sent for translation, page by page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationJob(models.Model):
    """A page, or a page with everything below it, sent to one or several languages of its city."""

    city = models.ForeignKey("core.CitySettings", models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    page = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    # When a worker was last asked for it, or made a page of it.
    progress_at = models.DateTimeField(db_index=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sending for translation")
        verbose_name_plural = _("sendings for translation")

    def __str__(self):
        return self.title


class PageToTranslate(models.Model):
    """One page in one language: a draft is to be made of it. `number`: parents come before their children."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        MADE = "made", _("draft made")
        THERE = "there", _("existed already")
        FAILED = "failed", _("could not be made")

    job = models.ForeignKey(TranslationJob, models.CASCADE, related_name="pages")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "page", "language"], name="portal_page_sent_once")
        ]
        indexes = [models.Index(fields=["job", "state", "number"], name="portal_pages_waiting")]

    def __str__(self):
        return f"{self.page_id} {self.language}: {self.state}"
