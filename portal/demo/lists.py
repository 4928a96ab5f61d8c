"""Introductions of the lists."""

LISTS = {
    "hub": {
        "demarches": "Les démarches des trois villes : ce qu'il faut apporter, le prix, le délai et le guichet ouvert.",
        "actualites": "Ce que publient les trois communes et l'équipe commune, de la plus récente à la plus ancienne.",
        "labo": "De 2017 à 2020, trois villes ont essayé des services numériques avec leurs habitants. Voici chaque essai, sur le même métier à tisser.",
        "lieux": "Boutiques, équipements, associations : les adresses des trois villes dans un seul tiroir à bobines.",
        "activites": "Que faire ce soir, mercredi ou pendant les vacances, dans les trois villes ? Choisissez un jour, un âge, un prix.",
        "formations": "Apprendre à se servir d'un téléphone, d'un ordinateur ou d'internet, dans celle des trois villes qui vous arrange.",
        "juniors": "Mercredi, samedi, vacances : les sorties des enfants et des adolescents, dans la ville d'à côté aussi.",
    },
    "roubaix": {
        "demarches": "Papiers, école, déchets, logement : ce qu'il faut apporter, le prix, le délai et où aller à Roubaix.",
        "actualites": "Chantiers, écoles, quartiers : ce qui bouge à Roubaix, et ce que les voisines partagent.",
        "lieux": "Où réparer, lire, manger, jouer ou demander de l'aide à Roubaix, et si la porte est ouverte en ce moment.",
        "activites": "Spectacles, sport, ateliers et balades à Roubaix. Choisissez un jour ou un âge, le reste se trie.",
        "formations": "Des séances gratuites ou presque, par petits groupes, pour prendre l'ordinateur en main sans se presser.",
        "juniors": "Vous cherchez pour un enfant de Roubaix ? Dites son âge, puis le jour : la liste se raccourcit.",
    },
    "tourcoing": {
        "demarches": "Papiers, école, déchets, logement : ce qu'il faut apporter, le prix, le délai et où aller à Tourcoing.",
        "actualites": "Le fil de Tourcoing, jour après jour. Choisissez un thème pour démêler la pelote.",
        "lieux": "Du salon de coiffure au jardin partagé : qui ouvre, quand, et par quelle porte entrer.",
        "activites": "Tout ce qui se passe à Tourcoing, du conte du matin au concert du soir. Filtrez par âge, par quartier ou par date.",
        "formations": "Un niveau, un lieu, une date : trouvez la séance numérique qui vous convient à Tourcoing.",
        "juniors": "Contes, judo, jeux, stages : de 3 à 14 ans, ce qui attend les petits Tourquennois.",
    },
    "marcq": {
        "demarches": "Papiers, école, déchets, logement : ce qu'il faut apporter, le prix, le délai et où aller à Marcq-en-Barœul.",
        "actualites": "Marcq-en-Barœul en direct : lisez, filtrez, suivez ce qui vous touche.",
        "lieux": "Les bonnes adresses marcquoises, vérifiées une à une ; dites-nous celles qui ont changé.",
        "activites": "Les rendez-vous de Marcq-en-Barœul : clubs, sorties en famille, stages des vacances, soirées.",
        "formations": "Apprendre le numérique près de chez soi, avec quelqu'un qui prend le temps de répondre.",
        "juniors": "Pour les enfants et les jeunes de Marcq, avec le prix et les places qui restent.",
    },
}

# Under the lists of activities: workshops of the project have a month, often no day, so they are no dates.
WORKSHOPS = {
    "hub/activites": "Les ateliers du projet ont eu lieu de 2018 à 2020. On en connaît le mois, rarement le jour : chacun a sa page [dans le labo](page:hub/labo).",
    "roubaix/activites": "Stationnement, école, nature : les ateliers L.I.V.E. sont passés, [le labo](page:hub/labo) garde leur mois et leur histoire.",
    "tourcoing/activites": "Vous cherchez un atelier L.I.V.E. ? Ils sont terminés et rangés par mois [au labo](page:hub/labo).",
    "marcq/activites": "Un seul atelier L.I.V.E. a un jour connu, le 16 février 2018 à Marcq. Les autres sont [au labo](page:hub/labo), avec leur mois.",
}
