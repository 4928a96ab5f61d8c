"""Families of French words: « coiffeur », « coiffeuse » and « coiffure »; « boulanger » and « boulangerie ».

A family is another way of asking, ranked under the word itself: documents know nothing of it. A pair of
endings joins two words of one stem (`RULE`); words that no rule could join without joining strangers are
named (`FAMILIES`), and so are the strangers that the rule would join (`REFUSED`). Every join over the words
of the demonstration was read (tests/search/test_families.py); « chat » is no « châtiment ».
"""

from itertools import permutations

# Least length of the stem, then endings of which any two make a pair. All words are forms (search.analysis):
# folded, no plural, seldom a feminine.
RULE = (
    # trades and their places: boulanger, boulangère, boulangerie; menuisier, menuiserie; laveur, laverie
    (4, "er ere erie"),
    (3, "ier erie"),
    (3, "eur euse erie"),
    (4, "iste isterie"),
    (4, "aire airie"),
    # who does it, and what is done: dépanneur, dépannage; relieur, reliure; déménageur, déménagement
    (4, "eur euse eux"),
    (3, "er eur euse age"),
    (4, "er eur euse ure"),
    (3, "er ement"),
    (4, "eur ement"),
    (4, "er eur ade"),
    (3, "er ation ateur"),
    (3, "uer ation ateur"),
    (4, "teur tion"),
    (4, "seur sion"),
    (4, "er ance"),
    (5, "er ant"),
    (4, "ant ance"),
    (4, "ent ence"),
    (4, "ataire ation"),
    # what it is about: urbaniste, urbanisme; opticien, optique; cardiologue, cardiologie
    (3, "iste isme"),
    (4, "iste ie"),
    (4, "iste ique"),
    (3, "icien ique"),
    (2, "logue logie logiste"),
    (2, "graphe graphie"),
    (3, "pathe pathie"),
    (3, "nome nomie"),
    (2, "therapeute therapie"),
    (3, "agiste age"),
    # what one can do: accessible, accessibilité; solidaire, solidarité
    (3, "able abilite"),
    (3, "ible ibilite"),
    (3, "ile ilite"),
    (3, "aire arite"),
)

# Each line is one family, in forms.
FAMILIES = """
academicien academie
accompagner accompagnateur accompagnement
acheter acheteur achat
acrobate acrobatie
adherer adherent adhesion
affiche affichage afficher
ambulance ambulancier
antiquaire antiquite
apprenti apprentissage
architecte architecture
arroser arrosage arrosoir
assurer assureur assurance
athlete athletisme
banque banquier
basket basketteur
benevole benevolat
bibliothecaire bibliotheque
bijou bijoutier bijouterie
bouquin bouquiniste
boxe boxeur boxeuse
brocant brocanteur
caisse caissier
chant chanter chanteur
charpente charpentier
chasse chasser chasseur
chirurgie chirurgien
chocolat chocolatier chocolaterie
citoyen citoyennete
collecte collecter collecteur
college collegien
comedie comedien
compost composter compostage composteur
conduire conducteur conduite
conseil conseiller conseillere
construire constructeur construction
contact contacter
coureur course
couture couturier
crepe creperie
cuisine cuisiner cuisinier
danse danser danseur
demolir demolition
dent dentiste dentaire
dessin dessiner dessinateur
disque disquaire
dorer doreur dorure
douane douanier
droguiste droguerie
ecole ecolier
electricite electricien electrique
enseigner enseignant enseignement
escrime escrimeur
ferme fermier
fermer fermeture
fleur fleuriste fleurir fleurissement
football footballeur
forge forgeron
frite friterie
fromage fromager fromagerie
garder garderie gardien gardiennage
gendarme gendarmerie
guitare guitariste
gymnaste gymnastique
handball handballeur
hopital hospitalier
hotel hotelier hotellerie
inscrire inscription
jardin jardinier jardinage jardinerie jardiner
jeu jouer joueur
judo judoka
karate karateka
lait laitier laiterie
laver laveur lavage laverie
livrer livreur livraison
louer loueur location locataire
lutte lutter lutteur
lycee lyceen
macon maconnerie
magie magicien magique
nage nager nageur nageuse
notaire notariat
nourrir nourriture
ouvrir ouverture
parent parentalite
parfum parfumeur parfumerie
parrain parrainage parrainer
payer paiement paye
peche pecher pecheur
peindre peintre peinture
pharmacie pharmacien
piano pianiste
pizza pizzeria
plonge plonger plongeur
police policier
pomme pommier
poste postier
produire producteur production
promenade promener promeneur
proprietaire propriete
proteger protection
randonnee randonner randonneur
recycler recyclage recycleur recyclerie
rose rosier
rugby rugbyman
sandwich sandwicherie
secours secouriste secourisme
secretaire secretariat
signer signature
ski skieur
stage stagiaire
teinture teinturier teinturerie
tisser tissage tisserand
traduire traducteur traduction
tragedie tragedien
tri trier
tricot tricoter tricoteur
tuile tuilier
vaccin vacciner vaccination
vendre vendeur vente
violon violoniste
visite visiter visiteur
vitre vitrier vitrerie
voyage voyager voyageur
"""

