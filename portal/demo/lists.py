"""Introductions of the lists."""

LISTS = {
    "hub": {
        "actualites": "Ce que publient les trois communes et l'équipe commune, de la plus récente à la plus ancienne.",
        "labo": "De 2017 à 2020, trois villes ont essayé des services numériques avec leurs habitants. Voici chaque essai, sur le même métier à tisser.",
        "lieux": "Boutiques, équipements, associations : les adresses des trois villes dans un seul tiroir à bobines.",
    },
    "roubaix": {
        "actualites": "Chantiers, écoles, quartiers : ce qui bouge à Roubaix, et ce que les voisines partagent.",
        "lieux": "Où réparer, lire, manger, jouer ou demander de l'aide à Roubaix, et si la porte est ouverte en ce moment.",
    },
    "tourcoing": {
        "actualites": "Le fil de Tourcoing, jour après jour. Choisissez un thème pour démêler la pelote.",
        "lieux": "Du salon de coiffure au jardin partagé : qui ouvre, quand, et par quelle porte entrer.",
    },
    "marcq": {
        "actualites": "Marcq-en-Barœul en direct : lisez, filtrez, suivez ce qui vous touche.",
        "lieux": "Les bonnes adresses marcquoises, vérifiées une à une ; dites-nous celles qui ont changé.",
    },
}
