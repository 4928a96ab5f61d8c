"""Introductions of the lists."""

LISTS = {
    "hub": {
        "actualites": "Ce que publient les trois communes et l'équipe commune, de la plus récente à la plus ancienne.",
        "labo": "De 2017 à 2020, trois villes ont essayé des services numériques avec leurs habitants. Voici chaque essai, sur le même métier à tisser.",
    },
    "roubaix": {
        "actualites": "Chantiers, écoles, quartiers : ce qui bouge à Roubaix, et ce que les voisines partagent."
    },
    "tourcoing": {
        "actualites": "Le fil de Tourcoing, jour après jour. Choisissez un thème pour démêler la pelote."
    },
    "marcq": {"actualites": "Marcq-en-Barœul en direct : lisez, filtrez, suivez ce qui vous touche."},
}
