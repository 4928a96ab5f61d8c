"""What waits for the editors of the demonstration: corrections of places and activities that people proposed,
as their forms would have kept them."""

from datetime import timedelta

from directory.models import PlacePage, Proposal
from directory.truth.links import make_link
from events.models import ActivityProposal
from portal.demo.pages import ACTIVITIES, PLACES
from portal.writing.typography import french

OWNED = "/roubaix/lieux/l-atelier-des-cardeuses/"
# key of the place, {field: what it should say}, words, whether its owner writes
CORRECTIONS = (
    (
        "roubaix/cycles-la-roue-du-canal",
        {"phone": "03 53 01 02 99"},
        "L'ancien numéro ne répond plus.",
        False,
    ),
    ("roubaix/la-belle-lisiere", {"hours": "Tu-Fr 09:00-12:00,14:00-18:00; Sa 09:00-16:00"}, "", True),
    (
        "roubaix/la-friperie-du-metro",
        {},
        "Le rideau est baissé depuis le printemps. Fermé pour de bon ?",
        False,
    ),
    ("tourcoing/au-fil-de-l-epi", {"hours": "Mo 14:00-19:00; Tu-Sa 09:00-19:00"}, "Vu sur la porte.", False),
    ("tourcoing/fleurs-de-lin", {"street": "12, rue du Bouquet (démo)"}, "Nous avons déménagé.", True),
    ("marcq/le-sillon-voile", {"phone": "03 53 01 04 98"}, "", False),
    ("marcq/la-selle-au-vent", {}, "Il manque la pompe en libre-service devant la porte.", False),
)
# city, title, text, days from now, hours, place, slug of the place if the directory has it, price
ACTIVITIES_PROPOSED = (
    (
        "roubaix",
        "Tournoi de pétanque des voisins",
        "Par équipes de deux, tirées au sort. Les boules sont prêtées. Buvette tenue par l'association du quartier.",
        21,
        ("14:00", "18:00"),
        "Parc du Vieux Balancier",
        "parc-du-vieux-balancier",
        "Gratuit",
    ),
    (
        "tourcoing",
        "Atelier : fabriquer un nichoir",
        "On scie, on cloue, on repart avec un nichoir pour mésange. Dès 8 ans avec un adulte.",
        28,
        ("10:00", "12:00"),
        "Jardin partagé Le Semis au carré",
        "jardin-partage-le-semis-carre",
        "3 euros pour le bois",
    ),
    (
        "marcq",
        "Concert de la classe de guitare",
        "Les élèves jouent une heure de musique. Entrée libre, sans réservation.",
        35,
        ("18:30", "19:30"),
        "Préau de l'école des Tilleuls",
        "",
        "Gratuit",
    ),
)


def plant_proposals(planter):
    """Leave them for decision. `planter`: portal.demo.pages.Planter, whose places and lists are planted."""
    for key, changes, words, is_owner in CORRECTIONS:
        city, slug = key.split("/")
        place = planter.planted[f"{city}/{PLACES}/{slug}"]
        Proposal.objects.create(
            place=place,
            origin=Proposal.Origin.CLAIM if is_owner else Proposal.Origin.PUBLIC,
            changes={name: [getattr(place, name), value] for name, value in changes.items()},
            comment=french(words),
            email=f"responsable@{slug}.example" if is_owner else "",
        )
    for city, title, text, days, hours, place, slug, cost in ACTIVITIES_PROPOSED:
        ActivityProposal.objects.create(
            agenda=planter.planted[f"{city}/{ACTIVITIES}"],
            title=french(title),
            text=french(text),
            dates=[[str(planter.calendar.today + timedelta(days=days)), *hours]],
            place=french(place),
            venue=planter.planted[f"{city}/{PLACES}/{slug}"] if slug else None,
            cost=french(cost),
            email=f"voisins@{city}.example",
        )


def owner_link():
    """(name of a place, address to try): a fresh link, as its owner gets it by mail."""
    place = PlacePage.objects.get(url_path=OWNED)
    return place.title, make_link(place)[1]
