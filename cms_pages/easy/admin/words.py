"""Words of offices that many people do not understand, and what to say instead. French."""

from search.analysis import fold

# Endings of the present, the participle and the plural, and what the word ends with in the list.
ENDINGS = (
    *((ending, "er") for ending in ("ez", "ons", "ent", "e", "ee", "es", "ees")),
    *((ending, "") for ending in ("s", "e", "es")),
)


def simpler(word: str) -> str:
    """What to say instead of a word, in any of its forms; "" where nothing is wrong with it."""
    folded = fold(word.replace("'", "’").rpartition("’")[2])
    forms = [folded, *(folded.removesuffix(end) + base for end, base in ENDINGS if folded.endswith(end))]
    return next((SIMPLER[form] for form in forms if form in SIMPLER), "")


# {word, folded: what to say}
SIMPLER = {
    "afin": "pour",
    "anterieur": "avant",
    "anterieurement": "avant",
    "apposer": "mettre",
    "approximativement": "à peu près",
    "assujetti": "obligé",
    "attestation": "papier qui prouve",
    "audela": "après",
    "auparavant": "avant",
    "auxdits": "aux",
    "beneficiaire": "personne aidée",
    "beneficier": "avoir",
    "caduc": "plus valable",
    "cijoint": "avec ce papier",
    "communiquer": "donner",
    "conformement": "comme le dit",
    "consecutif": "à la suite",
    "contravention": "amende",
    "convocation": "lettre qui demande de venir",
    "debuter": "commencer",
    "deceder": "mourir",
    "deces": "mort",
    "delivrer": "donner",
    "demeurant": "qui habite",
    "derogation": "permission",
    "disposer": "avoir",
    "domicile": "maison",
    "domicilie": "qui habite",
    "dument": "bien",
    "echeance": "date de fin",
    "effectuer": "faire",
    "eligible": "qui a le droit",
    "exoneration": "ne pas payer",
    "exonere": "qui ne paie pas",
    "fournir": "donner",
    "gratuite": "gratuit",
    "hebdomadaire": "chaque semaine",
    "imperatif": "obligatoire",
    "imperativement": "il faut",
    "indemnite": "argent",
    "justificatif": "papier qui prouve",
    "mensuel": "chaque mois",
    "mensuellement": "chaque mois",
    "modalites": "façon de faire",
    "moyennant": "contre",
    "necessiter": "avoir besoin de",
    "neanmoins": "mais",
    "nonobstant": "malgré",
    "obtention": "avoir",
    "octroyer": "donner",
    "piece": "papier",
    "posterieur": "après",
    "prealable": "avant",
    "prealablement": "avant",
    "prestation": "aide",
    "proceder": "faire",
    "proroger": "prolonger",
    "quotidien": "chaque jour",
    "requerant": "personne qui demande",
    "requis": "obligatoire",
    "residence": "maison",
    "resilier": "arrêter",
    "solliciter": "demander",
    "souscrire": "signer",
    "stipuler": "dire",
    "susmentionne": "dit avant",
    "tarif": "prix",
    "toutefois": "mais",
    "trimestriel": "tous les 3 mois",
    "ulterieur": "plus tard",
    "ulterieurement": "plus tard",
    "usager": "personne",
    "usagers": "personnes",
}
