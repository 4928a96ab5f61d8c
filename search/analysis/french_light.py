"""Words that are common in any French text, folded: verbs of every day in the forms people type, sizes,
numbers, times, and what somebody is to somebody. They tell little of what is looked for, even where few pages
of a town happen to have them: a word of these weighs as if a good part of all pages had it (search.planning).
None of them is a misspelling of another word either (search.advice)."""

_WORDS = """
    accepte accepter ai ajoute ajouter alle allee aller alles allons alors amene amener ami amie amis an
    ancien ancienne annee annees ans appeler appeles appelez appelle apporte apporter apres arrete
    arretent arreter arrive arrivee arrivent arriver arrivera as assez attend attendre attends attente
    aujourd aura aurai aurait aussi autre autres avais avait avant avec avez avoir avons beau beaucoup
    belle besoin bien bon bonne bonnes bons cas cent certain certaine certains change changee changement
    changent changer changez chaque chez choisi choisie choisir choisis choisissent choisit chose choses
    cinq comme commence commencent commencer commencez comprend comprendre comprends compris concerne
    concernent concerner connais connaissent connait connaitre connu content continue continuer contre
    copain copine cote cousin cree creer croire crois croit debut decide decider dedans dehors deja demain
    demande demandent demander demandes demandez depose deposer depuis dernier derniere derriere descend
    descendre dessous dessus deux devant devenir devenu devenue deviennent deviens devient devoir
    difficile dire dis disent dit dites dix doit donne donnee donnees donnent donner donnez ecrire ecris
    ecrit emmene emmener encore enleve enlevent enlever ensemble entre entree entrent entrer envie envoie
    envoye envoyer es essaie essaye essayer est etais etait ete etes etre eu eue eux exemple explique
    expliquer facile facon faire fais faisant fait faite faites faits falloir femme fera ferai ferait
    fille filles fils fin fini finir finis finissent finit fois font frere gagne gagner garde gardent
    garder genre gens grace grand grande grandes grands gros grosse habite habitent habiter habitons heure
    heures hier homme hors hui huit ici idee impossible inconnu installe installent installer ira irai
    jamais jete jeter jette jeune jeunes jour jours jusqu jusque la laisse laissee laissent laisser leur
    leurs lire loin lors lui ma madame mal malgre maman mamie maniere mari matin mauvais mauvaise meme
    memes mere mes met mets mettent mettez mettre midi mien mieux mille minute minutes mis mise mises moi
    moins mois moment mon monde monsieur monte monter montrer necessaire neuf nombreux nos notre nouveau
    nouveaux nouvelle nouvelles nuit obligatoire oblige obligee obliger obtenir obtenu obtenue obtiennent
    obtiens obtient occupe occupent occuper oncle ont organise organisent organiser oter oublie oubliee
    oublier ouvre ouvrent ouvrir papa papi par parfois parle parlent parler parlez pars part partent parti
    partie partir partout passe passee passent passer passes pendant pense pensent penser penses perd
    perdre perds perdu pere permet permettre personne personnes petit petite petites petits peu pire plein
    pleine plus plusieurs portent porter pose posent poser possible pour pousser pouvoir prefere preferer
    premier premiere prend prendre prends prenez prennent prepare preparer pres pris prise prises probleme
    prochain prochaine propose proposer quand quatre quelqu quelque quelques question raison rapide
    rapidement recevoir recois recoit recoivent recu recue refuse refusee refuser regarde regarder
    remplace remplacer rencontre rencontrer rencontres rend rendre rends rendu rendue rentre rentrer
    repond repondre reponds repondu reponse reste restee restent rester retire retirer revenir revient sa
    sais sait sans sauf savent savoir selon semaine semaines sept sera serai serait sert servent servir
    ses seul seule seuls si sinon six soeur soi soient soir soit sommes son sont sors sort sorte sorti
    sortir sous souvent su suis suit suivi suivre sur ta tante tard temps tenir tenu tenue tes tiens tient
    tirer toi tombe tombee tomber ton tot toujours tourner tous tout toute toutes tres triste trois trop
    trouve trouvee trouvent trouver trouves trouvez truc trucs type utilise utilisent utiliser va vais
    vecu venir venu venue vers vieille vieilles vienne viennent viens vient vieux vis vit vite vivent
    vivre voient voir vois voit vont vos votre vouloir voyez vrai vraiment vu vue
"""
LIGHT = frozenset(_WORDS.split())
