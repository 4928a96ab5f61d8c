"""Words for the codes of national schemas, as visitors read them."""

from django.utils.translation import gettext_lazy as _

YES, NO = _("Yes"), _("No")
YES_NO = dict.fromkeys(("true", "True", "TRUE", "1", "yes", "oui", "t", "VRAI"), YES) | dict.fromkeys(
    ("false", "False", "FALSE", "0", "no", "non", "f", "FAUX"), NO
)
CAR_PARKS = {
    "ouvrage": _("Building"),
    "enclos_en_surface": _("Closed, in the open"),
    "multi-storey": _("Building"),
    "underground": _("Underground"),
    "surface": _("In the open"),
    "street_side": _("Along the street"),
}
USERS = {"tous": _("Everybody"), "abonnés": _("Subscribers")}
ACCESS = {
    "LIBRE ACCES": _("Free access"),
    "ABONNEMENT OU INSCRIPTION PREALABLE": _("With a subscription"),
    "PRIVE": _("Private use"),
    "yes": _("Free access"),
    "customers": _("For customers"),
    "private": _("Private use"),
    "aucune": _("Free access"),
    "établissement soumis à horaires": _("At opening hours"),
    "établissement nécessitant l'achat d'un billet": _("With a ticket"),
    "autre": _("Another kind"),
}
LANES = {
    "PISTE CYCLABLE": _("Cycle track"),
    "BANDE CYCLABLE": _("Cycle lane on the road"),
    "DOUBLE SENS CYCLABLE PISTE": _("Track against the traffic"),
    "DOUBLE SENS CYCLABLE BANDE": _("Lane against the traffic"),
    "DOUBLE SENS CYCLABLE NON MATERIALISE": _("Both ways for bicycles, unmarked"),
    "VOIE VERTE": _("Greenway"),
    "VELO RUE": _("Bicycle street"),
    "COULOIR BUS+VELO": _("Bus lane open to bicycles"),
    "RAMPE": _("Ramp"),
    "GOULOTTE": _("Wheel channel on stairs"),
    "AMENAGEMENT MIXTE PIETON VELO HORS VOIE VERTE": _("Shared with pedestrians"),
    "CHAUSSEE A VOIE CENTRALE BANALISEE": _("Road with wide side lanes"),
    "ACCOTEMENT REVETU HORS CVCB": _("Paved verge"),
    "AUCUN": _("No lane"),
    "AUTRE": _("Another kind"),
    "track": _("Cycle track"),
    "lane": _("Cycle lane on the road"),
}
DIRECTIONS = {"UNIDIRECTIONNEL": _("One way"), "BIDIRECTIONNEL": _("Both ways")}
REGIMES = {
    "ZONE 30": _("30 km/h zone"),
    "AIRE PIETONNE": _("Pedestrian area"),
    "ZONE DE RENCONTRE": _("20 km/h zone"),
    "EN AGGLOMERATION": _("50 km/h"),
    "HORS AGGLOMERATION": _("Outside the town"),
    "AUTRE": _("Another kind"),
}
STATES = {
    "EN TRAVAUX": _("Being built"),
    "EN SERVICE": _("In use"),
    "PROVISOIRE": _("Provisional"),
}
SURFACES = {
    "LISSE": _("Smooth"),
    "RUGUEUX": _("Rough"),
    "MEUBLE": _("Loose"),
    "asphalt": _("Smooth"),
    "gravel": _("Loose"),
}
INDOORS = {
    "Intérieur": _("Indoors"),
    "Extérieur": _("Outdoors"),
    "yes": _("Indoors"),
    "no": _("Outdoors"),
}
WORKING = {
    "En fonctionnement": _("Yes"),
    "Hors service": _("No, out of order"),
    "Absent momentanément": _("No, taken away for now"),
    "Inconnu": _("Not known"),
}
DEFIBRILLATORS_THAT_ARE = tuple(WORKING)  # not « Supprimé définitivement »
DAYS = {"7j/7": _("Every day"), "non renseigné": _("Not known")}
DAY_AND_NIGHT = {
    "24h/24": _("Day and night"),
    "heures ouvrables": _("Office hours"),
    "heures de nuit": _("At night"),
    "non renseigné": _("Not known"),
}
STANDS = {
    "ARCEAU": _("Stand"),
    "RATELIER": _("Rack for the wheel"),
    "RACK DOUBLE ETAGE": _("Rack on two levels"),
    "CROCHET": _("Hook"),
    "SUPPORT GUIDON": _("Holder for the handlebar"),
    "POTELET": _("Post"),
    "ARCEAU VELO GRANDE TAILLE": _("Stand for large bikes"),
    "AUCUN EQUIPEMENT": _("No stand"),
    "AUTRE": _("Another kind"),
    "stands": _("Stand"),
    "wall_loops": _("Rack for the wheel"),
}
PROTECTIONS = {
    "STATIONNEMENT NON FERME": _("Not closed in"),
    "CONSIGNE COLLECTIVE FERMEE": _("Shared closed shelter"),
    "BOX INDIVIDUEL FERME": _("Closed box for one bicycle"),
    "AUTRE": _("Another kind"),
}
