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
WEEKLONG = r"7 ?j?(?:ours)? ?(?:/|sur) ?7 ?j?(?:ours)?"
# Words that open a remark: all that follows, up to a day, a time or the end of the sentence, is kept as
# a note in the words of the text.
REMARK = (
    r"prise de " + RDV + r"|priorite|priorites|activites? en soirees?|renseignements?|possibilite"
    r"|theoriquement|pas totalement definies?|sur le principe|en principe|a titre indicatif|gratuit"
    r"|acces pmr"
)
HARMLESS = (
    r"sans interruption|non[- ]stop|en continu|continue?|journees?|bonjour|acces libre|libre acces"
    r"|en acces|acces|libre|ouverture|ouvertes?|ouverts?|ouvre|horaires?|heures d'ouverture|heures? de"
    r"|au public|tout public|tous publics|public|administratives?|nous|vous|sommes|est|sont|suivants?"
    r"|suivantes?|egalement|aussi|annuelles?|nocturnes?"
)
# What the hours are of. Two of them in one text have hours of their own, which must not be mixed.
PLACE = (
    r"accueil|reception|permanences?|espace multimedia|bureaux?|boutique|magasin|guichet|mairie"
    r"|mediatheque|bibliotheque|service|secretariat|salle|centre|agence"
)


def _days():
    for number, name in enumerate(DAYS):
        short = "merc|mer" if name == "mercredi" else "vend|ven" if name == "vendredi" else name[:3]
        yield "DAY", rf"(?:{name}s?|(?:{short})(?![a-z])\.?)(?![a-z])", number
    # « Ma », « Sa » and « Je » are words as well: as days, they stand beside another sign or day.
    for names in (("lu", "ma", "me", "je", "ve", "sa", "di"), ("mo", "tu", "-", "th", "fr", "-", "su")):
        for number, name in enumerate(names):
            beside = r"(?= ?[-,/:;.)]| ?\d| ?$| (?:et|a|au) (?:lu|ma|me|je|ve|sa|di)\b)"
            if name != "-":
                yield "DAY", rf"{name}(?![a-z])\.?{beside}", number


def _months():
    for number, names in enumerate(MONTHS, 1):
        yield "MONTH", rf"(?:{'|'.join(names)})(?![a-z])\.?", number


def _lexicon():
    end = r"(?![a-z])"
    yield (
        "ALWAYS",
        rf"24 ?h?(?:eures)? ?(?:/|sur) ?24 ?h?(?:eures)?(?: ?(?:,|et|-|/)? ?{WEEKLONG})?" + end,
        None,
    )
    yield "ALWAYS", r"24/7|jour et nuit" + end, None
    yield "EVERY", WEEKLONG + end, None
    yield "EVERY", r"(?:tous les|chaque) jours?(?: de la semaine)?" + end, None
    yield "EVERY", r"tlj" + end, None
    yield "HALF", r"(?:l'|les )?(?:apres[- ]?midis?|aprem)" + end, AFTERNOON
    yield "HALF", r"matins?" + end + r"|matinees?" + end, MORNING
    yield "HALF", r"soirs?" + end + r"|soirees?" + end, EVENING
    yield (
        "TIME",
        r"(?P<h>\d{1,2}) ?(?:heures?|h)(?: ?(?P<m>\d{2})(?! ?h|\d|:))?(?: ?(?:mn|min)" + end + ")?",
        None,
    )
    yield "TIME", r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::00)?(?!\d)", None
    yield "TIME", r"(?P<noon>midi)" + end + r"|(?P<midnight>minuit)" + end, None
    yield "NTH", r"(?P<nth>[1-5]) ?(?:ers?|re|eres?|ieme|iemes|eme|emes|e|nd)" + end, None
    yield "NTH", rf"(?P<word>{'|'.join(ORDINALS)})s?" + end, None
    yield "HARMLESS", r"(?:y compris|meme|inclus) (?:les )?(?:jours? )?feries?" + end, None
    yield "OFMONTH", r"(?:du|de chaque|chaque) mois" + end, None
    yield "NUMBER", r"\d+", None
    yield "SUMMER_SCHOOL", r"(?:grandes vacances|vacances? (?:scolaires? )?(?:d'|de l')ete)" + end, None
    yield "SCHOOL", r"vacances? scolaires?" + end + r"|conges? scolaires?" + end, None
    yield "TERM", r"(?:en )?periodes? scolaires?" + end, None
    yield "SUMMER", r"(?:d'|l'|en )ete" + end + r"|periode estivale" + end, None
    yield "PUBLIC", r"(?:les )?(?:jours? )?feries?" + end, None
    yield "WEEKEND", r"week[- ]?ends?" + end, None
    yield "WEEKDAYS", r"en semaine" + end, None
    yield "EXCEPT", r"(?:sauf|excepte|hormis|hors|a l'exception)" + end + r"(?: pendant| durant)?", None
    yield "CLOSED", r"(?:fermee?s?|fermetures?|pas d'ouverture)(?: (?:au|le) public)?" + end, None
    yield "UNTIL", r"jusqu'a|jusque" + end, None
    yield "WITHOUT", r"sans " + RDV + end, None
    only = r"(?:uniquement|seulement|exclusivement)"
    yield "APPOINTMENT", rf"(?:{only} )?(?:sur|avec|par) (?:un )?{RDV}(?: {only})?" + end, None
    yield "ONLY", only + end, None
    yield "REMARK", rf"(?:{REMARK})" + end, None
    yield from _days()
    yield from _months()
    yield "BETWEEN", r"entre" + end, None
    yield "FROM", r"a partir de" + end, None
    yield (
        "ARTICLE",
        r"(?:tous les|toutes les|de|du|des|le|la|les|en|pendant|durant|chaque)" + end + r"|[ld]'",
        None,
    )
    yield "TO", r"(?:au|aux|a|et jusqu'a)" + end, None
    yield "AND", r"(?:et|puis|ainsi que)" + end + r"|[&+]", None
    yield "HARMLESS", rf"(?:{HARMLESS})" + end, None
    yield "PLACE", rf"(?:{PLACE})" + end, None
    yield "DASH", r"-+>?", None
    yield "SLASH", r"/", None
    yield "COMMA", r",", None
    yield "COLON", r":", None
    yield "STOP", r"[.;!\n|•·*]+", None
    yield "LEFT", r"[(\[]", None
    yield "RIGHT", r"[)\]]", None
    yield "WORD", r"[^\W\d_]+(?:'[^\W\d_]+)?|\S", None


LEXICON = tuple((kind, re.compile(pattern), value) for kind, pattern, value in _lexicon())
