"""What is known of the words of a published page (core.translated_words)."""

from django.db import models


class PublishedWords(models.Model):
    """The words of a live page of a city with several languages, as a digest and a number. Of a translation
    also the digest of the original's words that it says: empty where nobody knows."""

    page = models.OneToOneField(
        "wagtailcore.Page", models.CASCADE, primary_key=True, related_name="published_words"
    )
    digest = models.CharField(max_length=32)
    count = models.PositiveIntegerField()
    of_original = models.CharField(max_length=32, blank=True)

    def __str__(self):
        return f"{self.page_id}: {self.count}"
