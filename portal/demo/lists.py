"""Introductions of the lists."""

LISTS = {
    "hub": {
        "actualites": "Ce que publient les trois communes et l'équipe commune, de la plus récente à la plus ancienne.",
        "labo": "De 2017 à 2020, trois villes ont essayé des services numériques avec leurs habitants. Voici chaque essai, sur le même métier à tisser.",
        "lieux": "Boutiques, équipements, associations : les adresses des trois villes dans un seul tiroir à bobines.",
        "activites": "Que faire ce soir, mercredi ou pendant les vacances, dans les trois villes ? Choisissez un jour, un âge, un prix.",
        "formations": "Apprendre à se servir d'un téléphone, d'un ordinateur ou d'internet, dans celle des trois villes qui vous arrange.",
    },
    "roubaix": {
        "actualites": "Chantiers, écoles, quartiers : ce qui bouge à Roubaix, et ce que les voisines partagent.",
        "lieux": "Où réparer, lire, manger, jouer ou demander de l'aide à Roubaix, et si la porte est ouverte en ce moment.",
        "activites": "Spectacles, sport, ateliers et balades à Roubaix. Les ateliers L.I.V.E. de 2018 à 2020, dont on ne connaît souvent que le mois, sont dans le labo.",
        "formations": "Des séances gratuites ou presque, par petits groupes, pour prendre l'ordinateur en main sans se presser.",
    },
    "tourcoing": {
        "actualites": "Le fil de Tourcoing, jour après jour. Choisissez un thème pour démêler la pelote.",
        "lieux": "Du salon de coiffure au jardin partagé : qui ouvre, quand, et par quelle porte entrer.",
        "activites": "Tout ce qui se passe à Tourcoing, du conte du matin au concert du soir. Filtrez par âge, par quartier ou par date.",
        "formations": "Un niveau, un lieu, une date : trouvez la séance numérique qui vous convient à Tourcoing.",
    },
    "marcq": {
        "actualites": "Marcq-en-Barœul en direct : lisez, filtrez, suivez ce qui vous touche.",
        "lieux": "Les bonnes adresses marcquoises, vérifiées une à une ; dites-nous celles qui ont changé.",
        "activites": "Les rendez-vous de Marcq-en-Barœul : clubs, sorties en famille, stages des vacances, soirées.",
        "formations": "Apprendre le numérique près de chez soi, avec quelqu'un qui prend le temps de répondre.",
    },
}
