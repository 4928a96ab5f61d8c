"""The home pages of the demonstration: title, sections, label, alerts, menu and footer."""

from datetime import timedelta

from django.utils import timezone

from portal.cities.navigation import column, lab_of_the_hub, link, news_section, own_address, stream
from portal.demo.pages import PLACES, disclaimer
from portal.demo.towns import HUB, TOURCOING
from portal.writing.typography import french

ALERT_DAYS = 62  # nothing on a home of the demonstration is stale for two months

EMERGENCIES = (
    ("SAMU", "15"),
    ("Police secours", "17"),
    ("Pompiers", "18"),
    ("Urgences, partout en Europe", "112"),
    ("Urgence par SMS", "114"),
    ("Enfance en danger", "119"),
    ("Violences aux femmes", "3919"),
)
CITIZEN_DEEDS = (
    ("demarches?theme=papiers", "Papiers", "Carte d'identité, passeport, actes, mariage", "card"),
    ("demarches?theme=ecole", "École et cantine", "Inscription, prix du repas, mercredi", "apple"),
    ("demarches?theme=proprete", "Déchets", "Tri, bacs, encombrants, déchèterie", "bin"),
    ("demarches/signaler-un-probleme", "Signaler", "Trou, lampe éteinte, dépôt sauvage", "horn"),
    ("demarches/numeros-utiles", "Numéros utiles", "Urgences, garde, gaz, électricité", "phone"),
    ("lieux/{hall}", "Rendez-vous", "À la mairie, pour vos papiers", "calendar"),
)
CITIZEN_QUICK = {
    "demarches/cantine": "Cantine",
    "demarches/encombrants": "Encombrants",
    "demarches/acte-de-naissance": "Acte de naissance",
    "lieux/{pool}": "Piscine",
}