# Words that the rule would join and that are strangers: the first to each of the others.
REFUSED = """
amener amenage
armateur armer
assistant assister
capteur capture
chantage chanter chanteur
chantant chanter
chauffeur chauffage chauffer chaufferie
chercher chercheur
collant coller
commandant commander
comment commence
compter compteur
coterie cotier
couleur couler
courage coureur
couture couter
croisade croiser croiseur
croissant croissance
curateur curer
demander demandeur
dictateur dicter
directement directeur
durement durer
egalement egaler
elevateur elever elevation
equateur equation
erreur errer
existant exister
factage facteur
facteur facture faction
fermage fermer fermement
galerie galeuse
garage garer
humeur humer
important importer importance
imprimant imprimer
instant instance
langage langer
lavement laver
leger legation
literie litier
loterie lotier
menage mener meneur meneuse
mineur miner
mobile mobilite
montant monter
monter monture
monteur monture
operateur operation
ordinateur ordination
parlement parler
passade passer passeur
passage passer passant
pelage peler
portage porter porteur
portance porter porteur
porter porteur
posture poster
praticien pratique
professeur profession
radiateur radiation radier
ramage ramer
restaurant restaurer
roulade rouler rouleur
roulant rouler
sacrement sacrer
successeur succession
tapage taper tapeur
tendance tender tendeur
tentation tenter
tenture tenter tenteur
tournage tourner tourneur
tournant tourner
tracteur traction
traiteur traitement traiter
valeur valerie
virement virer
visage viser viseur
voyeur voyage voyager
"""


def _pairs():
    """{ending: ((other ending, least length of the stem), …)}."""
    pairs = {}
    for least, endings in RULE:
        for ending, other in permutations(endings.split(), 2):
            pairs.setdefault(ending, []).append((other, least))
    return {ending: tuple(others) for ending, others in pairs.items()}


def _lines(text):
    return [line.split() for line in text.strip().splitlines()]


PAIRS = _pairs()
LONGEST_ENDING = max(map(len, PAIRS))
NAMED = {word: frozenset(line) for line in _lines(FAMILIES) for word in line}
STRANGERS = {
    pair
    for first, *others in _lines(REFUSED)
    for other in others
    for pair in ((first, other), (other, first))
}


def relatives(form):
    """The forms that would be of the family of a form; most are no words at all."""
    found = set(NAMED.get(form, ()))
    for length in range(1, min(LONGEST_ENDING, len(form) - 2) + 1):
        stem = form[:-length]
        for other, least in PAIRS.get(form[-length:], ()):
            if len(stem) >= least:
                found.add(stem + other)
    return frozenset(other for other in found if other != form and (form, other) not in STRANGERS)
