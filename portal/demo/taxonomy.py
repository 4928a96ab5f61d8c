"""The topics and the audiences of the demonstration."""

from wagtail.models import Locale

from core.models import Audience, Topic
from portal.writing.typography import french

# slug, title, woven picture, description
TOPICS = (
    (
        "papiers",
        "Papiers et famille",
        "card",
        "Carte d'identité, passeport, actes, mariage, élections.",
    ),
    ("nature", "Nature en ville", "tree", "Arbres, jardins, parcs et petites bêtes."),
    ("deplacements", "Déplacements", "tram", "À pied, à vélo, en tram, en bus ou en voiture."),
    ("travaux", "Travaux", "brush", "Rues fermées, coupures, déviations, chantiers."),
    ("ecole", "École et enfance", "satchel", "De la crèche au lycée, la cantine comprise."),
    ("numerique", "Numérique", "screen", "Services en ligne, aide et apprentissage."),
    ("commerce", "Commerces", "shop", "Boutiques, marchés et artisans."),
    ("culture", "Culture", "mask", "Spectacles, livres, fêtes et patrimoine."),
    ("musique", "Musique", "music", "Concerts, fanfares, chorales et instruments."),
    ("sport", "Sport", "ballon", "Clubs, terrains, piscines et courses."),
    ("loisirs", "Loisirs", "kite", "Sorties, jeux et activités de toute la famille."),
    ("logement", "Logement", "flats", "Se loger, rénover, payer moins d'énergie."),
    ("proprete", "Propreté", "bin", "Déchets, tri, compost et rues propres."),
    ("solidarite", "Solidarité", "hands", "Entraide, dons et accompagnement."),
    ("participation", "Participer", "ballot", "Donner son avis, voter, proposer."),
    ("sante", "Santé", "aid", "Se soigner, prévenir, bouger, bien manger."),
    ("travail", "Travail et création", "gear", "Emploi, espaces partagés, ateliers."),
)

# slug, title, description
AUDIENCES = (
    ("parent", "Parent", "Crèches, école, cantine, activités du mercredi."),
    ("jeune", "Jeune", "De 11 à 25 ans : sport, sorties, études, premier emploi."),
    ("senior", "Senior", "Sorties, aide à domicile, ateliers numériques."),
    ("commercant", "Commerçant", "Horaires, marchés, travaux dans votre rue."),
    ("nouvel-habitant", "Nouvel habitant", "Premiers pas, déchets, transports, papiers."),
    ("en-situation-de-handicap", "En situation de handicap", "Lieux accessibles, aides, trajets."),
    ("benevole", "Bénévole", "Donner un coup de main, rejoindre une équipe."),
    ("curieux-du-numerique", "Curieux du numérique", "Formations, fablabs, accès à internet, essais."),
)

# What residents type for them, by their slugs.
SEARCH_WORDS = {
    "papiers": "papiers, formalités",
    "nature": "biodiversité, arbres, verdure, végétalisation",
    "deplacements": "transports, mobilité, circulation, se déplacer",
    "travaux": "chantier, rue barrée, voirie, déviation",
    "ecole": "scolaire, scolarité, petite enfance",
    "commerce": "boutiques, magasins, shopping",
    "culture": "sorties culturelles, spectacles",
    "sport": "sportif, faire du sport",
    "logement": "habitat, se loger, habitation, HLM",
    "proprete": "déchets, ordures, saleté",
    "solidarite": "entraide, social, aide sociale",
    "participation": "citoyenneté, concertation, donner son avis, démocratie",
    "sante": "se soigner, médical",
    "travail": "emploi, travailler, boulot",
    "parent": "parents, famille, maman, papa",
    "jeune": "jeunesse, ado, adolescent, étudiant",
    "senior": "aînés, personnes âgées, retraités, troisième âge",
    "commercant": "entrepreneur, artisan",
    "nouvel-habitant": "emménager, nouvel arrivant, je viens d’arriver",
    "en-situation-de-handicap": "handicap, handicapé, PMR, fauteuil roulant",
    "benevole": "bénévolat, donner de son temps",
}


def plant_taxonomy():
    """({slug: Topic}, {slug: Audience}), by the slugs above; what an editor changed is kept."""
    topics = [
        (slug, {"title": title, "description": description, "picture": picture})
        for slug, title, picture, description in TOPICS
    ]
    audiences = [
        (slug, {"title": title, "description": description}) for slug, title, description in AUDIENCES
    ]
    return _plant(Topic, topics), _plant(Audience, audiences)


def _plant(model, rows):
    locale, known = Locale.objects.get(language_code="fr"), model.by_slug()
    return {
        slug: known.get((slug, locale.pk)) or _create(model, locale, order, slug, fields)
        for order, (slug, fields) in enumerate(rows, start=1)
    }


def _create(model, locale, order, slug, fields):
    words = {name: french(fields[name]) for name in ("title", "description")}
    words["search_words"] = SEARCH_WORDS.get(slug, "")
    return model.objects.create(slug=slug, locale=locale, order=order, **fields | words)
