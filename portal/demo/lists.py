"""Introductions of the lists."""

LISTS = {
    "hub": {
        "demarches": "Les démarches des trois villes : ce qu'il faut apporter, le prix, le délai et le guichet ouvert.",
        "actualites": "Les nouvelles des trois villes, de la plus récente à la plus ancienne.",
        "labo": "De 2017 à 2020, trois villes ont essayé des services numériques avec leurs habitants. Voici chaque essai.",
        "lieux": "Commerces, services publics et associations des trois villes, avec leurs horaires.",
        "activites": "Que faire ce soir, mercredi ou pendant les vacances, dans les trois villes ? Choisissez un jour, un âge, un prix.",
        "formations": "Apprendre à se servir d'un téléphone, d'un ordinateur ou d'internet, dans les trois villes.",
        "juniors": "Les activités des enfants et des adolescents dans les trois villes : mercredi, week-end, vacances.",
    },
    "roubaix": {
        "demarches": "Papiers, école, déchets, logement : ce qu'il faut apporter, le prix, le délai et où aller à Roubaix.",
        "actualites": "Travaux, écoles, quartiers : les nouvelles de Roubaix.",
        "lieux": "Commerces, services publics et associations de Roubaix : adresse, téléphone, horaires, et s'ils sont ouverts en ce moment.",
        "activites": "Spectacles, sport, ateliers et balades à Roubaix. Choisissez un jour, un âge ou un prix.",
        "formations": "Des séances gratuites ou à petit prix, par petits groupes, pour apprendre l'ordinateur et le téléphone.",
        "juniors": "Les activités des enfants de Roubaix. Choisissez un âge, puis un jour.",
    },
    "tourcoing": {
        "demarches": "Vos démarches à Tourcoing, de la carte d'identité à la cantine : les papiers, le prix et l'adresse du guichet.",
        "actualites": "Les nouvelles de Tourcoing, jour après jour. Choisissez un thème.",
        "lieux": "Commerces, services publics et associations de Tourcoing : qui est ouvert, où, et comment entrer.",
        "activites": "Tout ce qui se passe à Tourcoing. Choisissez une date, un âge ou un quartier.",
        "formations": "Apprendre l'ordinateur, le téléphone et internet à Tourcoing. Choisissez un niveau, un lieu, une date.",
        "juniors": "Contes, judo, jeux, stages : les activités des enfants de Tourcoing, de 3 à 14 ans.",
    },
    "marcq": {
        "demarches": "Toutes les démarches de Marcq-en-Barœul, avec les papiers à apporter, le coût, le temps d'attente et le guichet.",
        "actualites": "Les nouvelles de Marcq-en-Barœul. Choisissez un thème ou un public.",
        "lieux": "Commerces, services publics et associations de Marcq-en-Barœul. Une erreur ? Signalez-la sur la page du lieu.",
        "activites": "Clubs, sorties en famille, stages des vacances et soirées à Marcq-en-Barœul.",
        "formations": "Des séances pour apprendre l'ordinateur et internet à Marcq-en-Barœul, par petits groupes.",
        "juniors": "Les activités des enfants et des jeunes de Marcq, avec le prix et les places qui restent.",
    },
}

# Under the lists of activities: workshops of the project have a month, often no day, so they are no dates.
WORKSHOPS = {
    "hub/activites": "Les ateliers du projet L.I.V.E. ont eu lieu de 2017 à 2020. Chacun a sa page [dans le labo](page:hub/labo).",
    "roubaix/activites": "Les ateliers L.I.V.E. sont terminés : stationnement, école, nature… [Le labo](page:hub/labo) les raconte.",
    "tourcoing/activites": "Vous cherchez un atelier L.I.V.E. ? Ils sont terminés. On peut les relire [au labo](page:hub/labo).",
    "marcq/activites": "Un atelier L.I.V.E. a eu lieu à Marcq, le 16 février 2018. Les autres sont [au labo](page:hub/labo).",
}
