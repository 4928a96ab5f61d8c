"""The words that French rules need to know by name. All are folded: no case, no accent."""


def _words(text):
    return frozenset(text.split())


# Few: a stop word can never be asked for. « car », « or », « été », « son », « plus » are also nouns.
STOP_WORDS = _words(
    """a ai ait as au aux avec ce ces cet cette c d dans de des du elle elles en est et eux il ils j je l
    la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pour qu que qui quoi
    s sa se ses si sont sur t ta te tes toi ton tu un une vos votre vous y"""
)

# Words that end like a plural and are none, or whose singular is another word.
_SAME_IN_PLURAL = _words(
    """abces abus acces acquis ailleurs ananas apres atlas aupres autobus abribus avis bas bonus bras brebis
    bus cactus cadenas campus canvas cas circus colis commis compas compromis concours confus congres
    consensus corps corpus coronavirus cours croquis cursus cypres debarras deces dedans depens
    depuis dessous dessus detritus devis diffus discours dispos divers dos dehors eucalyptus exces express
    expres fils focus foetus fonds fois forceps gens gras gratis gres gros hachis haras heros hibiscus
    hiatus hors humus inclus infarctus intrus iris jadis jamais jesus jus lapsus legs lilas logis longtemps
    lotus lys malus maquis mars matelas metis minibus moins mois motus news nexus oasis obus
    omnibus opus os ours papyrus parcours parmis parvis pas pays permis pis plus plusieurs poids
    pres printemps proces processus progres propos prospectus puits radis rebus reclus
    recours refus relaps remords repas repos repris revers rictus ris rubis secours semis sens sinus
    souris sous stimulus succes surplus suspens talus tapis temps tennis terminus thymus tiers toujours
    trans travers tres trepas trolleybus univers uterus velours venus verglas vers versus virus viscus
    volontiers vis rhinoceros tournevis puis lors alors contretemps mas
    quelquefois autrefois parfois toutefois clos enclos eros chaos cosmos tetanos campos"""
)
_NOT_PLURAL_IN_AUX = _words("baux chaux faux taux")
# Towns and neighbourhoods around, and large French and Belgian cities, that a rule would change. A
# hyphenated name is looked at in its parts.
_PLACES = _words(
    """amiens angers anvers arles armentieres arras athus avesnes beziers blois bondues bordeaux bourges
    bousbecque bruges bruxelles calais cannes chartres comines crespin douchy emmaus etaples flandres
    frelinghien gravelines halluin hantay hellemmes herlies hulluch ixelles illies lens leers lesquin
    limoges linselles lomme loos lourdes meaux mons mouscron mouvaux namur nantes nimes noyelles orchies
    orleans paris poitiers premesques quesnoy reims rennes roncq roubaix sars sens soissons templemars
    templeuve toufflers tourcoing trappes treves troyes valenciennes vannes vendeville versailles
    vichy wambrechies warneton wasquehal wattignies wattrelos wavrin wervicq alpes ardennes vosges landes"""
)
KEPT = _SAME_IN_PLURAL | _NOT_PLURAL_IN_AUX | _PLACES

# Nouns that only look like a feminine, and whose masculine would be another word.
KEPT_FEMININE = _words(
    """allee annee armee assemblee capitale chaussee cheminee conduite destinee entree epopee fusee idee
    journee lycee matinee mosquee musee orchidee pensee poignee randonnee rangee rentree soiree tournee
    traversee trophee vallee morale finale carriere charpente tourmente patente lumiere matrice capitaine"""
)

PLURALS_IN_IS = _words(
    """balais delais essais quais remblais vrais gais minerais geais
    convois effrois emplois envois lois octrois parois renvois rois tournois beffrois
    charrois"""
)

IRREGULAR = {
    # -ail, -oux, -eux, and plurals of their own
    "travaux": "travail",
    "vitraux": "vitrail",
    "coraux": "corail",
    "vantaux": "vantail",
    "soupiraux": "soupirail",
    "eaux": "eau",
    "yeux": "oeil",
    "cieux": "ciel",
    "messieurs": "monsieur",
    "mesdames": "madame",
    "mesdemoiselles": "mademoiselle",
    "clef": "cle",
    "clefs": "cle",
    **{
        f"{word}x": word
        for word in _words(
            """jeu lieu feu cheveu neveu voeu aveu enjeu milieu essieu adieu pieu hebreu
            bijou caillou chou genou hibou joujou pou"""
        )
    },
    # adjectives too short or too particular for a rule
    "gratuite": "gratuit",
    "petite": "petit",
    "grande": "grand",
    "verte": "vert",
    "ouverte": "ouvert",
    "couverte": "couvert",
    "courte": "court",
    "bleue": "bleu",
    "agee": "age",
    "interdite": "interdit",
    "inscrite": "inscrit",
    "publique": "public",
    "seche": "sec",
    "blanche": "blanc",
    "active": "actif",
    "bonne": "bon",
    "bretonne": "breton",
    "voisine": "voisin",
    "nouvelle": "nouveau",
    "nouvel": "nouveau",
    "belle": "beau",
    "bel": "beau",
    "vieille": "vieux",
    "vieil": "vieux",
    "actrice": "acteur",
}
