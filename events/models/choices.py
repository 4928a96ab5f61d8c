"""Closed lists of facts about activities and training."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Attendance(models.TextChoices):
    """Where one takes part."""

    HERE = "sur-place", _("In person")
    ONLINE = "en-ligne", _("Online")
    BOTH = "les-deux", _("In person or online, as one likes")


class Price(models.TextChoices):
    """What it costs. Free is only what says so: a price that nobody gave is not said."""

    FREE = "gratuit", pgettext_lazy("price", "Free")
    PAID = "payant", pgettext_lazy("price", "With a charge")


class Registration(models.TextChoices):
    """Whether one has to register before."""

    NONE = "libre", _("No registration: just come")
    NEEDED = "obligatoire", _("Registration needed")


class Availability(models.TextChoices):
    """Whether there is room, as the organiser says."""

    OPEN = "reste", _("Places left")
    FEW = "dernieres", _("Few places left")
    FULL = "complet", _("Full")


class Language(models.TextChoices):
    """Languages spoken there; French Sign Language is one of them (ISO 639)."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    DUTCH = "nl", _("Dutch")
    ARABIC = "ar", _("Arabic")
    SPANISH = "es", _("Spanish")
    ITALIAN = "it", _("Italian")
    POLISH = "pl", _("Polish")
    PORTUGUESE = "pt", _("Portuguese")
    UKRAINIAN = "uk", _("Ukrainian")
    SIGNS = "fsl", _("French Sign Language")


class Level(models.TextChoices):
    """What one should know already."""

    BEGINNER = "debutant", _("Beginner")
    MIDDLE = "intermediaire", _("Some practice")
    ADVANCED = "avance", _("At ease")
    ANY = "tous", pgettext_lazy("level", "All levels")


class Reception(models.TextChoices):
    """« modalites_accompagnement » of the standard for digital mediation places 1.0.1, word for word."""

    ALONE = "En autonomie", _("On your own, with somebody at hand")
    SINGLE = "Accompagnement individuel", _("One to one")
    GROUP = "Dans un atelier collectif", _("In a group")
    REMOTE = "À distance", _("From a distance")


class Fee(models.TextChoices):
    """« frais_a_charge » of the same standard."""

    FREE = "Gratuit", pgettext_lazy("price", "Free")
    CONDITION = "Gratuit sous condition", _("Free on conditions")
    PAID = "Payant", pgettext_lazy("price", "With a charge")
