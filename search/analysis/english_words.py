"""The words that English rules need to know by name, and how English asks. All are folded."""

from search.analysis import french_words
from search.analysis.asking import Asking


def _words(text):
    return frozenset(text.split())


def _pairs(text):
    return dict(pair.split(":") for pair in text.split())


STOP_WORDS = _words(
    """a an and any are as at be been but by for from had has have he her his i if in into is it its me my no
    not of on or our she so that the their them there they this to was we were what which who will with you
    your"""
)

_NO_PLURAL = _words(
    """news bus gas yes always perhaps canvas lens atlas christmas chess series species means mathematics
    politics physics economics athletics gymnastics ethics headquarters premises customs glasses goods thanks
    wales brussels athens diabetes rabies scabies measles mumps besides towards afterwards sometimes whereas
    overseas jeans shorts"""
)
# What would be another word without its ending: a car park is no park, a booking no book.
_NO_VERB = _words(
    """parking training housing evening booking boxing bowling fishing drawing marketing clothing rating
    ceiling pudding nothing something anything everything during morning sibling darling herring stocking
    railing offering wedding outing inning earring heading bearing landing standing rowing dressing filling
    hundred sacred naked wicked indeed beloved embed teething crossing king wing thing string spring"""
)
_WITH_E = _words("locale morale humane artiste envelope cafe")
# Towns and names of the region stay whole.
KEPT = _NO_PLURAL | _NO_VERB | _WITH_E | french_words.KEPT

IRREGULAR = _pairs(
    """children:child men:man women:woman feet:foot teeth:tooth mice:mouse geese:goose oxen:ox leaves:leaf
    knives:knife wives:wife shelves:shelf halves:half loaves:loaf scarves:scarf thieves:thief
    wolves:wolf calves:calf housewives:housewife midwives:midwife grandchildren:grandchild
    stepchildren:stepchild schoolchildren:schoolchild firemen:fireman policemen:policeman
    sportsmen:sportsman craftsmen:craftsman businessmen:businessman businesswomen:businesswoman
    movies:movie cookies:cookie calories:calorie brownies:brownie hoodies:hoodie smoothies:smoothie
    freebies:freebie selfies:selfie prairies:prairie zombies:zombie aches:ache headaches:headache
    creches:creche niches:niche quiches:quiche caches:cache moustaches:moustache axes:axe shoes:shoe
    toes:toe canoes:canoe horseshoes:horseshoe taxis:taxi skis:ski kiwis:kiwi gases:gas lenses:lens
    abuses:abuse excuses:excuse refuses:refuse fuses:fuse muses:muse uses:use used:use using:use
    menus:menu flus:flu analyses:analysis crises:crisis diagnoses:diagnosis bases:base oases:oasis
    criteria:criterion phenomena:phenomenon curricula:curriculum paid:pay changing:change
    changed:change exchanging:exchange exchanged:exchange bathing:bathe bathed:bathe
    arranging:arrange arranged:arrange swum:swim swam:swim taught:teach bought:buy sold:sell
    built:build sent:send lost:lose stolen:steal broken:break written:write driven:drive drove:drive
    found:find dying:die lying:lie tying:tie died:die tied:tie center:centre centers:centre
    theater:theatre theaters:theatre color:colour colors:colour neighbor:neighbour
    neighbors:neighbour neighborhood:neighbourhood neighborhoods:neighbourhood labor:labour
    harbor:harbour program:programme programs:programme license:licence licenses:licence gray:grey
    tire:tyre tires:tyre jewelry:jewellery enroll:enrol enrollment:enrolment
    kindergartens:kindergarten catalog:catalogue catalogs:catalogue meter:metre meters:metre
    liter:litre liters:litre"""
)

ASKING = Asking.of(
    words="""how when where why does do did should could would want wanted wants need needs hello please
        thanks can may shall whose whom somebody someone""",
    openers="how where what when who which can could do does may should to",
    between="""can could do does did i you we one to is it are there should may a my get be they the""",
    verbs="get find do go know have make use reach",
    phrases="""
    how many
    how much
    how long
    how often
    what time
    what day
    which day
    looking for
    look for
    i need
    like to
    is there
    are there
    is it possible
    am i allowed
    in order to
    in case of
    tell me
    something to do
    things to do
    thank you
    """,
)
