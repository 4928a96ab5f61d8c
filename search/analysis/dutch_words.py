"""The words that Dutch rules need to know by name, and how Dutch asks. All are folded."""

from search.analysis import french_words
from search.analysis.asking import Asking


def _words(text):
    return frozenset(text.split())


def _pairs(text):
    return dict(pair.split(":") for pair in text.split())


STOP_WORDS = _words(
    """aan al als bij dan dat de der deze die dit door een en er haar had heb het hij hun ik in is je kan maar
    me met mijn naar niet nog nu of om ons ook op over te tot u uit van voor was wat we wel wij worden
    wordt ze zich zijn zo zou"""
)

# Words that end like a plural and are none.
_SINGULAR = _words(
    """jongen wagen regen leven haven keuken teken deken kussen examen eigen morgen tegen boven binnen buiten
    samen zeven negen laken molen toren oven open even heden reden verleden geleden mensen degen wezen
    misschien bovendien tien negentien gouden houten dichten waarschuwen vertrouwen vermogen onderwijzen goud
    adres proces succes congres gratis nieuws thuis cursus koers beurs pers eens steeds soms straks zien doen
    tijdens volgens"""
)
# Without their ending they would be another word: the elderly are no parents, a zone is no son.
_OTHERS = _words("ouderen zone roze mode code pole aarde vrede lente boete cafe dame weide einde")
KEPT = _SINGULAR | _OTHERS | french_words.KEPT

IRREGULAR = _pairs(
    """kinderen:kind eieren:ei koeien:koe musea:museum museums:museum centra:centrum mensen:mens
    jongens:jongen zones:zone cafes:cafe dames:dame codes:code boetes:boete wegen:weg baden:bad
    dagen:dag steden:stad leden:lid schepen:schip glazen:glas daken:dak gaten:gat paden:pad
    graven:graf hoven:hof loten:lot sloten:slot goden:god spelen:spel oorlogen:oorlog
    bedragen:bedrag verslagen:verslag aanslagen:aanslag bladeren:blad liederen:lied kalveren:kalf
    lammeren:lam volkeren:volk kastelen:kasteel juwelen:juweel panelen:paneel kamelen:kameel
    zwemt:zwem fietst:fiets tickets:ticket festivals:festival restaurants:restaurant
    workshops:workshop clubs:club parkings:parking apps:app"""
)
# Of compounds too: fietspaden, raadsleden, kleinkinderen, stadsdelen.
BY_ENDING = _pairs(
    """kinderen:kind wegen:weg baden:bad dagen:dag steden:stad leden:lid schepen:schip glazen:glas
    daken:dak paden:pad spelen:spel delen:deel bedragen:bedrag clubs:club centra:centrum mensen:mens"""
)

ASKING = Asking.of(
    words="""hoe wanneer waar waarom welk welke hoeveel wie moet moeten mag mogen wil willen graag hallo
        alstublieft kunt kunnen zoek krijgen krijg vinden vind gaat gaan doen""",
    openers="hoe waar wat wanneer wie welke kan kunt mag moet",
    between="kan kun kunt kunnen ik je u men wij we moet mag er een mijn het de is",
    verbs="weten hebben",
    phrases="""
    op zoek naar
    ik zoek
    ik wil
    ik heb nodig
    hoe laat
    hoe lang
    hoe vaak
    hoe veel
    welke dag
    is er
    zijn er
    is het mogelijk
    in geval van
    dank u
    dank je
    """,
)
