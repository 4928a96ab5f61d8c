"""How French asks: the words that only say that a question is asked. All are folded and without what is
elided (« j’ai besoin d’une » is "ai besoin une"); a hyphen is a space."""

from search.analysis.asking import Asking

ASKING = Asking.of(
    # « Faut-il », « peut-on », « je voudrais », « quelles sont », and what is said out of courtesy.
    words="""comment quand quel quelle quels quelles combien pourquoi lequel laquelle lesquels lesquelles
        faut peut peux peuvent puis pouvez pouvons pourrais pourrait pourrions dois doit doivent devez devons
        devrais devrait veux veut voulez voulons voudrais voudrait voudrions aimerais aimerait aimerions
        souhaite souhaitons souhaiterais souhaiterait souhaiterions cherche cherchons avez
        bonjour bonsoir svp stp qqch qqchose""",
    # « Comment faire », « où puis-je trouver », « que dois-je faire »: beside one of these, such a verb is
    # part of the question; « faire du sport » is not.
    openers="""comment ou que quoi qui quand pourquoi combien quel quelle quels quelles
        faut peut peux puis pouvez pouvons dois doit""",
    between="""je j tu t il elle on nous vous ils elles se s y ce est a ca
        peut peux peuvent puis pouvez pouvons dois doit faut devez devons""",
    verbs="""faire trouver trouve trouvent situe situent savoir avoir aller adresser sert servent passe
        passent existe""",
    phrases="""
        combien de temps
        a quelle heure
        quel jour
        quels jours
        a quel moment
        ca marche
        ai besoin
        avons besoin
        a besoin
        je recherche
        nous recherchons
        existe t il
        il existe
        est il possible
        est ce possible
        est possible
        quand a lieu
        quand ont lieu
        ou a lieu
        ou ont lieu
        en cas de
        dans quel cas
        dans quels cas
        pour avoir
        pour savoir
        pour trouver
        me dire
        dites moi
        il vous plait
        il te plait
        merci avance
        sert a quoi
        quelque chose
        quelque chose a faire
        qq chose
        qq chose a faire
        qqch a faire
        choses a faire
    """,
)