HOMES = {
    "hub": {
        "title": "Que cherchez-vous dans les trois villes ?",
        "intro": "Démarches, lieux ouverts, sorties et formations à Roubaix, Tourcoing et Marcq-en-Barœul.",
        "quick": {
            "juniors": "Activités des enfants",
            "lieux": "Commerces et lieux",
            "services-numeriques": "Idées de services",
            "les-trois-villes": "Les trois villes",
        },
        "deeds": (
            ("demarches", "Démarches", "Papiers, école, logement, dans les trois villes", "card"),
            ("lieux", "Lieux", "Commerces et services, ouverts près de vous", "shop"),
            ("activites", "Sorties", "Spectacles, sport, ateliers, marchés", "kite"),
            ("juniors", "Enfants", "Activités de 3 à 14 ans", "ballon"),
            ("formations", "Numérique", "Apprendre, se faire aider", "screen"),
            ("contact", "Écrire", "À l'équipe du portail", "horn"),
        ),
    },
    "roubaix": {
        "title": "Que cherchez-vous à Roubaix ?",
        "intro": "Démarches, lieux ouverts, agenda, déchets, travaux et numéros utiles à Roubaix.",
        "hall": "hotel-de-ville",
        "pool": "piscine-des-brasses",
        "numbers": (("Police municipale", "03 53 01 00 01"),),
        "alerts": (
            (
                "warn",
                "Rue des Teinturiers : huit semaines de travaux.",
                "Les bus 12 et 31 changent d'arrêt pendant les travaux.",
                ("actualites/rue-des-teinturiers-a-30", "Les dates et les arrêts"),
            ),
        ),
    },
    "tourcoing": {
        "title": "Que cherchez-vous à Tourcoing ?",
        "intro": "Démarches, lieux ouverts, agenda, déchets, travaux et numéros utiles à Tourcoing.",
        "hall": "hotel-de-ville",
        "pool": "piscine-du-canard-nageur",
        "numbers": (("Police municipale", "03 53 01 00 02"),),
        "alerts": (
            (
                "urgent",
                "Grand froid.",
                "Une personne dort dehors ? Appelez le 115, jour et nuit. L'appel est gratuit.",
                None,
            ),
        ),
    },
    "marcq": {
        "title": "Que cherchez-vous à Marcq-en-Barœul ?",
        "intro": "Démarches, lieux ouverts, agenda, déchets, travaux et numéros utiles à Marcq-en-Barœul.",
        "hall": "guichet-de-la-maison-commune",
        "pool": "piscine-de-la-libellule",
        "numbers": (("Police municipale", "03 53 01 00 03"),),
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
    quick = words.get("quick", CITIZEN_QUICK)
    home.quick_links = stream(
        *(("link", link(_named(pages, slug, key), french(label))) for key, label in quick.items())
    )
    home.alerts = stream(*_alerts(pages, slug, words))
    home.sections = stream(*_sections(planter, slug, words))
    home.menu = stream(*(("link", value) for value in _menu(planter, slug)))
    home.footer = stream(*_footer(planter, slug))
    home.save_revision().publish()


def _alerts(pages, slug, words):
    ends_at = (timezone.now() + timedelta(days=ALERT_DAYS)).isoformat()
    for severity, title, text, more in words.get("alerts", ()):
        links = [link(_named(pages, slug, more[0]), french(more[1]))] if more else []
        value = {"severity": severity, "title": french(title), "text": french(text), "link": links}
        yield "alert", value | {"starts_at": None, "ends_at": ends_at}


def _named(pages, slug, key):
    """The page of a city that a key of its words means."""
    return pages[f"{slug}/{key.format_map(HOMES[slug])}"]


def _sections(planter, slug, words):
    parts, pages = planter.cities[slug], planter.planted
    name = "le portail" if slug == HUB else parts.settings.name
    yield "deeds", {"title": "Faire", "deeds": _deeds(pages, slug)}
    yield "today", _today(pages, slug)
    if slug == HUB:
        yield "cities", {"title": "Les trois villes"}
    yield _news(parts, slug)
    if slug != HUB:
        yield "numbers", _numbers(parts, pages[f"{slug}/demarches/numeros-utiles"], words)
    if slug == TOURCOING:
        yield "map", {"title": "Sur la carte", "number": 4}
    if slug == HUB:
        lab = lab_of_the_hub()
        yield "lab", {"title": "Le labo L.I.V.E.", "text": "", "number": 3, "page": lab.pk}
    yield "follow", {"title": f"Suivre {name}", "text": ""}


def _news(parts, slug):
    """The latest one with its picture; columns on the hub, which has the pictures of its towns."""
    number = 2 if slug == TOURCOING else 3  # which has a map too
    value = news_section("Actualités", parts.news, "Toutes les actualités") | {"number": number}
    if slug != HUB:
        return "news", value
    value |= {"number": 4}
    fixed = {"kinds": ["news"], "audiences": [], "featured": False, "layout": "ledger", "tinted": False}
    return "listing", value | fixed


def _deeds(pages, slug):
    return [
        _way(pages, slug, key, french(label)) | {"text": french(text), "picture": picture}
        for key, label, text, picture in HOMES[slug].get("deeds", CITIZEN_DEEDS)
    ]


def _way(pages, slug, key, label):
    """A link to a page, or to a list through its filters: « demarches?theme=papiers »."""
    key, _mark, filters = key.partition("?")
    page = _named(pages, slug, key)
    elsewhere = {"page": None, "url": f"/fr/{page.slug}/?{filters}"} if filters else {}
    return link(page, label) | elsewhere


def _today(pages, slug):
    hall = pages.get(f"{slug}/{PLACES}/{HOMES[slug].get('hall')}")
    return {
        "title": "Aujourd’hui",
        "town_hall": hall.pk if hall else None,
        "open_places": 3,
        "dates": 3,
        "works_topics": [] if slug == HUB else ["travaux"],
    }


def _numbers(parts, page, words):
    numbers = (("Mairie", parts.settings.phone), *words["numbers"], *EMERGENCIES)
    entries = [{"name": french(name), "number": number} for name, number in numbers]
    return {"title": "Numéros utiles", "numbers": entries, "page": page.pk}


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
    portal = column("Le portail", [])
    portal["links"] = [
        *map(own_address, ("topics", "audiences", "propose", "open-data", "feeds", "site-map")),
    ]
    yield "column", portal
    labels = {
        "a-propos": "À propos",
        "mentions-legales": "Mentions légales",
        "donnees-personnelles": "Données personnelles",
        "accessibilite": "Accessibilité",
        "ecoconception": "Écoconception",
        "projet-live": "Le projet L.I.V.E.",
    }
    legal = column("Ce site", [])
    legal["links"] = [link(pages[f"{slug}/{name}"], label) for name, label in labels.items()]
    yield "column", legal
