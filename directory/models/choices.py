"""Closed lists of facts, coded as the national registers code them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    """What sort of place it is, whatever it sells or lends."""

    SHOP = "commerce", _("Shop or craft")
    SERVICE = "service", _("Public service")
    DIGITAL = "numerique", _("Digital help")
    ASSOCIATION = "association", _("Association")
    CULTURE = "culture", _("Culture and sport")
    OUTDOORS = "plein-air", _("Park or playground")
    TRANSPORT = "transport", _("Parking or transport")


class Service(models.TextChoices):
    """What is done for the visitor, beside what the category says."""

    DELIVERY = "livraison", _("Delivery")
    TAKEAWAY = "a-emporter", _("Takeaway")
    COLLECT = "retrait", _("Order and collect")
    REPAIR = "reparation", _("Repairs")
    RENTAL = "location", _("Rental")
    SECOND_HAND = "occasion", _("Second hand")
    BULK = "vrac", _("Sold loose")
    LOCAL = "local", _("Local products")
    WORKSHOP = "ateliers", _("Workshops")
    HOME = "a-domicile", _("At your home")
    PRINTING = "impression", _("Printing and scanning")


class Payment(models.TextChoices):
    """How one may pay. Names follow the payment:* keys of OpenStreetMap."""

    FREE = "gratuit", _("Free of charge")
    CASH = "especes", _("Cash")
    CARD = "carte", _("Bank card")
    CONTACTLESS = "sans-contact", _("Contactless")
    CHEQUE = "cheque", _("Cheque")
    MEAL = "titre-restaurant", _("Meal vouchers")
    HOLIDAY = "cheque-vacances", _("Holiday vouchers")
    LOCAL_MONEY = "monnaie-locale", _("Local currency")


class Facility(models.TextChoices):
    """What a place has on site."""

    TOILETS = "toilettes", _("Toilets")
    WIFI = "wifi", _("Free wifi")
    WATER = "eau", _("Drinking water")
    DEFIBRILLATOR = "defibrillateur", _("Defibrillator")
    CHARGING = "recharge", _("Charging point")
    BIKE_RACKS = "velos", _("Bicycle racks")
    PARKING = "parking", _("Car park")
    COMPUTERS = "ordinateurs", _("Computers")
    BABY = "bebes", _("Changing table")
    PLAY = "jeux", _("Play area")
    TERRACE = "terrasse", _("Terrace")


class DigitalService(models.TextChoices):
    """« services » of the standard for digital mediation places 1.0.1, word for word: exports need them."""

    PROCEDURES = "Aide aux démarches administratives", _("Help with administrative procedures")
    EVERYDAY = "Maîtrise des outils numériques du quotidien", _("Everyday digital tools")
    WORK = "Insertion professionnelle via le numérique", _("Finding work with digital tools")
    SAFETY = "Utilisation sécurisée du numérique", _("Safe use of digital tools")
    PARENTS = "Parentalité et éducation avec le numérique", _("Digital tools for parents and schools")
    LEISURE = "Loisirs et créations numériques", _("Digital leisure and creation")
    CULTURE = "Compréhension du monde numérique", _("Understanding the digital world")
    ACCESS = "Accès internet et matériel informatique", _("Internet access and computers")
    EQUIPMENT = "Acquisition de matériel informatique à prix solidaire", _("Computers at a fair price")


class DigitalAudience(models.TextChoices):
    """« publics_specifiquement_adresses » of the same standard."""

    YOUNG = "Jeunes", _("Young people")
    STUDENTS = "Étudiants", _("Students")
    FAMILIES = "Familles et/ou enfants", _("Families and children")
    SENIORS = "Seniors", _("Older people")
    WOMEN = "Femmes", _("Women")


class VerifiedBy(models.TextChoices):
    """Who said last that the record is right."""

    OWNER = "owner", _("The place itself")
    EDITOR = "editor", _("The town")
    SOURCE = "source", _("The register it comes from")


# Facts of acceslibre (schema « ERP base » 0.0.20) under their own names, in the order in which one
# enters a place. Each is yes, no or unknown.
ACCESS_FACTS = {
    "transport_station_presence": _("Public transport stop nearby"),
    "stationnement_pmr": _("Parking bay for disabled drivers on site"),
    "stationnement_ext_pmr": _("Parking bay for disabled drivers nearby"),
    "cheminement_ext_plain_pied": _("Path to the entrance without steps"),
    "entree_plain_pied": _("Entrance without steps"),
    "entree_pmr": _("Entrance of its own for wheelchairs"),
    "entree_ascenseur": _("Lift or platform at the entrance"),
    "entree_dispositif_appel": _("Bell or intercom at the entrance"),
    "entree_balise_sonore": _("Sound beacon at the entrance"),
    "entree_aide_humaine": _("Somebody helps you in"),
    "accueil_visibilite": _("Reception seen from the entrance"),
    "accueil_cheminement_plain_pied": _("Inside without steps"),
    "accueil_equipements_malentendants_presence": _("Induction loop or other help to hear"),
    "accueil_audiodescription_presence": _("Audio description"),
    "sanitaires_presence": _("Toilets"),
    "sanitaires_adaptes": _("Accessible toilets"),
}


class Stream(models.TextChoices):
    """What is collected apart from the rest."""

    RESIDUAL = "ordures", _("Household rubbish")
    RECYCLING = "tri", _("Packaging and paper")
    GLASS = "verre", _("Glass")
    FOOD = "biodechets", _("Food waste")
    GARDEN = "dechets-verts", _("Garden waste")
    BULKY = "encombrants", _("Bulky waste")


class Rhythm(models.TextChoices):
    """How often a lorry comes by."""

    WEEKLY = "semaine", _("Every week")
    EVEN = "paire", _("Every other week, even weeks")
    ODD = "impaire", _("Every other week, odd weeks")
    MONTHLY = "mois", _("Certain weeks of the month")
    DATES = "dates", _("On the dates below")
    APPOINTMENT = "rendez-vous", _("By appointment")


class OnHolidays(models.TextChoices):
    """What becomes of the collection of a public holiday."""

    AS_USUAL = "comme-d-habitude", _("It takes place as usual")
    NEXT_DAY = "lendemain", _("It takes place the next day")
    REST_OF_WEEK = "semaine", _("It takes place the next day, and so do all others until the end of the week")
    NONE = "rien", _("It does not take place")
