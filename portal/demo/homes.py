"""The home pages of the demonstration: title, sections, label, alerts, menu and footer."""

from datetime import timedelta

from django.utils import timezone

from portal.cities.navigation import column, lab_of_the_hub, link, listing, own_address, stream
from portal.demo.pages import PLACES, disclaimer
from portal.demo.towns import HUB
from portal.writing.typography import french

ALERT_DAYS = 14

HOMES = {
    "hub": {
        "title": "Trois villes, un même fil",
        "intro": "Roubaix, Tourcoing et Marcq-en-Barœul publient ici ensemble. Choisissez une ville, un thème, ou laissez-vous surprendre.",
        "quick": {
            "hub/juniors": "Activités des enfants",
            "hub/lieux": "Commerces et lieux",
            "hub/projet-live": "Le projet L.I.V.E.",
            "hub/services-numeriques": "Services en ligne",
            "hub/les-trois-villes": "Les trois villes",
        },
        "label": ("hub/actualites/trois-villes-un-portail", "hub/actualites/racontez-nous-votre-recherche"),
        "lab": "Trois villes, une méthode : essayer pour de vrai, avec les habitants, avant de décider.",
        "follow": "Une adresse de flux par liste, et autant de listes que de filtres.",
    },
    "roubaix": {
        "title": "Tout Roubaix, rangé par thème",
        "intro": "Une école, un arbre, un concert : ce qui se fait ici, et ce qui change près de chez vous.",
        "quick": {
            "roubaix/juniors": "Activités des enfants",
            "roubaix/lieux": "Commerces et lieux",
            "roubaix/actualites/inscriptions-a-l-ecole": "Inscriptions à l'école",
            "roubaix/actualites/isoler-son-logement": "Isoler son logement",
            "roubaix/contact": "Nous joindre",
        },
        "label": ("roubaix/actualites/eau", "roubaix/actualites/collecte-des-sapins"),
        "lab": "Ce que Roubaix a essayé avec ses voisines, atelier après atelier.",
        "follow": "Toute liste peut se suivre, sans compte et sans publicité.",
        "alert": (
            "warn",
            "Vent fort cette semaine.",
            "Les parcs et les squares ferment à 16 h. Les marchés sont maintenus.",
        ),
    },
    "tourcoing": {
        "title": "Tourcoing, mode d'emploi",
        "intro": "Les lignes de tram, les bacs à compost, les géants et les gens : tout ce qui change près de chez vous.",
        "quick": {
            "tourcoing/juniors": "Activités des enfants",
            "tourcoing/lieux": "Commerces et lieux",
            "tourcoing/actualites/tram-et-bus-de-nuit": "Tram et bus",
            "tourcoing/actualites/ou-trouver-un-composteur": "Composteurs",
            "tourcoing/contact": "Écrire ou passer",
        },
        "label": ("tourcoing/actualites/gel", "tourcoing/actualites/budget-participatif-les-resultats"),
        "lab": "Des bancs, des écrans, des places de parking : autant d'occasions d'apprendre en se trompant.",
        "follow": "Collez l'adresse d'un flux dans votre lecteur : les nouvelles viennent à vous.",
    },
    "marcq": {
        "title": "La vie à Marcq, simplement",
        "intro": "Une page par sujet, une date sur chaque page, une personne derrière chaque date.",
        "quick": {
            "marcq/juniors": "Activités des enfants",
            "marcq/lieux": "Commerces et lieux",
            "marcq/actualites/la-course-des-lumieres": "La course des lumières",
            "marcq/actualites/petit-dejeuner-numerique": "Aide pour le téléphone",
            "marcq/contact": "Parler à quelqu'un",
        },
        "label": ("marcq/actualites/un-coeur-de-ville-a-20", "marcq/actualites/collecte-de-manteaux"),
        "lab": "En février 2018, près de 70 personnes ont imaginé ici une ville qui répond.",
        "follow": "Le flux RSS de votre thème préféré se prend en un clic.",
    },
}


def plant_home(planter, slug):
    """Write and publish the home page of one city."""
    parts, words = planter.cities[slug], HOMES[slug]
    home, pages = parts.home, planter.planted
    home.refresh_from_db()
    home.hero_title = french(words["title"])
    home.introduction = french(words["intro"])
    home.disclaimer = disclaimer("liste")
    home.quick_links = stream(
        *(("link", link(pages[key], french(label))) for key, label in words["quick"].items())
    )
    home.highlights_title = french("À ne pas manquer")
    home.highlights = stream(*(("page", pages[key].pk) for key in words["label"]))
    home.alerts = stream(*_alerts(words))
    home.sections = stream(*_sections(planter, slug, words))
    home.menu = stream(*(("link", value) for value in _menu(planter, slug)))
    home.footer = stream(*_footer(planter, slug))
    home.save_revision().publish()


def _alerts(words):
    if "alert" not in words:
        return
    severity, title, text = words["alert"]
    yield (
        "alert",
        {
            "severity": severity,
            "title": french(title),
            "text": french(text),
            "link": [],
            "starts_at": None,
            "ends_at": (timezone.now() + timedelta(days=ALERT_DAYS)).isoformat(),
        },
    )


def _sections(planter, slug, words):
    parts, lab = planter.cities[slug], lab_of_the_hub()
    if slug == HUB:
        yield "cities", {"title": "Les trois villes"}
    yield "listing", listing("Actualités", ["news"], parts.news, "Toutes les actualités")
    yield "agenda", _this_weekend(parts.activities)
    yield "audiences", {"title": "Vous êtes…"}
    yield (
        "lab",
        {"title": "Le labo L.I.V.E.", "text": french(words["lab"]), "number": 4, "page": lab.pk},
    )
    yield "topics", {"title": "Par thème"}
    name = "le portail" if slug == HUB else parts.settings.name
    yield "follow", {"title": f"Suivre {name}", "text": french(words["follow"])}


def _this_weekend(activities):
    return {
        "title": "Ce week-end",
        "kinds": ["activity"],
        "when": "week-end",
        "ages": [],
        "number": 6,
        "tinted": False,
        "page": activities.pk,
        "more_label": french("Toutes les activités"),
    }


def _menu(planter, slug):
    pages, parts = planter.planted, planter.cities[slug]
    yield link(parts.procedures, "Démarches")
    yield link(parts.activities, "Activités")
    yield link(pages[f"{slug}/{PLACES}"], "Lieux")
    yield link(parts.news, "Actualités")
    yield link(parts.training, "Formations")
    yield link(pages["hub/les-trois-villes"], "Les villes") if slug == HUB else own_address("map", "Carte")
    yield link(lab_of_the_hub(), "Labo")
    yield link(pages[f"{slug}/contact"], "Contact")


def _footer(planter, slug):
    pages = planter.planted
    columns = column("Explorer", [])
    columns["links"] = [
        *_menu(planter, slug),
        *map(own_address, ("topics", "audiences")),
        link(pages[f"{slug}/projet-live"], "Le projet L.I.V.E."),
    ]
    yield "column", columns
    portal = column("Le portail", [])
    portal["links"] = [*map(own_address, ("propose", "open-data", "feeds", "remark", "site-map"))]
    yield "column", portal
    labels = {
        "a-propos": "À propos",
        "mentions-legales": "Mentions légales",
        "donnees-personnelles": "Données personnelles",
        "accessibilite": "Accessibilité",
        "ecoconception": "Écoconception",
    }
    legal = column("Ce site", [])
    legal["links"] = [link(pages[f"{slug}/{name}"], label) for name, label in labels.items()]
    yield "column", legal
