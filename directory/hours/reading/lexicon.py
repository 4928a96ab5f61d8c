"""The words of French opening hours: one pattern a meaning, on folded text (see `tokens.fold`).

The order counts: the first pattern that matches wins. A word that is not here is not understood, and
the text is then unsure: add it here only if it can never change the meaning.
"""

import re

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    ("janvier", "janv", "jan"),
    ("fevrier", "fevr", "fev"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("aout",),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)
ORDINALS = {"premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4}
ORDINALS |= {"cinquieme": 5, "dernier": -1}
MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
RDV = r"(?:rendez[- ]?vous|r\.?d\.?v\.?)"
BY_RDV = rf"(?:sur|avec|par) (?:un )?{RDV}"
WEEKLONG = r"7 ?j?(?:ours)? ?(?:/|sur) ?7 ?j?(?:ours)?"
# Words that open a remark: all that follows, up to a day, a time or the end of the sentence, is kept as
# a note in the words of the text.
REMARK = (
    r"prise de " + RDV + r"|priorite|priorites|activites? en soirees?|renseignements?|possibilite"
    r"|theoriquement|sur le principe|en principe|a titre indicatif|gratuit"
    r"|acces pmr"
)
HARMLESS = (
    r"sans interruption|non[- ]stop|en continu|continue?|journees?|bonjour|acces libre|libre acces"
    r"|en acces|acces|libre|ouverture|ouvertes?|ouverts?|ouvre|horaires?|heures d'ouverture|heures? de"
    r"|au public|tout public|tous publics|public|administratives?|nous|vous|sommes|est|sont|suivants?"
    r"|suivantes?|egalement|aussi|annuelles?|nocturnes?|accueille|accueillent|recoit|equipe|notre|nos|votre"
)
# What the hours are of. Two of them in one text have hours of their own, which must not be mixed.
PLACE = (
    r"accueil|reception|permanences?|espace multimedia|bureaux?|boutique|magasin|guichet|mairie"
    r"|mediatheque|bibliotheque|service|secretariat|salle|centre|agence|marche|musee|dechett?erie|decheterie"
    r"|parc|jardin|square|piscine|cafe|restaurant|boulangerie|pharmacie|ludotheque|cimetiere|librairie"
    r"|epicerie|cinema|office de tourisme|bar|brasserie|maison de quartier"
)


def _days():
    for number, name in enumerate(DAYS):
        short = "merc|mer" if name == "mercredi" else "vend|ven" if name == "vendredi" else name[:3]
        yield "DAY", rf"(?:{name}s?|(?:{short})(?![a-z])\.?)(?![a-z])", number
    # « Ma », « Sa » and « Je » are words as well: as days, they stand beside another sign or day.
    beside = r"(?= ?[-,/:;.)&+]| ?\d| ?$| (?:(?:et|a|au) )?(?:lu|ma|me|je|ve|sa|di)\b)"
    for number, name in enumerate(("lu", "ma", "me", "je", "ve", "sa", "di")):
        yield "DAY", rf"{name}(?![a-z])\.?{beside}", number


def _months():
    for number, names in enumerate(MONTHS, 1):
        yield "MONTH", rf"(?:{'|'.join(names)})(?![a-z])\.?", number


END = r"(?![a-z])"
CLOCK = r"(?P<h>\d{1,2}) ?(?:heures?|h) ?(?P<m>\d{2})?"
ONLY = r"(?:uniquement|seulement|exclusivement)"
PATTERNS = (
    ("ALWAYS", rf"24 ?h?(?:eures)? ?(?:/|sur) ?24 ?h?(?:eures)?(?: ?(?:,|et|-|/)? ?{WEEKLONG})?" + END, None),
    ("ALWAYS", r"24/7|jour et nuit" + END, None),
    ("OTHERS", r"tous les autres jours" + END, "all"),
    ("OTHERS", r"(?:les )?autres jours" + END, None),
    ("EVERY", WEEKLONG + END, None),
    ("EVERY", r"(?:tous les|chaque) jours?(?: de la semaine)?" + END, None),
    ("EVERY", r"t\.?l\.?j\.?" + END, None),
    ("HALF", r"(?:l'|les )?(?:apres[- ]?midis?|aprem)" + END, AFTERNOON),
    ("HALF", r"matins?" + END + r"|matinees?" + END, MORNING),
    ("HALF", r"soirs?" + END + r"|soirees?" + END, EVENING),
    ("TIME", CLOCK + r"(?: du (?P<am>matin)| du (?P<pm>soir))" + END, None),
    (
        "TIME",
        r"(?P<h>\d{1,2}) ?(?:heures?|h)(?:(?: (?=[0-5][05]))?(?P<m>\d{2})(?! ?h(?:eures?)?(?![a-z])|\d|:))?"
        r"(?: ?(?:mn|min)" + END + ")?",
        None,
    ),
    ("TIME", r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::00)?(?: ?h(?![a-z]))?(?!\d)", None),
    # « 9.30 »: quarters of an hour alone, which no month of a date is.
    ("TIME", r"(?P<h>\d{1,2})\.(?P<m>00|15|30|45)(?: ?h(?![a-z]))?(?!\d|\.\d)", None),
    ("TIME", r"(?P<noon>midi)" + END + r"|(?P<midnight>minuit)" + END, None),
    ("LAST", r"(?:dernieres?|derniers?) (?:entrees?|acces|admissions?|visites?)" + END, None),
    ("NTH", r"(?P<nth>[1-5]) ?(?:ers?|re|eres?|ieme|iemes|eme|emes|e|nd)" + END, None),
    ("NTH", rf"(?P<word>{'|'.join(ORDINALS)})s?" + END, None),
    ("PUBLIC_TOO", r"(?:y compris|meme|inclus) (?:les )?(?:jours? )?feries?" + END, None),
    ("PUBLIC_TOO", r"(?:les )?(?:jours? )?feries? (?:y )?(?:compris|inclus)" + END, None),
    ("OFMONTH", r"(?:du|de chaque|chaque) mois" + END, None),
    ("NUMBER", r"\d+", None),
    ("SUMMER_SCHOOL", r"(?:grandes vacances|vacances? (?:scolaires? )?(?:d'|de l')ete)" + END, None),
    ("SCHOOL", r"vacances? scolaires?" + END + r"|conges? scolaires?" + END + r"|sh" + END, None),
    ("TERM", r"(?:en )?periodes? scolaires?" + END, None),
    ("SUMMER", r"(?:d'|l'|en )ete" + END + r"|(?:periode|saison) estivale" + END + r"|ete(?= ?[(:])", None),
    ("WINTER", r"(?:d'|l'|en )?hiver" + END + r"|(?:periode|saison) hivernale" + END, None),
    ("YEAR", r"toute l'annee" + END, None),
    ("REST", r"(?:le )?reste de l'annee" + END, None),
    ("PUBLIC", r"(?:les )?(?:jours? )?feries?" + END + r"|ph" + END, None),
    ("WEEKEND", r"week[- ]?ends?" + END, None),
    ("WEEKDAYS", r"en semaine" + END, None),
    ("EXCEPT", r"(?:sauf|sf\.?|excepte|hormis|hors|a l'exception)" + END + r"(?: pendant| durant)?", None),
    ("CLOSED", r"(?:fermee?s?|fermetures?|pas d'ouverture)(?: (?:au|le) public)?" + END, None),
    ("CLOSED", r"off" + END, None),
    ("UNTIL", r"jusqu'a|jusque" + END, None),
    ("WITHOUT", r"sans " + RDV + END, None),
    ("APPOINTMENT", rf"(?:{ONLY} {BY_RDV}|{BY_RDV} {ONLY})" + END, "only"),
    ("APPOINTMENT", BY_RDV + END, None),
    ("ONLY", ONLY + END, None),
    ("REMARK", rf"(?:{REMARK})" + END, None),
    ("HARMLESS", r"(?:a|ont) lieu" + END + r"|se (?:tient|tiennent)" + END, None),
    *_days(),
    *_months(),
    ("BETWEEN", r"entre" + END, None),
    ("FROM", r"a partir de" + END, None),
    ("ARTICLE", r"(?:tout )?le mois d(?:e |')|[ld]'", None),
    ("ARTICLE", r"(?:tous les|toutes les|de|du|des|le|la|les|en|pendant|durant|chaque)" + END, None),
    ("TO", r"(?:au|aux|a|et jusqu'a)" + END, None),
    ("AND", rf"(?:ou(?: bien)?|et aussi|et egalement|egalement|aussi)(?= {BY_RDV})", None),
    ("AND", r"(?:et|puis|ainsi que)" + END + r"|[&+]", None),
    ("HARMLESS", rf"(?:{HARMLESS})" + END, None),
    ("PLACE", rf"(?:{PLACE})" + END, None),
    ("DASH", r"-+>?|[→>]", None),
    ("SLASH", r"/", None),
    ("COMMA", r",", None),
    ("COLON", r":", None),
    ("STOP", r"[.;!\n|•·*]+", None),
    ("LEFT", r"[(\[]", None),
    ("RIGHT", r"[)\]]", None),
    ("WORD", r"[^\W\d_]+(?:'[^\W\d_]+)?|\S", None),
)
LEXICON = tuple((kind, re.compile(pattern), value) for kind, pattern, value in PATTERNS)
